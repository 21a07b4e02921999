/** `2026-03-02`, as the browser's date field holds it, by the computer's own clock. @param at epoch ms */
export function localDay(at: number): string {
  const date = new Date(at);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
}

/** The current month and those before it, `2026-02`, newest first. @param now epoch ms */
export function monthsBack(now: number, count: number): readonly string[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, back) =>
    localDay(new Date(date.getFullYear(), date.getMonth() - back).getTime()).slice(0, 7),
  );
}
