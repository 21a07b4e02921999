import { readCode, type CodeRules } from '../answer.ts';
import type { RobotWire } from '../robot.ts';
import { chatText, withoutMentions } from '../text.ts';
import { JSON_HEADERS } from './json.ts';

/** 93000 unknown key · 93004 switched off · 93008 no longer in the group · 400xx a message it cannot take. */
const rules: CodeRules = {
  final: ['93000', '93004', '93008', '40008', '40035', '40058'],
  throttled: { '45009': 60_000 },
};

/**
 * WeCom group robot: the key in the address is all there is, nothing is signed.
 *
 * https://developer.work.weixin.qq.com/document/path/91770
 */
export const wecom: RobotWire = {
  build: ({ address }, message) => ({
    url: address,
    headers: JSON_HEADERS,
    body: JSON.stringify({
      msgtype: 'text',
      text: { content: withoutMentions(chatText(message)) },
    }),
  }),
  read: (answer) => readCode(answer, { code: ['errcode'], message: ['errmsg'] }, rules),
};
