import type { CallRecord } from '../domain/call-record.ts';
import type { Incident } from '../domain/incident.ts';

/** Result codes look like this; whatever else a provider puts in their place stays out of the log. */
const CODE = /^[\w.-]{1,64}$/;

/** A call as it is written to the log: no name, id, amount or address, and nothing of what was sent or answered. */
export function callLine(call: CallRecord): string {
  return [
    'call',
    call.path,
    `${call.durationMs} ms`,
    call.status === undefined ? 'no answer' : `HTTP ${call.status}`,
    call.problem ?? 'ok',
    ...(call.code === undefined ? [] : [CODE.test(call.code) ? call.code : '(another code)']),
    ...(call.verification === undefined ? [] : [call.verification]),
  ].join(' · ');
}

export function incidentLine({ kind, detail }: Incident): string {
  return `incident · ${kind} · ${detail}`;
}
