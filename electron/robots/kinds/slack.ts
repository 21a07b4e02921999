import { mayPass, readStatus, refused } from '../answer.ts';
import type { RobotWire } from '../robot.ts';
import { chatText } from '../text.ts';
import { JSON_HEADERS } from './json.ts';

const THROTTLED_MS = 60_000;
/** `no_service`, `channel_is_archived`: the whole body is the error. */
const ERROR_WORD = /^[a-z][a-z_]{2,48}$/;

/**
 * Slack incoming webhook: the address is the credential; `ok` as plain text is success, and errors are a word with a
 * 4xx status.
 *
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
 * https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks
 */
export const slack: RobotWire = {
  build: ({ address }, message) => ({
    url: address,
    headers: JSON_HEADERS,
    // Without mrkdwn off, the stars of a masked account number would make the rest of the line bold.
    body: JSON.stringify({ text: escaped(chatText(message)), mrkdwn: false }),
  }),
  read(answer) {
    const body = answer.body.trim();
    if (answer.status === 200 && body === 'ok') return { kind: 'delivered' };
    if (answer.status === 200 || !ERROR_WORD.test(body)) {
      const failure = readStatus(answer);
      return answer.status === 429 ? { ...failure, waitMs: THROTTLED_MS } : failure;
    }
    const waitMs = answer.status === 429 ? THROTTLED_MS : undefined;
    return refused(body, body, mayPass(answer.status), waitMs);
  },
};

/** The three characters that are markup to Slack; `<!channel>` in an account's name must not call anybody. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
