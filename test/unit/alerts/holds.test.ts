import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AlertSettings } from '../../../electron/domain/alert.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import {
  alertWorld,
  choose,
  DAY,
  HOUR,
  INTERVAL,
  KEY,
  listed,
  MINUTE,
  titles,
  type AlertWorld,
} from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});
afterEach(() => vi.useRealTimers());

const set = (change: Partial<AlertSettings>): void => {
  world.settings = { ...world.settings, ...change };
};
const quiet = (from: string, to: string, criticalBreaks = false): void =>
  set({ quietHours: { from, to, criticalBreaks } });
const snoozeFor = (ms: number): void =>
  world.alerter.snooze('a', KEY, { until: Date.now() + ms });
/** “12:05” */
const toldAt = (): string[] =>
  world.messages.map(({ at }) => {
    const date = new Date(at);
    return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
  });

describe('muting all', () => {
  it('shows nothing, says so in the list, and tells what still holds when it ends', async () => {
    set({ muted: true });
    await world.reads('80');
    await world.watches(3 * HOUR);
    expect(world.messages).toEqual([]);
    expect(world.handedOn).toEqual([]);
    expect(listed(world)).toEqual(['low held-muted']);
    set({ muted: false });
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low']);
    expect(listed(world)).toEqual(['low shown']);
  });

  it('does not repeat afterwards what was told before', async () => {
    await world.reads('80');
    set({ muted: true });
    await world.watches(HOUR);
    set({ muted: false });
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low']);
  });

  it('tells nothing afterwards of what is over', async () => {
    set({ muted: true });
    await world.reads('80');
    await world.reads('500');
    set({ muted: false });
    await world.reads('500');
    expect(world.messages).toEqual([]);
  });

  it('keeps back what was about to be shown', async () => {
    world.shows(shownConnection('a', [entry('80', { line: world.line })]));
    set({ muted: true });
    await world.reads('80');
    expect(world.messages).toEqual([]);
    expect(listed(world)).toEqual(['low held-muted']);
    set({ muted: false });
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });

  it('tells afterwards how it is now: low, where critical was kept back', async () => {
    set({ muted: true });
    await world.reads('40');
    await world.reads('51');
    set({ muted: false });
    await world.reads('51');
    expect(titles(world)).toEqual(['Low']);
    await world.reads('49');
    expect(titles(world)).toEqual(['Low', 'Critical']);
  });

  it('never says “below the line” of a balance that is above it', async () => {
    set({ muted: true });
    await world.reads('80');
    await world.reads('102');
    set({ muted: false });
    await world.reads('102');
    expect(world.messages).toEqual([]);
    await world.reads('99');
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('quiet hours', () => {
  it('keep alerts back until they end', async () => {
    quiet('12:00', '15:30');
    await world.reads('80');
    await world.watches(5 * HOUR);
    expect(toldAt()).toEqual(['15:30']);
  });

  it('keep critical ones back too, unless those may break through', async () => {
    quiet('12:00', '13:00');
    await world.reads('10');
    expect(world.messages).toEqual([]);
    quiet('12:00', '13:00', true);
    await world.reads('10');
    expect(titles(world)).toEqual(['Critical']);
    await world.watches(3 * HOUR);
    expect(titles(world)).toEqual(['Critical']);
  });

  it('let only critical ones through', async () => {
    quiet('12:00', '13:00', true);
    await world.reads('80');
    expect(world.messages).toEqual([]);
  });

  it('end over midnight', async () => {
    quiet('22:00', '07:00');
    world.shows(shownConnection('a', [entry('500', { line: world.line })]));
    await world.watches(11 * HOUR);
    await world.reads('80');
    await world.watches(10 * HOUR);
    expect(toldAt()).toEqual(['7:00']);
  });

  it('last the whole day where they begin as they end', async () => {
    quiet('08:00', '08:00');
    await world.reads('80');
    await world.watches(2 * DAY);
    expect(world.messages).toEqual([]);
  });

  it('tell afterwards what happened once, if it is still so', async () => {
    const is = (word: string, accountNo: string): ConnectionSnapshot['accounts'][number] => ({
      accountNo,
      currencies: ['PEN'],
      status: { word, meaning: 'usable' },
    });
    const show = (one: string, other: string): void =>
      world.shows(shownConnection('a', [], { accounts: [is(one, '1'), is(other, '2')] }));
    show('ACTIVE', 'ACTIVE');
    await world.passes(MINUTE);
    quiet('12:00', '14:00');
    show('FROZEN', 'FROZEN');
    await world.passes(INTERVAL);
    show('FROZEN', 'ACTIVE');
    await world.watches(3 * HOUR);
    expect(world.messages).toMatchObject([
      { title: 'Account status changed: Peru · 1', body: 'It was ACTIVE and is FROZEN now.' },
    ]);
  });
});

describe('quiet hours on the days the clock is changed', () => {
  const { TZ } = process.env;
  beforeEach(() => {
    process.env['TZ'] = 'Europe/Berlin';
    world = alertWorld();
  });
  afterEach(() => {
    process.env['TZ'] = TZ;
  });

  it.each([
    ['spring, an hour is missing', '2026-03-28T23:00:00+01:00', '2026-03-29T07:00:00+02:00'],
    ['autumn, an hour comes twice', '2026-10-24T23:00:00+02:00', '2026-10-25T07:00:00+01:00'],
  ])('%s: end at seven on the wall', async (_, evening, morning) => {
    vi.setSystemTime(new Date(evening));
    quiet('22:00', '07:00');
    await world.reads('80');
    // Nothing is read in the night; only the end itself makes it look.
    await world.passes(12 * HOUR);
    expect(world.messages).toHaveLength(1);
    expect(world.messages[0]!.at - Date.parse(morning)).toBeLessThan(MINUTE);
    expect(world.messages[0]!.at - Date.parse(morning)).toBeGreaterThanOrEqual(0);
  });
});

describe('snoozing an account', () => {
  it('keeps its alerts back and tells what still holds when the time is over', async () => {
    await world.reads('500');
    snoozeFor(HOUR);
    await world.reads('80');
    expect(listed(world)).toEqual(['low held-snoozed']);
    await world.watches(2 * HOUR);
    expect(toldAt()).toEqual(['13:05']);
  });

  it('tells anew what was told before, and lists both', async () => {
    await world.reads('80');
    snoozeFor(HOUR);
    await world.watches(50 * MINUTE);
    expect(titles(world)).toEqual(['Low']);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low', 'Low']);
    expect(listed(world)).toEqual(['low shown', 'low shown']);
  });

  it('tells nothing more once the balance recovered', async () => {
    await world.reads('80');
    snoozeFor(HOUR);
    await world.reads('500');
    await world.watches(2 * HOUR);
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not touch another account', async () => {
    const low = entry('80', { line: world.line });
    world.shows(shownConnection('a', [low, { ...low, key: 'other' }]));
    snoozeFor(HOUR);
    await world.passes(MINUTE);
    expect(world.targets).toMatchObject([{ key: 'other' }]);
  });

  it('covers the status of the account whose only balance it is', async () => {
    const account = { accountNo: '20001031', currencies: ['PEN'] };
    const is = async (word: string): Promise<void> =>
      world.reads('500', {}, { accounts: [{ ...account, status: { word, meaning: 'usable' } }] });
    await is('ACTIVE');
    snoozeFor(HOUR);
    await is('FROZEN');
    expect(listed(world)).toEqual(['status-changed held-snoozed']);
  });

  it('until the balance changes ends with the first other reading', async () => {
    await world.reads('80.00');
    world.alerter.snooze('a', KEY, { untilChangeFrom: '80.00' });
    await world.reads('80');
    await world.watches(2 * DAY);
    expect(titles(world)).toEqual(['Low']);
    await world.reads('79', { freshness: 'stale', readAt: Date.now() });
    expect(titles(world)).toEqual(['Low']);
    await world.reads('79');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('can be ended by hand', async () => {
    snoozeFor(DAY);
    await world.reads('80');
    world.alerter.snooze('a', KEY, null);
    await world.passes(MINUTE);
    expect(titles(world)).toEqual(['Low']);
    world.alerter.snooze('a', KEY, null);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low']);
  });

  it('outlives a restart', async () => {
    await world.reads('500');
    snoozeFor(HOUR);
    world.restart();
    await world.reads('80');
    expect(world.messages).toEqual([]);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not last longer because the clock is set back', async () => {
    snoozeFor(HOUR);
    vi.setSystemTime(Date.now() - DAY);
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('several holds at once', () => {
  it('all have to end', async () => {
    set({ muted: true });
    quiet('12:00', '14:00');
    snoozeFor(HOUR);
    await world.reads('80');
    await world.watches(HOUR + 10 * MINUTE);
    set({ muted: false });
    await world.watches(3 * HOUR);
    expect(toldAt()).toEqual(['14:00']);
  });

  it('do not show a kind that was switched off meanwhile', async () => {
    set({ muted: true });
    choose(world, { upper: true });
    world.line = { upper: '5' };
    await world.reads('80');
    choose(world, { upper: false });
    set({ muted: false });
    await world.reads('80');
    expect(world.messages).toEqual([]);
  });
});

describe('a change of status', () => {
  it('is told of an account that is no longer listed, once, and when it is back', async () => {
    const account: ConnectionSnapshot['accounts'][number] = {
      accountNo: '7',
      currencies: ['PEN'],
      status: { word: 'ACTIVE', meaning: 'usable' },
    };
    for (const one of [account, { ...account, returned: false as const }, account]) {
      world.shows(shownConnection('a', [], { accounts: [one] }));
      await world.watches(3 * HOUR);
    }
    expect(world.messages.map(({ body }) => body)).toEqual([
      'It was ACTIVE and is Not returned now.',
      'It was Not returned and is ACTIVE now.',
    ]);
  });

  it('is in the list also where nobody wants to be told of it', async () => {
    choose(world, { 'status-changed': false });
    const account = { accountNo: '20001031', currencies: ['PEN'] };
    for (const word of ['ACTIVE', 'FROZEN']) {
      const status = { word, meaning: 'usable' } as const;
      await world.reads('500', {}, { accounts: [{ ...account, status }] });
    }
    expect(listed(world)).toEqual(['status-changed held-kind-off']);
    expect(world.messages).toEqual([]);
  });
});
