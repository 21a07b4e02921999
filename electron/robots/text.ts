import type { RobotMessage } from './robot.ts';

/**
 * The message as the plain text of a chat. It always names Plimsoll: where a group lets only messages with a keyword
 * in, that name is the keyword.
 */
export function chatText({ title, lines }: RobotMessage): string {
  return [`Plimsoll · ${title}`, ...lines].map(oneLine).join('\n');
}

/**
 * In Feishu and WeCom `<at …>` and `<@…>` call people even in plain text, and the name of an account comes from
 * outside: it must not be able to ring everybody's phone.
 */
export function withoutMentions(text: string): string {
  return text.replaceAll('<', '\u2039').replaceAll('>', '\u203A');
}

/** The length that counts against a robot's limit, UTF-8 bytes. */
export function textBytes(message: RobotMessage): number {
  return Buffer.byteLength(chatText(message), 'utf8');
}

/** A line break inside a name would look like a further line of ours. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
