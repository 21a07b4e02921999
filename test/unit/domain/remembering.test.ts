import { expect, it } from 'vitest';
import { remembering } from '../../../electron/domain/remembering.ts';

it('asks once for each text, but keeps none to which there is no answer: it may be a secret', () => {
  const asked: string[] = [];
  const lengthOf = remembering((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  expect(['a', 'bc', 'a', '', ''].map(lengthOf)).toEqual([1, 2, 1, null, null]);
  expect(asked).toEqual(['a', 'bc', '', '']);
});

it('does not keep all that was ever asked', () => {
  let asked = 0;
  const ask = remembering((text) => {
    asked += 1;
    return text;
  });
  for (let n = 0; n < 2_000; n += 1) ask(String(n));
  ask('0');
  expect(asked).toBe(2_001);
});
