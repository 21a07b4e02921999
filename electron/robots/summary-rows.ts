import { needsAttention, type Account } from '../domain/account.ts';
import { conditionOf, type Condition, type Problem } from '../domain/problem.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';

/** Worst first: the order of the rows and of the totals. */
export const ROW_STATES = [
  'critical',
  'low',
  'needs-you',
  'locked',
  'offline',
  'stale',
  'never-read',
  'fine',
] as const;
export type RowState = (typeof ROW_STATES)[number];

/** One line of the daily summary: a balance, or something that stands in the way of watching. */
export type SummaryRow = { readonly state: RowState; readonly connection: ConnectionSnapshot } & (
  | { readonly of: 'balance'; readonly entry: BalanceSnapshot }
  | { readonly of: 'account'; readonly account: Account }
  | { readonly of: 'problem'; readonly problem: Problem }
  | { readonly of: 'unread' }
);

const conditionStates: Readonly<Record<Condition, RowState>> = {
  'needs-you': 'needs-you',
  keychain: 'locked',
  unreachable: 'offline',
  unknown: 'stale',
  unread: 'never-read',
  ok: 'fine',
  paused: 'fine',
};

/** Every row there is: production before sandbox and demo, then the worst first. Paused connections have none. */
export function summaryRows(snapshot: Snapshot): readonly SummaryRow[] {
  return snapshot.connections
    .filter(({ enabled }) => enabled)
    .flatMap(rowsOf)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The rows that count: where there is production, sandbox and demo stay out of every total. */
export function countedRows(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  const production = rows.filter(isProduction);
  return production.length > 0 ? production : rows;
}

function rowsOf(connection: ConnectionSnapshot): readonly SummaryRow[] {
  const { balances, accounts, problem, accountsProblem, condition } = connection;
  const problems = [problem, accountsProblem].filter((one) => one !== undefined);
  const unread = balances.length === 0 && problems.length === 0 && condition === 'unread';
  return [
    ...balances.map((entry): SummaryRow => {
      return { of: 'balance', state: stateOf(entry), connection, entry };
    }),
    ...accounts.filter(needsAttention).map((account): SummaryRow => {
      return { of: 'account', state: 'needs-you', connection, account };
    }),
    ...problems.map((one): SummaryRow => {
      return { of: 'problem', state: conditionStates[conditionOf(one)], connection, problem: one };
    }),
    ...(unread ? [{ of: 'unread', state: 'never-read', connection } as const] : []),
  ];
}

function stateOf({ freshness, level }: BalanceSnapshot): RowState {
  // What the last answer did not hold is not known to be low any more, nor to be fine.
  if (freshness === 'not-returned') return 'needs-you';
  if (level !== 'fine') return level;
  return freshness === 'stale' ? 'stale' : 'fine';
}

function isProduction({ connection }: SummaryRow): boolean {
  return connection.environmentKind === 'production';
}

function rank(row: SummaryRow): number {
  return (isProduction(row) ? 0 : ROW_STATES.length) + ROW_STATES.indexOf(row.state);
}
