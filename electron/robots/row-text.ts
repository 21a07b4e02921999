import { accountLabel, fullAccountLabel, statusWord } from '../contract/i18n/account-label.ts';
import { formatAge, formatAmount, formatTime } from '../contract/i18n/format.ts';
import { problemText } from '../contract/i18n/problem-text.ts';
import { sharedWords } from '../contract/i18n/shared.ts';
import type { LocalizedText, Locale } from '../domain/locale.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import type { RowState, SummaryRow } from './summary-rows.ts';
import { robotWords } from './words.ts';

export interface MessageInput {
  readonly locale: Locale;
  readonly snapshot: Snapshot;
  readonly keychain: 'macos' | 'windows' | 'linux';
  readonly providerName: (id: string) => LocalizedText;
}

/** The glyphs of tray and window, where a chat can show them. */
const glyphs: Partial<Record<RowState, string>> = { critical: '▲ ', low: '◐ ', 'needs-you': '! ' };

/** One line of the summary. What is no production says so first. */
export function rowText(input: MessageInput, row: SummaryRow): string {
  const { locale } = input;
  const t = sharedWords(locale);
  const text = plainRow(input, row);
  const { environmentKind } = row.connection;
  return environmentKind === 'production'
    ? text
    : t('alert.badge', { environment: t(`environment.${environmentKind}`), title: text });
}

function plainRow(input: MessageInput, row: SummaryRow): string {
  const { locale, providerName, keychain } = input;
  const { connection } = row;
  switch (row.of) {
    case 'balance':
      return balanceText(input, connection, row.entry, row.state);
    case 'account': {
      const subject = `${connection.label} · ${accountLabel(locale, row.account)}`;
      return withState(locale, row.state, subject, statusWord(locale, row.account));
    }
    case 'problem': {
      const names = { provider: providerName(connection.providerId)[locale], keychain };
      const { what } = problemText(locale, row.problem, names);
      return withState(locale, row.state, connection.label, what);
    }
    case 'unread':
      return withState(locale, row.state, connection.label, '—');
  }
}

function balanceText(
  { locale, snapshot }: MessageInput,
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot,
  state: RowState,
): string {
  const t = sharedWords(locale);
  const account = fullAccountLabel(locale, connection, entry.balance);
  if (entry.freshness === 'not-returned') {
    const word = `${glyphs['needs-you'] ?? ''}${t('state.not-returned')}`;
    const text = `${entry.balance.currency} —`;
    return robotWords(locale)('row.state', { state: word, subject: account, text });
  }
  const parts = [amountText(locale, entry)];
  if (entry.freshness === 'stale') {
    const time = formatTime(locale, entry.readAt);
    parts.push(t('stale.as-of', { time, age: formatAge(locale, snapshot.at - entry.readAt) }));
  }
  if (entry.verification === 'key-missing') parts.push(t('verification.key-missing'));
  const text = parts.join(' · ');
  return state === 'fine'
    ? robotWords(locale)('row.plain', { subject: account, text })
    : withState(locale, state, account, text);
}

function amountText(locale: Locale, { balance, level, line }: BalanceSnapshot): string {
  const amount = formatAmount(locale, balance.available);
  const crossed = level === 'critical' ? line?.critical : line?.warn;
  if (level === 'fine' || crossed === undefined) return amount;
  return robotWords(locale)(`row.${level}`, {
    amount,
    line: formatAmount(locale, { ...balance.available, value: crossed }),
  });
}

function withState(locale: Locale, state: RowState, subject: string, text: string): string {
  const word = `${glyphs[state] ?? ''}${sharedWords(locale)(`state.${state}`)}`;
  return robotWords(locale)('row.state', { state: word, subject, text });
}
