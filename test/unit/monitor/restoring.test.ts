import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { balanceKey, type Balance } from '../../../electron/domain/balance.ts';
import type { EarlierReading } from '../../../electron/monitor/restore.ts';
import { bad, balance, connection, good, monitorWorld, pass, START, useClock } from './harness.ts';

const HOUR = 3_600_000;

function earlier(of: Balance, over: Partial<EarlierReading> = {}): EarlierReading {
  return {
    connection: { id: 'a', environmentId: 'production' },
    key: balanceKey(of),
    balance: of,
    verification: 'verified',
    readAt: START - HOUR,
    returned: true,
    ...over,
  };
}

let world: ReturnType<typeof monitorWorld>;
beforeEach(() => {
  useClock();
  world = monitorWorld(['a', 'b']);
});
afterEach(() => {
  world.monitor.stop();
  vi.useRealTimers();
});

const shown = () =>
  world.shown('a').balances.map(({ balance: { accountNo, available }, freshness }) => [
    accountNo,
    available.value,
    freshness,
  ]);

describe('what was read in an earlier session', () => {
  it('is shown as stale with its own time before anything is asked', () => {
    world.monitor.restore([earlier(balance('1', '70'), { account: { name: 'Peru' } })]);
    expect(world.sent).toEqual([]);
    expect(shown()).toEqual([['1', '70', 'stale']]);
    expect(world.shown('a')).toMatchObject({
      condition: 'unread',
      accounts: [{ accountNo: '1', name: 'Peru', currencies: ['PEN'] }],
      balances: [{ readAt: START - HOUR }],
    });
    expect(world.shown('b').balances).toEqual([]);
  });

  it('is stale however young: this session has not heard of it', () => {
    world.monitor.restore([earlier(balance('1', '70'), { readAt: START - 1_000 })]);
    expect(shown()).toEqual([['1', '70', 'stale']]);
  });

  it('is all that the next session begins with, whatever was read since', async () => {
    world.monitor.start();
    await pass(2_000);
    const read = shown();
    const begins = world.monitor.atStart([earlier(balance('1', '70'))]).connections[0];
    expect(begins).toMatchObject({
      condition: 'unread',
      balances: [{ balance: { available: { value: '70' } }, freshness: 'stale', readAt: START - HOUR }],
    });
    expect(begins).not.toHaveProperty('lastSuccessAt');
    expect(shown()).toEqual(read);
  });

  it('gives way to the first answer, and what that lacks is not returned', async () => {
    world.monitor.restore([earlier(balance('1', '70')), earlier(balance('2', '30'))]);
    world.monitor.start();
    await pass(2_000);
    expect(shown()).toEqual([
      ['1', '100', 'live'],
      ['2', '30', 'not-returned'],
    ]);
  });

  it('stays stale while refreshes fail', async () => {
    world.answers = { main: bad('timeout') };
    world.monitor.restore([earlier(balance('1', '70'))]);
    world.monitor.start();
    await pass(2_000);
    expect(shown()).toEqual([['1', '70', 'stale']]);
  });

  it('never takes the place of what was read in this one', async () => {
    world.monitor.start();
    await pass(2_000);
    world.monitor.restore([earlier(balance('1', '70')), earlier(balance('2', '30'))]);
    expect(shown()).toEqual([['1', '100', 'live']]);
  });

  it('is still not returned where it was missing at the end of that', () => {
    world.monitor.restore([earlier(balance('1', '70'), { returned: false })]);
    expect(shown()).toEqual([['1', '70', 'not-returned']]);
  });

  it.each([
    ['in another environment', { environmentId: 'sandbox' }, {}],
    ['before the connection was edited to read something else', { readingsFrom: START - 1 }, {}],
    ['of a merchant it is not asked for', {}, { merchantId: 'm-2' }],
  ])('is not shown when it was read %s', (_case, edited, mark) => {
    world.connections = [connection('a', edited)];
    world.monitor.restore([earlier({ ...balance('1', '70'), ...mark })]);
    expect(shown()).toEqual([]);
  });

  it('is shown when it was read since the connection was edited', () => {
    world.connections = [connection('a', { readingsFrom: START - 2 * HOUR })];
    world.monitor.restore([earlier(balance('1', '70'))]);
    expect(shown()).toEqual([['1', '70', 'stale']]);
  });
});

it('an answer of one account says nothing of what another was', async () => {
  const { smilepayz } = await import('../../../electron/providers/smilepayz/index.ts');
  const { restoredState } = await import('../../../electron/monitor/restore.ts');
  const { unreadState, applyOutcomes } = await import('../../../electron/monitor/connection-state.ts');
  const accounts = [
    { accountNo: '1', role: 'pay-out' as const },
    { accountNo: '2', role: 'pay-in' as const },
  ];
  const config = connection('a', { values: { accounts } });
  const inquiries = smilepayz.inquiries(config);
  const removed = earlier(balance('3', '5'));
  const known = [earlier(balance('1', '70')), earlier(balance('2', '30')), removed];
  const restored = restoredState(unreadState, config, inquiries, known);
  expect([...restored.readings.values()].map((one) => one.balance.accountNo)).toEqual(['1', '2']);
  const first = inquiries[0]!;
  const outcome = { inquiryId: first.id, kind: 'balances', result: good([]) } as const;
  const after = applyOutcomes(restored, [outcome], START);
  expect([...after.readings.values()].map(({ returned }) => returned)).toEqual([false, true]);
});
