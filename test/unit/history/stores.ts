import { balanceKey } from '../../../electron/domain/balance.ts';
import { loadEngine } from '../../../electron/history/database.ts';
import type { Run } from '../../../electron/history/reading.ts';
import { thinStep, type Retention } from '../../../electron/history/retention.ts';
import { rollUpStep } from '../../../electron/history/roll-up.ts';
import { openStore, type Store } from '../../../electron/history/store.ts';
import type { DayOf } from '../../../electron/history/zone-days.ts';

const engine = await loadEngine();

export const newStore = (): Store => openStore(engine.openInMemory());

/** One reading of account 20001031 in PEN. @param at epoch ms */
export function reading(at: number, value: string, over: Partial<Run> = {}): Run {
  const currency = 'PEN';
  const available = { currency, value, unit: 'major' } as const;
  const balance = { accountNo: '20001031', balanceType: 'BALANCE', currency, available };
  return {
    connection: {
      id: 'a',
      label: 'Peru',
      providerId: 'smilepayz',
      environmentId: 'production',
      environmentKind: 'production',
    },
    key: balanceKey(balance),
    balance,
    verification: 'unsigned',
    blocked: false,
    at,
    until: at,
    afterGap: false,
    ...over,
  };
}

/** The only balance of a store. */
export function onlyBalance(store: Store) {
  const [balance] = store.balances.all();
  if (balance === undefined) throw new Error('no balance');
  return balance;
}

/** Rolls up and thins all there is to. @param now epoch ms */
export function tendAll(store: Store, dayOf: DayOf, retention: Retention, now: number): void {
  for (const balance of store.balances.all()) {
    while (!rollUpStep(store, balance, dayOf, now)) continue;
    while (!thinStep(store, balance, retention, now)) continue;
  }
}
