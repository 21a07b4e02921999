import { isSameAccount, type Account } from '../domain/account.ts';
import { NOT_RETURNED, type AlertSettings, type AlertSubject } from '../domain/alert.ts';
import { compareDecimals, isLargeChange, type Amount } from '../domain/money.ts';
import type { BalanceSnapshot, ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';
import { conditionId, type AlertContent } from './finding.ts';
import type { AlertMemory, LastSeen } from './memory.ts';
import { accountSubject, subjectOf } from './subject.ts';

/** Something that happened once, between two readings. `id`: what else it would happen to, as of a condition. */
export type Change = AlertContent & { readonly id: string; readonly subject: AlertSubject };

type Known = Pick<AlertMemory, 'seen' | 'statuses'>;

/**
 * What changed since the last live readings, and those of now. The first reading of anything is no change. Parts in which
 * nothing is new come back as the same objects. Pure.
 */
export function findChanges(
  snapshot: Snapshot,
  known: Known,
  settings: AlertSettings,
): Known & { readonly changes: readonly Change[] } {
  const changes: Change[] = [];
  let { seen, statuses } = known;
  for (const connection of snapshot.connections) {
    const { id } = connection;
    const balances = seeBalances(connection, known.seen[id] ?? {}, settings, changes);
    if (balances !== null) seen = { ...seen, [id]: balances };
    const words = seeStatuses(connection, known.statuses[id] ?? {}, changes);
    if (words !== null) statuses = { ...statuses, [id]: words };
  }
  return { changes, seen, statuses };
}

/** `null` when nothing is new. */
function seeBalances(
  connection: ConnectionSnapshot,
  known: Readonly<Record<string, LastSeen>>,
  settings: AlertSettings,
  changes: Change[],
): Readonly<Record<string, LastSeen>> | null {
  if (!connection.enabled) return null;
  let next: Record<string, LastSeen> | null = null;
  for (const entry of connection.balances) {
    if (entry.freshness !== 'live') continue;
    const before = known[entry.key];
    const { available, frozen } = entry.balance;
    if (before?.available === available.value && before.frozen === frozen?.value) continue;
    if (before !== undefined) changes.push(...ofBalance(connection, entry, before, settings));
    next ??= { ...known };
    next[entry.key] = {
      available: available.value,
      ...(frozen === undefined ? {} : { frozen: frozen.value }),
    };
  }
  return next;
}

function ofBalance(
  connection: ConnectionSnapshot,
  entry: BalanceSnapshot,
  before: LastSeen,
  settings: AlertSettings,
): readonly Change[] {
  const subject = subjectOf(connection, entry);
  const { available, frozen } = entry.balance;
  const found: Change[] = [];
  if (
    frozen !== undefined &&
    before.frozen !== undefined &&
    compareDecimals(frozen.value, before.frozen) > 0
  ) {
    const from: Amount = { ...frozen, value: before.frozen };
    const id = conditionId('frozen-rose', connection.id, entry.key);
    found.push({ id, kind: 'frozen-rose', subject, facts: { from, to: frozen } });
  }
  if (isLargeChange(before.available, available.value, settings.largeJumpPercent)) {
    const from: Amount = { ...available, value: before.available };
    const id = conditionId('large-jump', connection.id, entry.key);
    found.push({ id, kind: 'large-jump', subject, facts: { from, to: available } });
  }
  return found;
}

/** `null` when nothing is new. */
function seeStatuses(
  connection: ConnectionSnapshot,
  known: Readonly<Record<string, string>>,
  changes: Change[],
): Readonly<Record<string, string>> | null {
  const now = statusesOf(connection);
  let next: Record<string, string> | null = null;
  for (const [part, { account, word: to }] of now) {
    const from = known[part];
    if (from === to) continue;
    if (from !== undefined) {
      const id = conditionId('status-changed', connection.id, part);
      const subject = accountSubject(connection, account);
      changes.push({ id, kind: 'status-changed', subject, facts: { from, to } });
    }
    next ??= { ...known };
    next[part] = to;
  }
  if (now.size === 0 || !listsAll(connection)) return next;
  const gone = Object.entries(next ?? known).filter(([part]) => !now.has(part));
  if (gone.length === 0) return next;
  next ??= { ...known };
  for (const [part, from] of gone) {
    delete next[part];
    const account = accountOfPart(part);
    const isThere = connection.accounts.some((one) => isSameAccount(account, one));
    if (isThere || from === NOT_RETURNED) continue;
    // It went while nobody watched. Told of once, it is forgotten.
    const id = conditionId('status-changed', connection.id, part);
    const subject = accountSubject(connection, account);
    changes.push({ id, kind: 'status-changed', subject, facts: { from, to: NOT_RETURNED } });
  }
  return next;
}

/** Only a whole answer tells which accounts are no more. */
export function listsAll({ condition, accountsProblem }: ConnectionSnapshot): boolean {
  return condition === 'ok' && accountsProblem === undefined;
}

interface Status {
  readonly account: Account;
  /** The provider's own word, or `NOT_RETURNED`. */
  readonly word: string;
}

/** One a named account: two answers that both hold it must not look like a change from one to the other. */
export function statusesOf(
  connection: Pick<ConnectionSnapshot, 'accounts'>,
): ReadonlyMap<string, Status> {
  const words = new Map<string, Status>();
  for (const account of connection.accounts) {
    if (account.status !== undefined) {
      const word = account.returned === false ? NOT_RETURNED : account.status.word;
      words.set(accountPart(account), { account, word });
    }
  }
  return words;
}

/** Accounts stay the same objects from snapshot to snapshot, until they are read anew. */
const parts = new WeakMap<Account, string>();

/** One number can stand for several accounts, one a currency. */
function accountPart(account: Account): string {
  const known = parts.get(account);
  if (known !== undefined) return known;
  const { accountNo, type, merchantId, currencies } = account;
  const part = [accountNo, type ?? '', merchantId ?? '', currencies.toSorted().join('+')]
    .map(encodeURIComponent)
    .join('/');
  parts.set(account, part);
  return part;
}

/** What a part says of its account. */
function accountOfPart(text: string): Account {
  const [accountNo = '', type = '', merchantId = '', currencies = ''] = text
    .split('/')
    .map(decodeURIComponent);
  return {
    accountNo,
    currencies: currencies === '' ? [] : currencies.split('+'),
    ...(type === '' ? {} : { type }),
    ...(merchantId === '' ? {} : { merchantId }),
  };
}
