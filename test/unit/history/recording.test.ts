import { describe, expect, it } from 'vitest';
import type { Account } from '../../../electron/domain/account.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import { HOUR, historyWorld, KEY, MINUTE } from './harness.ts';

const world = historyWorld();

const series = () => world.history.series('a', KEY, world.clock - 10 * HOUR, world.clock + 1, 1_000);
const shown = () =>
  series()?.points.map(({ at, until, last, afterGap }) => ({ at, until, last, afterGap }));

describe('the first reading', () => {
  it('makes a key and begins the file; before it there is neither', async () => {
    expect(world.files()).toEqual([]);
    expect(world.keychain.items.size).toBe(0);
    expect(world.history.state()).toEqual({ kind: 'empty' });
    world.reads('100.00');
    await world.settle();
    expect(world.history.state()).toEqual({ kind: 'stored' });
    expect(world.files()).toContainEqual(expect.stringMatching(/^history-[0-9a-f]{16}\.db$/));
    expect(world.history.lastReadings()).toMatchObject([
      {
        connection: { id: 'a', label: 'Peru', environmentKind: 'production' },
        key: KEY,
        balance: entry('100.00').balance,
        verification: 'unsigned',
        readAt: world.clock,
        returned: true,
      },
    ]);
  });

  it('fixes the accounting time zone, and a traveller does not move it', async () => {
    world.computerZone = 'Asia/Shanghai';
    world.reads('100.00');
    await world.settle();
    world.computerZone = 'America/New_York';
    await world.restart();
    world.reads('99.00');
    expect(world.settings.timeZone).toBe('Asia/Shanghai');
  });
});

describe('what is kept of snapshots', () => {
  it('is each reading once, however often it is shown', async () => {
    const begin = world.clock;
    world.reads('100.00');
    world.clock += MINUTE;
    world.shows(shownConnection('a', [entry('100.00', { readAt: begin })]));
    await world.settle();
    expect(shown()).toEqual([{ at: begin, until: begin, last: '100.00', afterGap: false }]);
  });

  it('is one stretch while nothing changes, and another after a change', async () => {
    const begin = world.clock;
    for (const value of ['100.00', '100.00', '100.00', '90.00']) {
      world.reads(value);
      world.clock += 5 * MINUTE;
    }
    await world.settle();
    expect(shown()).toEqual([
      { at: begin, until: begin + 10 * MINUTE, last: '100.00', afterGap: false },
      { at: begin + 15 * MINUTE, until: begin + 15 * MINUTE, last: '90.00', afterGap: false },
    ]);
  });

  it('shows where nothing was known in between, though the amount is the same', async () => {
    const begin = world.clock;
    world.reads('100.00');
    world.clock += 5 * MINUTE;
    world.shows(shownConnection('a', [entry('100.00', { readAt: begin, freshness: 'stale' })]));
    world.clock += 5 * MINUTE;
    world.reads('100.00');
    await world.settle();
    expect(shown()).toEqual([
      { at: begin, until: begin, last: '100.00', afterGap: false },
      { at: world.clock, until: world.clock, last: '100.00', afterGap: true },
    ]);
  });

  it.each([
    [10 * MINUTE, false],
    [30 * MINUTE, true],
  ])('after a restart of %d ms goes on or not', async (ms, afterGap) => {
    world.reads('100.00');
    await world.settle();
    await world.restart();
    world.clock += ms;
    world.reads('95.00');
    expect(shown()?.at(-1)).toMatchObject({ last: '95.00', afterGap });
  });

  it('says that a balance is no longer returned, until it is again', async () => {
    world.reads('100.00');
    const gone = entry('100.00', { readAt: world.clock, freshness: 'not-returned' });
    world.shows(shownConnection('a', [gone]));
    await world.settle();
    expect(world.history.lastReadings()).toMatchObject([{ returned: false }]);
    await world.restart();
    expect(world.history.lastReadings()).toMatchObject([{ returned: false }]);
    world.clock += MINUTE;
    world.reads('100.00');
    expect(world.history.lastReadings()).toMatchObject([{ returned: true, readAt: world.clock }]);
    expect(shown()?.at(-1)?.afterGap).toBe(true);
  });

  it('names the account, and tells a forecast when it was blocked', async () => {
    const account: Account = {
      accountNo: '20001031',
      name: 'Lima',
      role: 'pay-out',
      status: { word: 'FROZEN', meaning: 'attention' },
      currencies: ['PEN'],
    };
    world.reads('100.00', {}, { accounts: [account] });
    await world.settle();
    expect(world.history.lastReadings()).toMatchObject([
      { account: { name: 'Lima', role: 'pay-out' } },
    ]);
    expect(world.history.forecastPoints('a', KEY, 0)).toEqual([
      { at: world.clock, available: '100.00', blocked: true },
    ]);
  });

  it('keeps sandbox and demo readings as what they are', async () => {
    world.shows(
      shownConnection('a', [entry('1', { readAt: world.clock })], { environmentKind: 'sandbox' }),
      shownConnection('b', [entry('2', { readAt: world.clock })], { environmentKind: 'demo' }),
    );
    await world.settle();
    const kinds = world.history.lastReadings().map(({ connection }) => connection.environmentKind);
    expect(kinds).toEqual(['sandbox', 'demo']);
  });
});

