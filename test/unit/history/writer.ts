import { writeSync } from 'node:fs';
import { balanceKey } from '../../../electron/domain/balance.ts';
import { loadEngine } from '../../../electron/history/database.ts';
import { recordRuns } from '../../../electron/history/record.ts';
import { thinStep } from '../../../electron/history/retention.ts';
import { rollUpStep } from '../../../electron/history/roll-up.ts';
import { openStore } from '../../../electron/history/store.ts';
import { daysOf } from '../../../electron/history/zone-days.ts';

/**
 * Writes readings until it is killed: number n has the amount n, and comes n times seven minutes after the beginning. Says each
 * number once it is written. Arguments: file, key (hex), first number, beginning (epoch ms).
 */
const [file = '', key = '', first = '0', begin = '0'] = process.argv.slice(2);
const dayOf = daysOf('Asia/Shanghai');
const retention = { rawDays: 20, hourlyDays: 30, totalDays: null };

const available = (n: number) => ({ currency: 'PEN', value: String(n), unit: 'major' }) as const;
const names = { accountNo: '20001031', balanceType: 'BALANCE', currency: 'PEN' };
const connection = {
  id: 'a',
  label: 'Peru',
  providerId: 'smilepayz',
  environmentId: 'production',
  environmentKind: 'production',
} as const;

void loadEngine().then((engine) => {
  const store = openStore(engine.open(file, Buffer.from(key, 'hex')));
  for (let n = Number(first); ; n += 1) {
    const at = Number(begin) + n * 7 * 60_000;
    const run = {
      connection,
      key: balanceKey(names),
      balance: { ...names, available: available(n) },
      verification: 'verified',
      blocked: false,
      at,
      until: at,
      afterGap: false,
    } as const;
    recordRuns(store, [run], dayOf);
    writeSync(1, `${n}\n`);
    if (n % 50 > 0) continue;
    for (const balance of store.balances.all()) {
      while (!rollUpStep(store, balance, dayOf, at)) continue;
      while (!thinStep(store, balance, retention, at)) continue;
    }
  }
});
