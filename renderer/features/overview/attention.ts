import type { KeychainState } from '../../../electron/contract/types.ts';
import { needsAttention, type Account } from '../../../electron/domain/account.ts';
import { authorizationState } from '../../../electron/domain/authorization.ts';
import { conditionOf, type Problem } from '../../../electron/domain/problem.ts';
import {
  compareStates,
  type BalanceSnapshot,
  type ConnectionSnapshot,
  type OverallState,
  type Snapshot,
} from '../../../electron/domain/snapshot.ts';
import { conditionState } from './states.ts';

export type AttentionState = Exclude<OverallState, 'fine' | 'empty'>;

/** One thing somebody should look at; `id` is stable between snapshots. */
export type AttentionItem = {
  readonly id: string;
  readonly state: AttentionState;
  readonly connection: ConnectionSnapshot;
} & (
  | { readonly kind: 'line'; readonly entry: BalanceSnapshot }
  | { readonly kind: 'not-returned'; readonly entry: BalanceSnapshot }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'accounts-problem'; readonly problem: Problem }
  | { readonly kind: 'account-status'; readonly account: Account }
  | { readonly kind: 'stale' }
  | { readonly kind: 'authorization'; readonly trouble: AuthorizationTrouble }
);

/** ending: it ends soon or has ended · unrenewed: it cannot be renewed · unsaved: the keychain does not have it. */
export type AuthorizationTrouble =
  | { readonly what: 'ending'; readonly endsAt: number; readonly over: boolean }
  | { readonly what: 'unrenewed'; readonly problem: Problem }
  | { readonly what: 'unsaved' };

/** Never offline: that is for the balances to say, which are asked of the same place. */
function stateOfAccountsProblem(problem: Problem): AttentionState {
  switch (conditionOf(problem)) {
    case 'needs-you':
      return 'needs-you';
    case 'keychain':
      return 'locked';
    default:
      return 'stale';
  }
}

function authorizationTroubles(
  { authorization, problem: failed }: ConnectionSnapshot,
  now: number,
): readonly AuthorizationTrouble[] {
  if (authorization === undefined) return [];
  const { endsAt, renewalProblem: problem, unsaved } = authorization;
  const troubles: AuthorizationTrouble[] = [];
  const state = authorizationState(endsAt, now);
  if (endsAt !== undefined && state !== 'fine') {
    troubles.push({ what: 'ending', endsAt, over: state === 'over' });
  }
  // What passes by itself is tried again, and once nothing works any more the connection says so itself.
  if (problem !== undefined && conditionOf(problem) === 'needs-you' && failed === undefined) {
    troubles.push({ what: 'unrenewed', problem });
  }
  if (unsaved === true) troubles.push({ what: 'unsaved' });
  return troubles;
}

function itemsOf(connection: ConnectionSnapshot, now: number): AttentionItem[] {
  if (!connection.enabled) return [];
  const id = (kind: string, rest = '') => `${connection.id}/${kind}/${rest}`;
  const items: AttentionItem[] = [];
  for (const entry of connection.balances) {
    // A reading that is older stays low until another says otherwise.
    if (entry.freshness !== 'not-returned' && entry.level !== 'fine') {
      const { level, key } = entry;
      items.push({ id: id('line', key), kind: 'line', state: level, connection, entry });
    }
    if (entry.freshness === 'not-returned') {
      const kind = 'not-returned';
      items.push({ id: id(kind, entry.key), kind, state: 'needs-you', connection, entry });
    }
  }
  const { problem, accountsProblem } = connection;
  if (problem !== undefined) {
    // What failed is told by the problem, how far it reaches by the connection: a part that does
    // not answer leaves the rest live.
    const state = conditionState(connection) ?? 'stale';
    items.push({ id: id('problem'), kind: 'problem', state, connection, problem });
  } else if (connection.balances.some(({ freshness }) => freshness === 'stale')) {
    items.push({ id: id('stale'), kind: 'stale', state: 'stale', connection });
  }
  // The same fault twice (a wrong key, a locked keychain) is one thing to act on.
  if (accountsProblem !== undefined && accountsProblem.kind !== problem?.kind) {
    const kind = 'accounts-problem';
    const state = stateOfAccountsProblem(accountsProblem);
    items.push({ id: id(kind), kind, state, connection, problem: accountsProblem });
  }
  for (const trouble of authorizationTroubles(connection, now)) {
    const kind = 'authorization';
    items.push({ id: id(kind, trouble.what), kind, state: 'needs-you', connection, trouble });
  }
  for (const account of connection.accounts) {
    if (!needsAttention(account)) continue;
    const kind = 'account-status';
    const rest = `${account.accountNo}/${account.type ?? ''}/${account.currencies.join()}`;
    items.push({ id: id(kind, rest), kind, state: 'needs-you', connection, account });
  }
  return items;
}

/**
 * Everything that needs attention, worst first; within one state in the order of the connections.
 * @param keychain while it is not ready its banner speaks for every connection that waits for it
 */
export function attentionItems(
  snapshot: Snapshot,
  keychain: KeychainState,
): readonly AttentionItem[] {
  return snapshot.connections
    .flatMap((connection) => itemsOf(connection, snapshot.at))
    .filter(({ state }) => keychain === 'ready' || state !== 'locked')
    .toSorted((one, other) => compareStates(one.state, other.state));
}
