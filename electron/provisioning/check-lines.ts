import { readLine, type TypedLines } from '../connections/lines.ts';
import { balanceKey, type BalanceKey } from '../domain/balance.ts';
import type { Line } from '../domain/threshold.ts';
import type { ProblemList } from './problems.ts';
import type { FileConnection } from './read-setup.ts';

/**
 * The lines of one connection of a file, by balance; what is wrong with them is reported.
 * @param allowsNegative whether the provider's amounts may be below zero
 */
export function checkLines(
  lines: FileConnection['lines'],
  allowsNegative: boolean,
  problems: ProblemList,
): ReadonlyMap<BalanceKey, Line> {
  const read = new Map<BalanceKey, Line>();
  for (const { place, account, type, currency, merchant, ...given } of lines) {
    const typed = { ...NONE, ...given };
    if (account === undefined || type === undefined || currency === undefined) continue;
    const key = balanceKey({
      accountNo: account,
      balanceType: type,
      currency,
      ...(merchant === undefined ? {} : { merchantId: merchant }),
    });
    if (read.has(key)) problems.add(place, 'line.twice');
    const result = readLine(currency, typed, allowsNegative);
    if (result.ok) read.set(key, result.line);
    else if (result.error === 'critical-above-warn' || result.error === 'upper-too-low') {
      const name = result.error === 'upper-too-low' ? 'upper' : 'critical';
      problems.add([...place, name], `line.${result.error}`);
    } else {
      // `readLine` says what is wrong, not with which of the three.
      for (const name of ['warn', 'critical', 'upper'] as const) {
        const alone = readLine(currency, { ...NONE, [name]: typed[name] }, allowsNegative);
        if (alone.ok) continue;
        // The file's own rules let nothing else through that is no number.
        const word = alone.error === 'too-precise' ? 'line.too-precise' : 'line.below-zero';
        problems.add([...place, name], word);
      }
    }
  }
  return read;
}

const NONE: TypedLines = { warn: null, critical: null, upper: null };
