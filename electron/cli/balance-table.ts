import { accountOf } from '../domain/account-of.ts';
import { accountLabel, statusWord } from '../contract/i18n/account-label.ts';
import { formatAge, formatTime, formatValue } from '../contract/i18n/format.ts';
import { problemText } from '../contract/i18n/problem-text.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import { needsAttention } from '../domain/account.ts';
import type { Locale } from '../domain/locale.ts';
import type { Problem } from '../domain/problem.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../domain/snapshot.ts';
import type { ReportInput } from './json-report.ts';
import { printable } from './printable.ts';

/** Provider, connection, account, currency, amount, state. */
type Row = readonly string[];

/** The one column that is aligned at the right. */
const AMOUNT = 4;

/** The balances as a table for a terminal: one line each, amounts aligned at the right. */
export function balanceTable(input: ReportInput): string {
  const rows = input.snapshot.connections
    .flatMap((connection) => rowsOf(connection, input))
    .map((row) => row.map(printable));
  const columns = [0, 1, 2, 3, AMOUNT];
  const widths = columns.map((column) =>
    Math.max(0, ...rows.map((row) => width(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const fill = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
          return column === AMOUNT ? fill + cell : cell + fill;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowsOf(connection: ConnectionSnapshot, input: ReportInput): readonly Row[] {
  const { locale, providerName, keychain, snapshot } = input;
  const t = sharedWords(locale);
  const provider = providerName(connection.providerId)[locale];
  const balances = connection.balances.map((entry): Row => {
    const account = accountOf(connection, entry.balance);
    return [
      provider,
      connection.label,
      accountLabel(locale, account ?? entry.balance),
      entry.balance.currency,
      formatValue(locale, entry.balance.available),
      [
        ...(account !== undefined && needsAttention(account) ? [statusWord(locale, account)] : []),
        stateWords(locale, entry, snapshot.at),
      ].join(' · '),
    ];
  });
  const said = (words: string): Row => [provider, connection.label, '', '', '—', words];
  if (!connection.enabled) return [...balances, said(t('state.paused'))];
  const problems = [connection.problem, connection.accountsProblem].flatMap(
    (problem: Problem | undefined) =>
      problem === undefined ? [] : [problemText(locale, problem, { provider, keychain }).what],
  );
  if (balances.length === 0 && problems.length === 0) return [said(t('state.never-read'))];
  return [...balances, ...[...new Set(problems)].map(said)];
}

function stateWords(locale: Locale, entry: BalanceSnapshot, now: number): string {
  const t = sharedWords(locale);
  const time = formatTime(locale, entry.readAt);
  const level = entry.level === 'fine' ? [] : [t(`state.${entry.level}`)];
  if (entry.freshness === 'not-returned') return t('state.not-returned');
  if (entry.freshness === 'live') return [...level, time].join(' · ');
  const asOf = t('stale.as-of', { time, age: formatAge(locale, now - entry.readAt) });
  return [...level, t('state.stale'), asOf].join(' · ');
}

/** Terminal columns: Chinese characters and full-width signs take two. */
function width(text: string): number {
  const wide = /[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/u;
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}
