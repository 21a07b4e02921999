import { accountOf } from '../domain/account-of.ts';
import { accountLabel } from '../contract/i18n/account-label.ts';
import { problemText } from '../contract/i18n/problem-text.ts';
import type { Locale, LocalizedText } from '../domain/locale.ts';
import type { Amount } from '../domain/money.ts';
import type { Problem } from '../domain/problem.ts';
import {
  connectionState,
  overallState,
  type BalanceSnapshot,
  type ConnectionSnapshot,
  type OverallState,
  type Snapshot,
} from '../domain/snapshot.ts';
import { exitCodeOf } from './exit-code.ts';

/** Counts up when something is taken out or means something else; what is added does not count. */
export const SCHEMA_VERSION = 1;

export interface ReportInput {
  readonly snapshot: Snapshot;
  readonly locale: Locale;
  readonly keychain: 'macos' | 'windows' | 'linux';
  readonly providerName: (id: string) => LocalizedText;
}

/** The balances for programs, as docs/command-line.md describes them. Amounts are decimal text. */
export function jsonReport(input: ReportInput): string {
  const { snapshot } = input;
  const report = {
    schema: SCHEMA_VERSION,
    at: moment(snapshot.at),
    exitCode: exitCodeOf(snapshot),
    state: stateOfAll(snapshot),
    connections: snapshot.connections.map((connection) => connectionReport(connection, input)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function connectionReport(connection: ConnectionSnapshot, input: ReportInput) {
  const { locale, providerName, snapshot } = input;
  return {
    id: connection.id,
    label: connection.label,
    provider: connection.providerId,
    providerName: providerName(connection.providerId)[locale],
    environment: connection.environmentId,
    kind: connection.environmentKind,
    state: stateOf(connection),
    condition: connection.condition,
    problem: problemReport(connection.problem, connection, input),
    accountsProblem: problemReport(connection.accountsProblem, connection, input),
    ...ageReport('lastSuccess', connection.lastSuccessAt, snapshot.at),
    balances: connection.balances.map((entry) => balanceReport(entry, connection, input)),
  };
}

function stateOfAll(snapshot: Snapshot): OverallState | 'paused' {
  const { connections } = snapshot;
  const paused = connections.length > 0 && connections.every(({ enabled }) => !enabled);
  return paused ? 'paused' : overallState(snapshot);
}

function stateOf(connection: ConnectionSnapshot): OverallState | 'paused' | 'never-read' {
  const state = connectionState(connection);
  if (state !== 'empty') return state;
  return connection.enabled ? 'never-read' : 'paused';
}

function problemReport(
  problem: Problem | undefined,
  { providerId }: ConnectionSnapshot,
  { locale, keychain, providerName }: ReportInput,
) {
  if (problem === undefined) return null;
  const names = { provider: providerName(providerId)[locale], keychain };
  const { what, advice } = problemText(locale, problem, names);
  return { kind: problem.kind, code: problem.code ?? null, text: what, advice };
}

function balanceReport(
  entry: BalanceSnapshot,
  connection: ConnectionSnapshot,
  { locale, snapshot }: ReportInput,
) {
  const { balance, line } = entry;
  const account = accountOf(connection, balance);
  return {
    key: entry.key,
    account: balance.accountNo,
    accountLabel: accountLabel(locale, account ?? balance),
    // A word from before the account went missing is no status of today.
    accountStatus: account?.returned === false ? null : (account?.status ?? null),
    role: account?.role ?? null,
    merchant: balance.merchantId ?? null,
    type: balance.balanceType,
    currency: balance.currency,
    unit: balance.available.unit,
    available: balance.available.value,
    frozen: amountReport(balance.frozen),
    unavailable: amountReport(balance.unavailable),
    total: amountReport(balance.total),
    creditLine: amountReport(balance.creditLine),
    level: entry.level,
    warnLine: line?.warn ?? null,
    criticalLine: line?.critical ?? null,
    upperLine: line?.upper ?? null,
    freshness: entry.freshness,
    verification: entry.verification,
    ...ageReport('read', entry.readAt, snapshot.at),
  };
}

function amountReport(amount: Amount | undefined): string | null {
  return amount?.value ?? null;
}

/** A moment and how long ago it was, in whole seconds; both are `null` where it never came. */
function ageReport<Name extends string>(name: Name, at: number | undefined, now: number) {
  const age = at === undefined ? null : Math.max(0, Math.floor((now - at) / 1_000));
  return {
    [`${name}At`]: at === undefined ? null : moment(at),
    [`${name}AgeSeconds`]: age,
  } as Readonly<Record<`${Name}At`, string | null> & Record<`${Name}AgeSeconds`, number | null>>;
}

function moment(at: number): string {
  return new Date(at).toISOString();
}