describe('amounts', () => {
  it('are the same to the last digit after a restart', async () => {
    const value = '-123456789012345678901234567.890';
    const amount = (text: string) => ({ currency: 'PEN', value: text, unit: 'major' }) as const;
    const balance = {
      ...entry(value).balance,
      frozen: amount('0.000000000000000000000000000001'),
      unavailable: amount('7'),
      total: amount('999999999999999999999999999999'),
      creditLine: amount('10.10'),
    };
    world.reads(value, { balance, verification: 'verified' });
    await world.settle();
    await world.restart();
    expect(world.history.lastReadings()).toMatchObject([{ balance, verification: 'verified' }]);
    expect(series()?.points).toMatchObject([{ lowest: value, highest: value, last: value }]);
  });

  it('a provider does not give stay absent', async () => {
    world.reads('5');
    await world.settle();
    await world.restart();
    const [last] = world.history.lastReadings();
    expect(last?.balance).toEqual(entry('5').balance);
  });
});

describe('a clock that is set back', () => {
  it('loses no reading and shows the newest', async () => {
    world.clock += 3 * HOUR;
    world.reads('100.00');
    await world.settle();
    world.tend();
    world.clock -= 3 * HOUR;
    const begin = world.clock;
    world.reads('50.00');
    world.clock += MINUTE;
    world.reads('40.00');
    expect(world.history.lastReadings()).toMatchObject([
      { balance: entry('40.00').balance, readAt: begin + MINUTE },
    ]);
    const { points = [] } = world.history.series('a', KEY, begin - HOUR, begin + 5 * HOUR, 1_000) ?? {};
    expect(points.map(({ last }) => last)).toEqual(['50.00', '40.00', '100.00']);
    world.clock = begin + 26 * HOUR;
    world.reads('30.00');
    world.clock += 24 * HOUR;
    world.tend();
    const day = world.history.series('a', KEY, begin - DAY_BEFORE, begin + DAY_BEFORE, 2);
    expect(day?.points[0]).toMatchObject({ lowest: '40.00', highest: '100.00' });
  });
});

/** A reading every eight hours. */
async function readTenDays(): Promise<void> {
  for (let n = 0; n < 30; n += 1) {
    world.reads(`${n}`);
    world.clock += 8 * HOUR;
  }
  await world.settle();
  world.tend();
}

describe('a clock that is years ahead', () => {
  it('thins nothing while no provider’s clock agrees with it', async () => {
    const begin = world.clock;
    await readTenDays();
    const kept = () => world.history.series('a', KEY, begin, begin + 10 * DAY_BEFORE, 1_000)?.points.length;
    const before = kept();
    world.isClockRight = false;
    const right = world.clock;
    world.clock += 2 * 365 * DAY_BEFORE;
    world.reads('5');
    await world.settle();
    world.tend();
    world.clock = right;
    world.isClockRight = true;
    world.reads('6');
    world.tend();
    expect(kept()).toBe(before);
  });
});

describe('while somebody waits for the window', () => {
  it('nothing is thinned, and all the more afterwards', async () => {
    const begin = world.clock;
    await readTenDays();
    const kept = () => world.history.series('a', KEY, begin, begin + 10 * DAY_BEFORE, 1_000)?.points.length ?? 0;
    const before = kept();
    world.clock += 2 * 365 * DAY_BEFORE;
    world.reads('5');
    await world.settle();
    world.isAwaited = true;
    world.tend();
    expect(kept()).toBe(before);
    world.isAwaited = false;
    world.tend();
    expect(kept()).toBeLessThan(before);
  });
});

const DAY_BEFORE = 24 * HOUR;
