import { accountOf } from '../../../electron/domain/account-of.ts';
import { formatDecimal, formatValue } from '../../../electron/contract/i18n/format.ts';
import { minorUnitExponent } from '../../../electron/domain/iso4217.ts';
import type { Level, Line } from '../../../electron/domain/threshold.ts';
import { useDescriptor } from '../../app/window-context.ts';
import { useWords, type Words } from '../../i18n/words.ts';
import { balanceTypeLabel, namesBalanceType } from './accounts.ts';
import type { Listed } from './listed.ts';

/** The line that comes next as money runs out; once the last is crossed, that one. */
function nextLine(
  line: Line | undefined,
  level: Level,
): readonly ['line.warn' | 'line.critical', string] | undefined {
  const warn = line?.warn === undefined ? undefined : (['line.warn', line.warn] as const);
  const critical =
    line?.critical === undefined ? undefined : (['line.critical', line.critical] as const);
  return level === 'fine' ? (warn ?? critical) : (critical ?? warn);
}

function lineText({ locale, own, s, t }: Words, { entry, role }: Listed): string | undefined {
  const next = nextLine(entry.line, entry.level);
  if (next !== undefined) {
    const digits = minorUnitExponent(entry.balance.currency) ?? 0;
    return `${s(next[0])} ${own(formatDecimal(locale, next[1], digits))}`;
  }
  // Money comes in on a pay-in account; it running low is nobody's worry.
  return role === 'pay-in' || entry.freshness === 'not-returned' ? undefined : t('no-line');
}

/** What stands below a balance's name, worth telling beside its amount. */
export function useRowMeta(listed: Listed): readonly string[] {
  const words = useWords();
  const { locale, own, s, t } = words;
  const { connection, entry, role } = listed;
  const { balance } = entry;
  const descriptor = useDescriptor(connection.providerId);
  const meta: string[] = [];
  const account = accountOf(connection, balance);
  if (role !== undefined) meta.push(s(`role.${role}`));
  if (account?.returned === false) meta.push(s('state.not-returned'));
  else if (account?.status !== undefined && account.status.meaning !== 'usable') {
    meta.push(`${t(`account-status.${account.status.meaning}`)} ${account.status.word}`);
  }
  if (namesBalanceType(connection, descriptor, balance.balanceType)) {
    meta.push(balanceTypeLabel(words, descriptor, balance.balanceType));
  }
  const kinds = [
    ['amount.frozen', balance.frozen],
    ['amount.unavailable', balance.unavailable],
    ['amount.credit-line', balance.creditLine],
  ] as const;
  for (const [key, amount] of kinds) {
    // A zero that says nothing is held back is no news; an absent field is not there at all.
    if (amount === undefined || /^-?0*(?:\.0*)?$/.test(amount.value)) continue;
    meta.push(`${s(key)} ${own(formatValue(locale, amount))}`);
  }
  const line = lineText(words, listed);
  if (line !== undefined) meta.push(line);
  return meta;
}
