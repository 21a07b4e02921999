import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../electron/domain/account.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import {
  alertWorld,
  choose,
  HOUR,
  INTERVAL,
  KEY,
  listed,
  MINUTE,
  SECOND,
  titles,
  type AlertWorld,
} from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});
afterEach(() => vi.useRealTimers());

const records = () => world.alerter.state().records;
const stale = () =>
  world.shows(shownConnection('a', [{ ...entry('500'), freshness: 'stale', readAt: Date.now() - 8 * HOUR }]));

describe('sleep that nobody told of', () => {
  it('is noticed by the look that comes late, so that nothing counts as not updated', async () => {
    await world.reads('500');
    await world.passes(4 * MINUTE);
    world.sleeps(8 * HOUR);
    stale();
    await world.passes(4 * SECOND);
    await world.reads('500');
    await world.watches(HOUR);
    expect(world.messages).toEqual([]);
    expect(world.handedOn).toEqual([]);
  });

  it('keeps quiet no longer than refreshes need', async () => {
    await world.reads('500');
    world.sleeps(8 * HOUR);
    stale();
    await world.passes(5 * MINUTE);
    expect(titles(world)).toEqual(['Not updated']);
  });
});

describe('what ended before anybody was told', () => {
  it('is listed as over, with what had kept it back', async () => {
    world.settings = { ...world.settings, muted: true };
    await world.reads('80');
    await world.reads('500');
    expect(records()[0]).toMatchObject({ outcome: 'overtaken', heldBy: 'held-muted' });
  });

  it('is listed as over when something worse took its place', async () => {
    world.settings = {
      ...world.settings,
      quietHours: { from: '11:00', to: '14:00', criticalBreaks: true },
    };
    await world.reads('80');
    expect(listed(world)).toEqual(['low held-quiet-hours']);
    await world.reads('40');
    expect(listed(world)).toEqual(['critical shown', 'low overtaken']);
  });
});

describe('a person who takes a hold back', () => {
  it('is not told again of what was told before', async () => {
    await world.reads('80');
    world.alerter.snooze('a', KEY, { until: Date.now() + HOUR });
    world.alerter.snooze('a', KEY, null);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low']);
    const mark = { amount: '100', expectedAt: Date.now() + HOUR, note: '' };
    world.alerter.markTransit('a', KEY, { ...mark, since: Date.now(), lowest: '80', late: false });
    world.alerter.markTransit('a', KEY, null);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low']);
  });

  it('is told of what got worse meanwhile', async () => {
    await world.reads('80');
    world.alerter.snooze('a', KEY, { until: Date.now() + 10 * HOUR });
    await world.reads('40');
    world.alerter.snooze('a', KEY, null);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low', 'Critical']);
  });
});

describe('a frozen amount that rose more than once while it was held', () => {
  it('is told of from where it began', async () => {
    const frozen = (value: string) =>
      world.reads('500', {
        balance: { ...entry('500').balance, frozen: { currency: 'PEN', value, unit: 'major' } },
      });
    await frozen('100');
    world.settings = { ...world.settings, muted: true };
    await frozen('1000');
    await frozen('1001');
    world.settings = { ...world.settings, muted: false };
    await frozen('1001');
    expect(world.messages.map(({ body }) => body)).toEqual([
      expect.stringMatching(/1,001\.00.*100\.00/s),
    ]);
  });
});

describe('a predicted run-out that was held', () => {
  const runOut = () => ({
    subject: { ...shownSubject, key: KEY },
    facts: { earliest: Date.now() + 48 * HOUR, latest: Date.now() + 72 * HOUR },
    day: '2026-01-15',
  });
  const shownSubject = {
    connectionId: 'a',
    connectionLabel: 'Peru',
    providerId: 'smilepayz',
    environmentKind: 'production',
  } as const;

  it('is not dropped after a restart, before the forecast has learnt anything', async () => {
    choose(world, { 'run-out': true });
    world.settings = { ...world.settings, muted: true };
    world.runOuts = [runOut()];
    await world.reads('500');
    const held = world.runOuts;
    world.runOuts = [];
    world.deniesRunOut = false;
    world.restart();
    await world.reads('500');
    world.settings = { ...world.settings, muted: false };
    world.runOuts = held;
    await world.reads('500');
    expect(titles(world)).toEqual(['Will run short']);
  });
});

describe('an account that went while the app was off', () => {
  const account = (accountNo: string, ...currencies: string[]): Account => ({
    accountNo,
    type: 'RECEIVE_ACCOUNT',
    currencies,
    status: { word: 'ACTIVE', meaning: 'usable' },
  });
  const lists = async (...accounts: Account[]): Promise<void> => {
    world.shows(shownConnection('a', [], { accounts }));
    await world.passes(INTERVAL);
  };

  it('is told of, once', async () => {
    await lists(account('7/8', 'PEN'), account('9', 'PEN'));
    world.restart();
    for (let n = 0; n < 3; n += 1) await lists(account('9', 'PEN', 'USD'));
    expect(world.messages).toMatchObject([
      { title: 'Account status changed: Peru · 7/8', body: 'It was ACTIVE and is Not returned now.' },
    ]);
  });

  it('is not missing from a connection that leads elsewhere now', async () => {
    await lists(account('7', 'PEN'));
    world.alerter.forgetAccounts('a');
    await lists(account('9', 'PEN'));
    expect(world.messages).toEqual([]);
  });
});
