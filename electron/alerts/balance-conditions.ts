import { payInBeside } from '../domain/account-of.ts';
import type { AlertSettings } from '../domain/alert.ts';
import { compareDecimals } from '../domain/money.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../domain/snapshot.ts';
import {
  isAboveUpper,
  levelOf,
  levelToTell,
  type Level,
  type Line,
} from '../domain/threshold.ts';
import {
  conditionId,
  type AlertContent,
  type Finding,
  type FindingContext,
} from './finding.ts';
import type { AlertMemory } from './memory.ts';

interface Place {
  readonly context: FindingContext;
  readonly connection: ConnectionSnapshot;
  readonly entry: BalanceSnapshot;
}

/** The lasting states of one balance. Only a live reading says anything of amounts. */
export function balanceConditions(place: Place): readonly Finding[] {
  const { connection, entry } = place;
  if (!connection.enabled) return switchedOff(place);
  if (entry.freshness === 'not-returned') {
    const facts = { available: entry.balance.available, readAt: entry.readAt };
    return raised('not-returned', place, { kind: 'not-returned', facts });
  }
  if (entry.freshness !== 'live') return [];
  return [
    ...over('not-returned', place),
    ...transitLate(place),
    ...level(place),
    ...upper(place),
  ];
}

/** Whoever switches a connection off knows of it; what nobody was told of yet waits until it is on again. */
function switchedOff(place: Place): readonly Finding[] {
  const isUntold = (name: string): boolean => {
    const before = known(name, place);
    return before !== undefined && before.stage !== 'told';
  };
  return [
    ...over('not-returned', place),
    ...['transit-late', 'level', 'upper'].filter(isUntold).flatMap((name) => over(name, place)),
  ];
}

const idOf = (name: string, { connection, entry }: Place): string =>
  conditionId(name, connection.id, entry.key);

const known = (name: string, place: Place): AlertMemory['raised'][string] | undefined =>
  place.context.memory.raised[idOf(name, place)];

function over(name: string, place: Place): readonly Finding[] {
  if (known(name, place) === undefined) return [];
  const { connection, entry } = place;
  return [{ id: idOf(name, place), connection, entry, severity: 0, alert: null }];
}

function raised(name: string, place: Place, content: AlertContent): readonly Finding[] {
  const { connection, entry } = place;
  const alert = { ...content, severity: 1 };
  return [{ id: idOf(name, place), connection, entry, severity: 1, alert }];
}

function transitLate(place: Place): readonly Finding[] {
  const { connection, entry, context } = place;
  const transit = context.memory.transits[connection.id]?.[entry.key];
  if (transit === undefined || !transit.late) return over('transit-late', place);
  const { available } = entry.balance;
  const expected = { ...available, value: transit.amount };
  const facts = { expected, expectedAt: transit.expectedAt, available };
  return raised('transit-late', place, { kind: 'transit-late', facts });
}

const LEVELS = ['fine', 'low', 'critical'] as const;
const severityOf = (level: Level): number => LEVELS.indexOf(level);

function level(place: Place): readonly Finding[] {
  const { connection, entry, context } = place;
  const { settings } = context;
  const before = known('level', place);
  if (before === undefined && entry.level === 'fine') return [];
  const id = idOf('level', place);
  const { available } = entry.balance;
  const line = lineToTell(entry.line, settings);
  const told = LEVELS[before?.severity ?? 0] ?? 'critical';
  const lasting = levelToTell(available, line, told, settings.hysteresisPercent);
  const now = levelOf(available, line);
  const severity = severityOf(lasting);
  if (now === 'fine') {
    const risen = lasting === 'fine' && hasRisen(place);
    const recovered = risen ? { recovered: available } : {};
    return [{ id, connection, entry, severity, alert: null, ...recovered }];
  }
  const crossed = (now === 'critical' ? line.critical : line.warn) ?? '0';
  const payIn = payInBeside(connection, entry)?.balance.available;
  const facts = { available, line: crossed, ...(payIn === undefined ? {} : { payIn }) };
  const alert = { kind: now, facts, severity: severityOf(now) };
  return [{ id, connection, entry, severity, alert }];
}

/** Without “critical”, what is critical is low as well, and the other way round nothing is. */
function lineToTell(line: Line | undefined, { kinds }: AlertSettings): Line {
  return {
    ...(kinds.low && line?.warn !== undefined ? { warn: line.warn } : {}),
    ...(kinds.critical && line?.critical !== undefined ? { critical: line.critical } : {}),
  };
}

/** Whether it is the balance that rose, and not the line that was moved or taken away. */
function hasRisen(place: Place): boolean {
  const before = known('level', place);
  const record = place.context.memory.records.find(({ id }) => id === before?.record);
  if (record === undefined) return place.entry.line !== undefined;
  if (record.kind !== 'low' && record.kind !== 'critical') return false;
  return compareDecimals(place.entry.balance.available.value, record.facts.line) >= 0;
}

function upper(place: Place): readonly Finding[] {
  const { entry, context } = place;
  const { hysteresisPercent } = context.settings;
  const line = entry.line?.upper;
  const before = known('upper', place) !== undefined;
  const { available } = entry.balance;
  if (line === undefined || !isAboveUpper(available, entry.line, before, hysteresisPercent)) {
    return over('upper', place);
  }
  const found = raised('upper', place, { kind: 'upper', facts: { available, line } });
  // Between the line and the edge it must fall below, it is not over and yet nothing to tell.
  if (compareDecimals(available.value, line) > 0) return found;
  return found.map((finding) => ({ ...finding, alert: null }));
}

