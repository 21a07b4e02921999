import { describe, expect, it } from 'vitest';
import { clockOffset, serverTime } from '../../../electron/transport/clock-offset.ts';

const NOON = Date.parse('2026-01-15T12:00:00Z');

function answer(headers: Readonly<Record<string, string>>) {
  return { header: (name: string) => headers[name.toLowerCase()] ?? null };
}

describe('the provider’s time', () => {
  it.each([
    ['2026-01-15T12:00:00Z', NOON],
    ['2026-01-15T12:00:00.250Z', NOON + 250],
    ['2026-01-15T20:00:00+08:00', NOON],
    ['2026-01-15T20:00:00.5+0800', NOON + 500],
    ['2026-01-15T09:30:00-02:30', NOON],
    [String(NOON), NOON],
    ['Thu, 15 Jan 2026 12:00:00 GMT', NOON],
    [' 2026-01-15T12:00:00Z ', NOON],
  ])('is read from %j in either header', (text, time) => {
    expect(serverTime(answer({ 'response-time': text }))).toBe(time);
    expect(serverTime(answer({ date: text }))).toBe(time);
  });

  it.each([
    '',
    'soon',
    '12:00',
    '2026-01-15',
    // Nobody knows whose noon this is.
    '2026-01-15T12:00:00',
    '2026-13-15T12:00:00Z',
    '1768478400',
    '-1768478400000',
    'Thu, 15 Jan 2026 12:00:00 +0800',
  ])('is not guessed from %j', (text) => {
    expect(serverTime(answer({ 'response-time': text }))).toBeNull();
  });

  it('is the provider’s own word before the server’s, as far as it can be read', () => {
    const date = 'Thu, 15 Jan 2026 12:00:00 GMT';
    expect(serverTime(answer({ 'response-time': '2026-01-15T12:00:01Z', date }))).toBe(NOON + 1_000);
    expect(serverTime(answer({ 'response-time': 'soon', date }))).toBe(NOON);
    expect(serverTime(answer({}))).toBeNull();
  });
});

describe('the difference of the clocks', () => {
  const noon = answer({ 'response-time': String(NOON) });

  it('is counted to the middle between sending and receipt', () => {
    expect(clockOffset(noon, NOON - 400, NOON + 400)).toBe(0);
    expect(clockOffset(noon, NOON, NOON + 1_000)).toBe(-500);
  });

  it('is above zero where the provider is ahead, below where it is behind', () => {
    expect(clockOffset(noon, NOON - 420_000, NOON - 420_000)).toBe(420_000);
    expect(clockOffset(noon, NOON + 420_000, NOON + 420_000)).toBe(-420_000);
  });

  it('is unknown when the answer tells no time', () => {
    expect(clockOffset(answer({}), NOON, NOON)).toBeNull();
  });
});
