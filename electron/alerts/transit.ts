import type { Transit } from '../domain/alert.ts';
import { addDecimals, compareDecimals, percentOf } from '../domain/money.ts';
import { balanceOf, type BalanceSnapshot, type Snapshot } from '../domain/snapshot.ts';
import { mapEntries } from './by-balance.ts';
import type { AlertMemory } from './memory.ts';

/** Fees and payouts take their share on the way: from this much of the amount on it has arrived, percent. */
const ARRIVED_PERCENT = 90;

/** What has become of the money that was marked as on its way: what came is cleared. Only a live balance can tell. Pure. */
export function followTransits(
  snapshot: Snapshot,
  transits: AlertMemory['transits'],
): AlertMemory['transits'] {
  return mapEntries(transits, (transit, connectionId, key) => {
    const entry = balanceOf(snapshot, connectionId, key);
    return entry?.freshness === 'live' ? follow(transit, entry) : transit;
  });
}

/** `null` once it has arrived. */
function follow(transit: Transit, { balance, readAt }: BalanceSnapshot): Transit | null {
  const { value } = balance.available;
  const arrived = addDecimals(transit.lowest, percentOf(transit.amount, ARRIVED_PERCENT));
  if (compareDecimals(value, arrived) >= 0) return null;
  const lower = compareDecimals(value, transit.lowest) < 0;
  // A reading from before says nothing of what has come since.
  const late = transit.late || readAt > transit.expectedAt;
  if (!lower && late === transit.late) return transit;
  return { ...transit, lowest: lower ? value : transit.lowest, late };
}
