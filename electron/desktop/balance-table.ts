import { accountLabel, accountOf } from '../contract/i18n/account-label.ts';
import { formatTime, formatValue } from '../contract/i18n/format.ts';
import { problemText } from '../contract/i18n/problem-text.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { LocalizedText, Locale } from '../domain/locale.ts';
import type { BalanceSnapshot, Snapshot } from '../domain/snapshot.ts';

interface TableInput {
  readonly snapshot: Snapshot;
  readonly locale: Locale;
  readonly keychain: 'macos' | 'windows' | 'linux';
  readonly providerName: (id: string) => LocalizedText;
}

/** The balances as a table for a terminal: one line each, amounts aligned at the right. */
export function balanceTable(input: TableInput): string {
  const rows = input.snapshot.connections.flatMap((connection): readonly string[][] => {
    const provider = input.providerName(connection.providerId)[input.locale];
    const balances = connection.balances.map((entry) => [
      provider,
      connection.label,
      accountLabel(input.locale, accountOf(connection, entry.balance) ?? entry.balance),
      entry.balance.currency,
      formatValue(input.locale, entry.balance.available),
      stateWords(input.locale, entry),
    ]);
    if (connection.problem === undefined) return balances;
    const names = { provider, keychain: input.keychain };
    const { what } = problemText(input.locale, connection.problem, names);
    return [...balances, [provider, connection.label, '', '', '—', what]];
  });
  const columns = [0, 1, 2, 3, 4];
  const widths = columns.map((column) => Math.max(0, ...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const fill = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
          return column === 4 ? fill + cell : cell + fill;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function stateWords(locale: Locale, entry: BalanceSnapshot): string {
  const t = sharedWords(locale);
  if (entry.freshness === 'not-returned') return t('state.not-returned');
  const time = formatTime(locale, entry.readAt);
  if (entry.freshness === 'stale') return `${t('state.stale')} · ${time}`;
  return entry.level === 'fine' ? time : `${t(`state.${entry.level}`)} · ${time}`;
}

/** Terminal columns: Chinese characters and full-width signs take two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/u.test(character) ? 2 : 1), 0);
}
