import { expect, it } from 'vitest';
import { splitMessage } from '../../../electron/robots/fit.ts';
import { textBytes } from '../../../electron/robots/text.ts';

it('a message that fits stays as it is', () => {
  const message = { title: 'a', lines: ['b'] };
  expect(splitMessage(message, 200)).toEqual([message]);
});

it('a line longer than a whole message loses its end, at a whole character', () => {
  const parts = splitMessage({ title: 'a', lines: ['before', '余🙂'.repeat(200), 'after'] }, 200);
  const lines = parts.flatMap((part) => part.lines);
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^(?:余🙂)+余?…$/u);
  for (const part of parts) expect(textBytes(part)).toBeLessThanOrEqual(200);
});

it('a title longer than a whole message does too', () => {
  const parts = splitMessage({ title: 'x'.repeat(5_000), lines: ['b', 'c'] }, 300);
  expect(parts.flatMap((part) => part.lines)).toEqual(['b', 'c']);
  for (const part of parts) expect(textBytes(part)).toBeLessThanOrEqual(300);
});
