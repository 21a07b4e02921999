import type { Incident, IncidentKind } from '../domain/incident.ts';

/** So many are kept, newest first. */
const MOST = 50;
const MOST_FRAMES = 6;
/** `at name (folder/file.js:1:2)` or `at folder/file.js:1:2`; of the folder nothing is kept. */
const FRAME = /^\s*at (?:(?:async )?([\w.<>[\] ]{1,80}) \()?(?:.*[/\\])?([\w.-]{1,60}:\d+:\d+)\)?$/;
const NAME = /^[A-Za-z]\w{0,60}$/;

export interface IncidentLog {
  add(kind: IncidentKind, detail: string): void;
  /** Newest first. */
  all(): readonly Incident[];
}

/** @param told of each incident as it happens */
export function createIncidentLog(
  now: () => number,
  told: (incident: Incident) => void,
): IncidentLog {
  let incidents: readonly Incident[] = [];
  return {
    add(kind, detail) {
      const incident = { kind, at: now(), detail };
      incidents = [incident, ...incidents].slice(0, MOST);
      told(incident);
    },
    all: () => incidents,
  };
}

/** What may be said of anything that was thrown: the class of an error and where it came from, never what it says. */
export function describeError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const name = NAME.test(thrown.name) ? thrown.name : 'Error';
  const frames = String(thrown.stack ?? '')
    .split('\n')
    .flatMap((line) => {
      const [, where = '', place] = FRAME.exec(line) ?? [];
      return place === undefined ? [] : [`${where.trim()} ${place}`.trim()];
    });
  return [name, ...frames.slice(0, MOST_FRAMES)].join(' < ');
}
