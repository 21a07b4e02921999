import { createHmac } from 'node:crypto';
import { readCode, type CodeRules } from '../answer.ts';
import type { RobotWire } from '../robot.ts';
import { chatText } from '../text.ts';
import { JSON_HEADERS } from './json.ts';

/** Who sends more than 20 a minute is shut out for ten minutes. */
const SHUT_OUT_MS = 10 * 60_000;

/**
 * 310000 is every breach of the security settings (signature, time, keyword, IP). 300005 and 660026 are on no page,
 * but are what the service answers to an unknown token and to haste.
 */
const rules: CodeRules = {
  final: [
    '310000', '300005', '400013', '400101', '400102', '400105', '400106',
    '430101', '430102', '430103', '430104', '460101', '101002', '40035', '43004',
  ],
  throttled: { '130101': SHUT_OUT_MS, '410100': SHUT_OUT_MS, '660026': SHUT_OUT_MS },
};

/**
 * DingTalk custom robot. The string to sign is `<ms>\n<secret>`, keyed with the secret; time and signature go into the
 * query, percent-encoded.
 *
 * Signing: https://help.dingtalk.io/open/dingstart/customize-robot-security-settings
 * Messages, rate and codes: https://open.dingtalk.com/document/orgapp/custom-robot-access
 */
export const dingtalk: RobotWire = {
  build({ address, secret }, message, now) {
    const url = new URL(address);
    if (secret !== undefined) {
      const timestamp = String(now);
      const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
      url.searchParams.set('timestamp', timestamp);
      url.searchParams.set('sign', sign);
    }
    return {
      url: url.href,
      headers: JSON_HEADERS,
      body: JSON.stringify({ msgtype: 'text', text: { content: chatText(message) } }),
    };
  },
  read: (answer) => readCode(answer, { code: ['errcode'], message: ['errmsg'] }, rules),
};
