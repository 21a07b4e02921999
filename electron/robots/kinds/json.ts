/** The messengers take UTF-8 only, and DingTalk wants it said. */
export const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' } as const;
