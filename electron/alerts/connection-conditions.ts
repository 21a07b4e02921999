import { conditionOf, type Problem } from '../domain/problem.ts';
import type { ConnectionSnapshot } from '../domain/snapshot.ts';
import {
  conditionId,
  type AlertContent,
  type Finding,
  type FindingContext,
} from './finding.ts';
import { isNotUpdated, type Outages } from './outages.ts';

/** From how many days before its end an authorisation is told of; each is told once. */
const TOKEN_DAYS = [14, 7, 3, 1, 0] as const;
const DAY_MS = 86_400_000;

/** The lasting states of a connection itself. */
export function connectionConditions(
  connection: ConnectionSnapshot,
  context: FindingContext,
  outages: Outages,
): readonly Finding[] {
  // Whoever switches a connection off knows of it.
  if (!connection.enabled) {
    return ['needs-you', 'not-updated', 'token-expiring'].flatMap((name) =>
      over(conditionId(name, connection.id), connection, context),
    );
  }
  return [
    ...needsYou(connection, context),
    ...notUpdated(connection, context, outages),
    ...tokenExpiring(connection, context),
  ];
}

function over(
  id: string,
  connection: ConnectionSnapshot,
  { memory }: FindingContext,
): readonly Finding[] {
  if (memory.raised[id] === undefined) return [];
  return [{ id, connection, entry: null, severity: 0, alert: null }];
}

function raised(
  id: string,
  connection: ConnectionSnapshot,
  severity: number,
  content: AlertContent,
): readonly Finding[] {
  return [{ id, connection, entry: null, severity, alert: { ...content, severity } }];
}

function needsYou(connection: ConnectionSnapshot, context: FindingContext): readonly Finding[] {
  const id = conditionId('needs-you', connection.id);
  const problem = waitsForPerson(connection);
  if (problem !== undefined) {
    return raised(id, connection, 1, { kind: 'needs-you', facts: { problem } });
  }
  return connection.condition === 'ok' ? over(id, connection, context) : [];
}

function waitsForPerson({
  condition,
  problem,
  accountsProblem,
}: ConnectionSnapshot): Problem | undefined {
  if (condition === 'needs-you' && problem !== undefined) return problem;
  if (accountsProblem === undefined) return undefined;
  return conditionOf(accountsProblem) === 'needs-you' ? accountsProblem : undefined;
}

function notUpdated(
  connection: ConnectionSnapshot,
  context: FindingContext,
  outages: Outages,
): readonly Finding[] {
  const id = conditionId('not-updated', connection.id);
  if (connection.condition === 'needs-you') return [];
  const outage = outages.get(connection.id);
  if (outage === undefined || outage.age < context.settings.notUpdatedMinutes * 60_000) {
    return over(id, connection, context);
  }
  if (context.memory.raised[id] === undefined && !isNotUpdated(outages, context)) return [];
  const { since } = outage;
  const facts = since === undefined ? {} : { since };
  return raised(id, connection, 1, { kind: 'not-updated', facts });
}

function tokenExpiring(
  connection: ConnectionSnapshot,
  context: FindingContext,
): readonly Finding[] {
  const id = conditionId('token-expiring', connection.id);
  const { authorization } = connection;
  if (authorization === undefined) return [];
  const { endsAt: expiresAt } = authorization;
  if (expiresAt === undefined) return over(id, connection, context);
  const left = expiresAt - context.now;
  const severity = TOKEN_DAYS.filter((days) => left <= days * DAY_MS).length;
  if (severity === 0) return over(id, connection, context);
  return raised(id, connection, severity, { kind: 'token-expiring', facts: { expiresAt } });
}
