import type { Diagnostics } from '../contract/types.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { ConnectionSnapshot, Snapshot } from '../domain/snapshot.ts';

/**
 * The diagnostics as text to send to somebody who helps: no label, id, amount, account number or address is in it.
 * Connections are numbered in the order of the list. In English, whoever reads it.
 */
export function reportText(diagnostics: Diagnostics, snapshot: Snapshot): string {
  const { build, versions, clock } = diagnostics;
  const numbers = new Map(snapshot.connections.map(({ id }, index) => [id, index + 1]));
  const runtime = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Plimsoll ${build.version} (${diagnostics.profile})`,
    `built: ${build.builtAt === null ? 'not known' : moment(build.builtAt)}${build.testBuild ? ', test build' : ''}`,
    `runtime: ${runtime.join(', ')}`,
    `system: ${diagnostics.system}, ${diagnostics.timeZone}`,
    `started: ${moment(diagnostics.startedAt)}`,
    `keychain: ${diagnostics.keychain}`,
    `notifications: ${diagnostics.notifications}`,
    `clock: ${clock === undefined ? 'not known' : `provider ${signed(clock.offsetMs)} ms at ${moment(clock.at)}`}`,
    '',
    'connections',
    ...snapshot.connections.map((connection, index) => connectionLine(index + 1, connection)),
    '',
    'incidents, newest first',
    ...diagnostics.incidents.map(({ at, kind, detail }) => `${moment(at)} ${kind} ${detail}`.trimEnd()),
    '',
    'calls, newest first',
    ...diagnostics.calls.map((call) => callLine(numbers.get(call.connectionId), call)),
    '',
  ].join('\n');
}

function connectionLine(number: number, connection: ConnectionSnapshot): string {
  const { providerId, environmentId, condition, problem, nextReason, nextRefreshAt } = connection;
  const trouble = problem === undefined ? '' : ` ${problem.kind} ${problem.code ?? ''}`.trimEnd();
  const next = nextRefreshAt === undefined ? '' : ` ${moment(nextRefreshAt)}`;
  return (
    `${number}. ${providerId}/${environmentId} ${condition}${trouble}, ` +
    `${connection.balances.length} balances, next: ${nextReason}${next}`
  );
}

function callLine(number: number | undefined, call: CallRecord): string {
  const parts = [
    moment(call.at),
    `connection ${number ?? 'removed'}`,
    call.path,
    `${call.durationMs} ms`,
    call.status === undefined ? 'no answer' : `HTTP ${call.status}`,
    call.problem ?? 'ok',
    call.code,
    call.verification,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const moment = (at: number): string => new Date(at).toISOString();
const signed = (ms: number): string => (ms > 0 ? `+${ms}` : String(ms));
