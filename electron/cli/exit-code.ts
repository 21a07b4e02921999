import { needsAttention } from '../domain/account.ts';
import { conditionOf, type Condition } from '../domain/problem.ts';
import type { ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';

/** What the process ends with. 64 and above are those of BSD's sysexits, for what has nothing to do with balances. */
export const EXIT = {
  fine: 0,
  belowLine: 1,
  needsYou: 2,
  keychain: 3,
  usage: 64,
  badFile: 65,
  noInput: 66,
  unavailable: 69,
  cannotWrite: 73,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const byCondition: Readonly<Record<Condition, ExitCode>> = {
  ok: EXIT.fine,
  paused: EXIT.fine,
  unread: EXIT.needsYou,
  unknown: EXIT.needsYou,
  'needs-you': EXIT.needsYou,
  unreachable: EXIT.needsYou,
  keychain: EXIT.keychain,
};

/**
 * The highest code that applies, so that each promises that nothing of a higher one is the case: 1 says that all else
 * was read and is well.
 */
export function exitCodeOf(snapshot: Snapshot): ExitCode {
  // Where nothing is watched, nothing is well.
  if (snapshot.connections.every(({ enabled }) => !enabled)) return EXIT.needsYou;
  const codes = snapshot.connections.flatMap(codesOf);
  return codes.reduce((worst, code) => (code > worst ? code : worst), EXIT.fine as ExitCode);
}

function codesOf(connection: ConnectionSnapshot): readonly ExitCode[] {
  // Switched off by a person, who knows.
  if (!connection.enabled) return [];
  const { accountsProblem, accounts, balances } = connection;
  const doubtful =
    accounts.some(needsAttention) || balances.some(({ freshness }) => freshness !== 'live');
  const low = balances.some(
    ({ level, freshness }) => level !== 'fine' && freshness !== 'not-returned',
  );
  return [
    byCondition[connection.condition],
    ...(accountsProblem === undefined ? [] : [byCondition[conditionOf(accountsProblem)]]),
    ...(doubtful ? [EXIT.needsYou] : []),
    ...(low ? [EXIT.belowLine] : []),
  ];
}
