import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../electron/domain/account.ts';
import {
  INTERVAL,
  MANUAL_FLOOR,
  MINUTE,
  bad,
  balance,
  connection,
  good,
  monitorWorld,
  pass,
  useClock,
  type MonitorWorld,
} from './harness.ts';

let world: MonitorWorld;
beforeEach(async () => {
  useClock();
  world = monitorWorld();
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

async function started(): Promise<void> {
  world.monitor.start();
  await pass(2_000);
}

const amounts = (): string[] =>
  world
    .shown('a')
    .balances.map(({ balance: { available }, freshness }) => `${available.value} ${freshness}`);

describe('a refresh that fails', () => {
  it('keeps the last good amount with its time, marked stale, and says why', async () => {
    await started();
    const readAt = world.shown('a').balances[0]?.readAt;
    world.answers = { main: bad('timeout') };
    await pass(INTERVAL);
    expect(amounts()).toEqual(['100 stale']);
    expect(world.shown('a').balances[0]?.readAt).toBe(readAt);
    expect(world.shown('a')).toMatchObject({
      condition: 'unreachable',
      problem: { kind: 'timeout' },
      lastSuccessAt: readAt,
    });
  });

  it('is forgotten with the next good answer', async () => {
    await started();
    world.answers = { main: bad('timeout') };
    await pass(INTERVAL);
    world.answers = { main: good([balance('1', '90')]) };
    await pass(INTERVAL);
    expect(amounts()).toEqual(['90 live']);
    expect(world.shown('a').condition).toBe('ok');
    expect(world.shown('a').problem).toBeUndefined();
  });

  it('stops asking by itself when only a person can help, and starts again by hand', async () => {
    world.answers = { main: bad('signature') };
    await started();
    await pass(20 * INTERVAL);
    expect(world.sent).toHaveLength(1);
    world.answers = { main: good([balance('1', '5')]) };
    expect(await world.monitor.refresh('a')).toMatchObject([{ outcome: 'ok' }]);
    await pass(INTERVAL);
    expect(world.sent).toHaveLength(3);
  });

  it('asks the user at the third unexplained refusal in a row', async () => {
    world.answers = { main: bad('provider-failed') };
    const conditions: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      await world.monitor.refresh('a');
      conditions.push(world.shown('a').condition);
      await pass(10_000);
    }
    expect(conditions).toEqual(['unknown', 'unknown', 'needs-you']);
  });

  it('does not count an outage as refusals', async () => {
    world.answers = { main: bad('timeout') };
    for (let n = 0; n < 5; n += 1) {
      await world.monitor.refresh('a');
      await pass(10_000);
    }
    world.answers = { main: bad('provider-failed') };
    await world.monitor.refresh('a');
    expect(world.shown('a').condition).toBe('unknown');
  });
});

describe('one account of several', () => {
  beforeEach(() => {
    world.answers = { one: good([balance('1', '10')]), two: good([balance('2', '20')]) };
  });

  it('turns stale alone when it alone fails', async () => {
    await started();
    world.answers = { one: good([balance('1', '11')]), two: bad('bad-answer') };
    await pass(INTERVAL);
    expect(amounts()).toEqual(['11 live', '20 stale']);
    expect(world.shown('a').problem?.kind).toBe('bad-answer');
  });

  it.each([
    ['another was read', good([balance('1', '11')]), 'unknown'],
    ['no other was', bad('timeout'), 'unreachable'],
  ] as const)('that gives no answer, when %s', async (_name, one, then) => {
    await started();
    world.answers = { one, two: bad('timeout') };
    await pass(INTERVAL);
    expect(world.shown('a')).toMatchObject({ condition: then, problem: { kind: 'timeout' } });
    expect(amounts()).toContain('20 stale');
  });

  it('that needs a person does not end the watch over the others', async () => {
    world.answers = { one: good([balance('1', '10')]), two: bad('not-found') };
    await started();
    expect(world.shown('a').condition).toBe('needs-you');
    world.answers = { one: good([balance('1', '3')]), two: bad('not-found') };
    await pass(INTERVAL);
    expect(amounts()).toEqual(['3 live']);
  });

  it('shows the worst of several problems', async () => {
    world.answers = { one: bad('timeout'), two: bad('permission') };
    await started();
    expect(world.shown('a')).toMatchObject({
      condition: 'needs-you',
      problem: { kind: 'permission' },
    });
  });

  it('is “not returned” when a good answer lacks it, and comes back', async () => {
    world.answers = { main: good([balance('1', '10'), balance('2', '20')]) };
    await started();
    world.answers = { main: good([balance('1', '10')]) };
    await pass(INTERVAL);
    expect(amounts()).toEqual(['10 live', '20 not-returned']);
    world.answers = { main: good([balance('1', '10'), balance('2', '0')]) };
    await pass(INTERVAL);
    expect(amounts()).toEqual(['10 live', '0 live']);
  });
});

describe('an account that a later good answer lacks', () => {
  const account = (accountNo: string, ...currencies: string[]): Account => ({
    accountNo,
    type: 'RECEIVE_ACCOUNT',
    currencies,
    status: { word: 'ACTIVE', meaning: 'usable' },
  });
  const listed = (): readonly string[] =>
    world
      .shown('a')
      .accounts.map(({ accountNo, returned }) => (returned === false ? `${accountNo} gone` : accountNo));
  async function lists(...accounts: Account[]): Promise<void> {
    world.answers = { main: good([balance('1', '10')]), accounts: good([], accounts) };
    await pass(MANUAL_FLOOR);
    await world.monitor.refresh('a');
  }

  it('is shown as not returned until it is back', async () => {
    world.answers = { main: good([balance('1', '10')]), accounts: good([], []) };
    await started();
    await lists(account('R-1', 'USD'), account('R-2', 'USD'));
    await lists(account('R-1', 'USD'));
    expect(listed()).toEqual(['R-1', 'R-2 gone']);
    await lists(account('R-2', 'USD'));
    expect(listed()).toEqual(['R-2', 'R-1 gone']);
    await lists(account('R-1', 'USD'), account('R-2', 'USD'));
    expect(listed()).toEqual(['R-1', 'R-2']);
  });

  it('is not one that was given a further currency', async () => {
    world.answers = { main: good([balance('1', '10')]), accounts: good([], []) };
    await started();
    await lists(account('R-1', 'USD'));
    await lists(account('R-1', 'USD', 'EUR'));
    expect(listed()).toEqual(['R-1']);
    // One number for several accounts, one a currency.
    await lists(account('R-1', 'USD'), account('R-1', 'EUR'));
    await lists(account('R-1', 'EUR'));
    expect(listed()).toEqual(['R-1', 'R-1 gone']);
  });
});

describe('accounts that cannot be asked', () => {
  it('leave the balances as they are', async () => {
    world.answers = { main: good([balance('1', '10')]), accounts: bad('permission') };
    await started();
    expect(world.shown('a')).toMatchObject({
      condition: 'ok',
      accountsProblem: { kind: 'permission' },
    });
    expect(amounts()).toEqual(['10 live']);
  });
});

describe('age', () => {
  it('makes an amount stale when refreshes hang, and tells the tray by itself', async () => {
    await started();
    const readAt = Date.now();
    world.hold();
    await pass(2.4 * INTERVAL);
    expect(amounts()).toEqual(['100 live']);
    world.snapshots.length = 0;
    await pass(readAt + 2.5 * INTERVAL - Date.now());
    expect(amounts()).toEqual(['100 stale']);
  });

  it.each([
    ['a refresh that hangs', () => void world.hold()],
    ['one that only a person can help', () => void (world.answers = { main: bad('signature') })],
    ['an account that is not returned', () => void (world.answers = { main: good([]) })],
  ])('of what is no longer live moves on every minute, after %s', async (_name, happens) => {
    await started();
    happens();
    await pass(3 * INTERVAL);
    expect(amounts()).not.toEqual(['100 live']);
    for (let minute = 0; minute < 4; minute += 1) {
      world.snapshots.length = 0;
      await pass(MINUTE);
      expect(world.snapshots.length).toBeGreaterThanOrEqual(1);
      expect(Date.now() - (world.snapshots.at(-1)?.at ?? 0)).toBeLessThan(MINUTE);
    }
  });

  it('of what is live says nothing between two refreshes', async () => {
    await started();
    await pass(2_000);
    world.snapshots.length = 0;
    await pass(INTERVAL - 5_000);
    expect(world.snapshots).toEqual([]);
  });
});

describe('a keychain that cannot be read', () => {
  it('sends nothing, keeps the amounts, and never asks by timer', async () => {
    await started();
    world.secrets = { ok: false, problem: { kind: 'keychain-locked' } };
    await pass(INTERVAL);
    expect(world.shown('a').condition).toBe('keychain');
    expect(amounts()).toEqual(['100 stale']);
    const asked = world.byHand.length;
    await pass(50 * INTERVAL);
    expect(world.byHand).toHaveLength(asked);
    expect(world.sent).toHaveLength(1);
  });

  it('may ask for a password only when a person refreshes', async () => {
    await started();
    await pass(INTERVAL + MANUAL_FLOOR);
    await world.monitor.refresh('a');
    expect(world.byHand).toEqual([false, false, true]);
  });
});

describe('something that breaks inside', () => {
  it.each([
    [
      'a provider this version does not know',
      () => {
        world.connections = [connection('a', { providerId: 'from-the-future' })];
      },
    ],
    [
      'a fault of a provider',
      () => {
        Object.defineProperty(world, 'answers', {
          get: () => {
            throw new Error('broken');
          },
        });
      },
    ],
  ] as const)('(%s) is shown, and not tried over and over', async (_name, breakIt) => {
    breakIt();
    await started();
    expect(world.shown('a')).toMatchObject({ condition: 'unknown', problem: { kind: 'internal' } });
    const shown = world.snapshots.length;
    await pass(INTERVAL / 2);
    expect(world.snapshots).toHaveLength(shown);
  });

  it('leaves no amount that looks live, and every amount again once it works', async () => {
    const answers = { one: good([balance('1', '10')]), two: good([balance('2', '20')]) };
    world.answers = answers;
    await started();
    world.connections = [connection('a', { providerId: 'from-the-future' })];
    await pass(INTERVAL);
    expect(amounts()).toEqual(['10 stale', '20 stale']);
    world.connections = [connection('a')];
    await pass(INTERVAL);
    expect(amounts()).toEqual(['10 live', '20 live']);
  });
});
