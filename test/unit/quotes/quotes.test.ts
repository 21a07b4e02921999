import { beforeEach, describe, expect, it } from 'vitest';
import type { QuoteResult } from '../../../electron/contract/types.ts';
import { connection, FLOOR_MS, NOON, quote, quotesWorld, request, type QuotesWorld } from './harness.ts';

const MINUTE = 60_000;

let world: QuotesWorld;
beforeEach(() => {
  world = quotesWorld();
});

const get = async (change = {}): Promise<QuoteResult | undefined> =>
  world.quotes.get({ ...connection, ...change }, request);

async function expiry(): Promise<number> {
  const result = await get();
  if (result === undefined || !('expiresAt' in result)) throw new Error(JSON.stringify(result));
  return result.expiresAt;
}

describe('a quote', () => {
  it('is handed on as the provider gave it', async () => {
    world.headers = { 'response-time': '2026-01-15T12:00:00Z' };
    expect(await get()).toEqual({
      ok: true,
      quote: quote(),
      verification: 'verified',
      expiresAt: NOON + 30_000,
    });
    expect(world.asked).toEqual([request]);
  });

  it('tells of faults in the form and sends nothing', async () => {
    expect(await world.quotes.get(connection, { ...request, amount: '' })).toEqual({
      ok: false,
      errors: [{ field: 'amount', error: 'required' }],
    });
    expect(world.asked).toEqual([]);
  });

  it('tells what the provider said', async () => {
    const problem = { kind: 'contract', code: 'CONTRACT_CHECK_FAIL' } as const;
    world.answer = { ok: false, problem };
    expect(await get()).toEqual({ ok: false, problem });
  });

  it('says that the keychain is locked and sends nothing, so it need not wait', async () => {
    const good = world.secrets;
    world.secrets = { ok: false, problem: { kind: 'keychain-locked' } };
    expect(await get()).toEqual({ ok: false, problem: { kind: 'keychain-locked' } });
    expect(world.asked).toEqual([]);
    world.secrets = good;
    expect(await get()).toMatchObject({ ok: true });
  });

  it('is not to be had where the provider has none or the connection is disabled', async () => {
    expect(await get({ providerId: 'silent' })).toBeUndefined();
    expect(await get({ providerId: 'gone' })).toBeUndefined();
    expect(await get({ enabled: false })).toBeUndefined();
    expect(world.asked).toEqual([]);
  });
});

describe('the floor between two quotes', () => {
  it('is the environment’s manual floor, for each connection on its own', async () => {
    await get();
    world.uptime += FLOOR_MS - 500;
    expect(await get()).toEqual({ ok: false, tooSoonMs: 500 });
    expect(await get({ id: 'other' })).toMatchObject({ ok: true });
    world.uptime += 500;
    expect(await get()).toMatchObject({ ok: true });
    expect(world.asked).toHaveLength(3);
  });

  it('holds while a quote is being asked for', async () => {
    let open = (): void => undefined;
    world.gate = new Promise((resolve) => {
      open = resolve;
    });
    const first = get();
    expect(await get()).toEqual({ ok: false, tooSoonMs: FLOOR_MS });
    open();
    expect(await first).toMatchObject({ ok: true });
    expect(world.asked).toHaveLength(1);
  });

  it('passes also on a clock that stands still or is set back', async () => {
    await get();
    world.now -= 60 * MINUTE;
    world.uptime += FLOOR_MS;
    expect(await get()).toMatchObject({ ok: true });
  });
});

describe('the end of a quote, by the app’s clock', () => {
  it.each([
    ['fast', 7 * MINUTE],
    ['slow', -7 * MINUTE],
  ])('is right on a computer whose clock is %s', async (_, ahead) => {
    world.now = NOON + ahead;
    world.headers = { 'response-time': new Date(NOON).toISOString() };
    expect(await expiry()).toBe(NOON + ahead + 30_000);
  });

  it('counts from the middle of the way there and back', async () => {
    world.wayMs = 400;
    world.headers = { 'response-time': String(NOON + 400) };
    expect(await expiry()).toBe(NOON + 30_000);
  });

  it('goes by the Date of the answer where the provider tells no time of its own', async () => {
    world.now = NOON - 7 * MINUTE;
    world.headers = { date: 'Thu, 15 Jan 2026 12:00:00 GMT' };
    expect(await expiry()).toBe(NOON - 7 * MINUTE + 30_000);
  });

  it('counts from the request where no header tells the time', async () => {
    world.now = NOON + 3 * MINUTE;
    world.wayMs = 1_000;
    expect(await expiry()).toBe(NOON + 3 * MINUTE + 30_000);
  });

  it('is earlier for a quote that began before it was asked for', async () => {
    world.answer = { ok: true, verification: 'verified', quote: quote(NOON - 12_000) };
    world.headers = { 'response-time': String(NOON) };
    expect(await expiry()).toBe(NOON + 18_000);
  });

  it('is never further off than the quote lives, whatever a header says', async () => {
    // The right time of day, marked with the wrong time zone.
    world.headers = { 'response-time': '2026-01-15T12:00:00+08:00' };
    expect(await expiry()).toBe(NOON + 30_000);
  });
});
