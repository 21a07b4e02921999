import { createHmac } from 'node:crypto';
import { readCode, type CodeRules } from '../answer.ts';
import type { RobotWire } from '../robot.ts';
import { chatText, withoutMentions } from '../text.ts';
import { JSON_HEADERS } from './json.ts';

/**
 * 19001 unknown token · 19021 signature or time · 19022 IP · 19024 keyword. 9499, “bad request”, is also said when
 * there are too many, so it may pass.
 */
const rules: CodeRules = {
  final: ['19001', '19002', '19021', '19022', '19024'],
  throttled: { '11232': 60_000 },
};

/**
 * Feishu custom bot. Unlike everywhere else the string to sign, `<seconds>\n<secret>`, is the *key*, and what is signed
 * is empty; time and signature go into the body.
 *
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export const feishu: RobotWire = {
  build({ address, secret }, message, now) {
    const timestamp = String(Math.floor(now / 1_000));
    const signed =
      secret === undefined
        ? {}
        : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).digest('base64') };
    const content = { text: withoutMentions(chatText(message)) };
    return {
      url: address,
      headers: JSON_HEADERS,
      body: JSON.stringify({ ...signed, msg_type: 'text', content }),
    };
  },
  // The older spelling, with StatusCode, is still sent along with the newer one.
  read: (answer) =>
    readCode(answer, { code: ['code', 'StatusCode'], message: ['msg', 'StatusMessage'] }, rules),
};
