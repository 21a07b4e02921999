import type { RobotMessage } from './robot.ts';
import { textBytes } from './text.ts';

/**
 * Cuts a message into as few as fit, between lines, in order: `Title (1/3)`. A line that alone is too long loses its
 * end. Every part says which one it is, so a missing one is noticed.
 * @param maxBytes UTF-8 bytes of the whole text of one part
 */
export function splitMessage(message: RobotMessage, maxBytes: number): readonly RobotMessage[] {
  if (textBytes(message) <= maxBytes) return [message];
  // The numbering of hundreds of parts takes no more than this.
  const title = shortened(message.title, Math.floor(maxBytes / 3));
  const room = maxBytes - textBytes({ title: `${title} (999/999)`, lines: [] });
  const parts: string[][] = [[]];
  let used = 0;
  for (const line of message.lines) {
    const fitting = shortened(line, room - 1);
    const size = Buffer.byteLength(fitting, 'utf8') + 1;
    if (used + size > room && used > 0) {
      parts.push([]);
      used = 0;
    }
    parts.at(-1)?.push(fitting);
    used += size;
  }
  if (parts.length === 1) return [{ title, lines: parts[0] ?? [] }];
  return parts.map((lines, index) => ({ title: `${title} (${index + 1}/${parts.length})`, lines }));
}

/**
 * The longest beginning of the queue that still makes one message, at least one.
 * @param combine what several messages make together
 */
export function countFitting(
  messages: readonly RobotMessage[],
  combine: (messages: readonly RobotMessage[]) => RobotMessage,
  maxBytes: number,
): number {
  let count = 1;
  while (
    count < messages.length &&
    textBytes(combine(messages.slice(0, count + 1))) <= maxBytes
  ) {
    count += 1;
  }
  return count;
}

function shortened(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text, 'utf8') <= maxBytes) return text;
  const ELLIPSIS = '…';
  let kept = '';
  let size = Buffer.byteLength(ELLIPSIS, 'utf8');
  for (const character of text) {
    size += Buffer.byteLength(character, 'utf8');
    if (size > maxBytes) break;
    kept += character;
  }
  return kept + ELLIPSIS;
}
