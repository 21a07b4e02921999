import * as v from 'valibot';
import { ALERT_KINDS } from '../domain/alert.ts';
import type { Migration } from '../settings/versioned-store.ts';
import { conditionId } from './finding.ts';
import { emptyMemory, type AlertMemory } from './memory.ts';

const levelsOfVersion1 = v.record(
  v.string(),
  v.record(v.string(), v.picklist(['low', 'critical'])),
);

/** Version 1 knew only which level each balance was told to be at. */
const levelsToRaised: Migration = ({ levels = {}, ...rest }) => {
  const known = v.safeParse(levelsOfVersion1, levels);
  // What cannot be read is left for `readMemory` to report.
  if (!known.success) return { ...rest, raised: levels };
  const raised = Object.entries(known.output).flatMap(([connectionId, balances]) =>
    Object.entries(balances).map(([key, level]) => [
      conditionId('level', connectionId, key),
      { severity: level === 'critical' ? 2 : 1, stage: 'told', record: 0 },
    ]),
  );
  return { ...rest, raised: Object.fromEntries(raised) as object };
};

/** Up to version 2 amounts lay open. They are read from there, and sealed when they are next written. */
const sealedAmounts: Migration = (data) => ({ ...data });

/** Every change of the file's shape since version 1 adds one here; none is ever taken away. */
export const alertMigrations: readonly Migration[] = [levelsToRaised, sealedAmounts];

/** What is in the file: the parts that lie open, and the others sealed. */
export type StoredAlerts = Partial<AlertMemory> & {
  /** Base64 (see seal.ts). */
  readonly sealed?: string;
};

export function readStoredAlerts(data: Readonly<Record<string, unknown>>): {
  value: StoredAlerts;
  damaged: boolean;
} {
  const { value, damaged } = readMemory(data);
  const { sealed } = data;
  if (sealed === undefined) return { value, damaged };
  return typeof sealed === 'string'
    ? { value: { ...value, sealed }, damaged }
    : { value, damaged: true };
}

const whole = v.pipe(v.number(), v.integer());
const text = v.string();
const decimal = v.pipe(v.string(), v.regex(/^-?\d+(?:\.\d+)?$/));
const byBalance = <T extends v.GenericSchema>(schema: T) =>
  v.record(text, v.record(text, schema));

const schemas = {
  raised: v.record(
    text,
    v.object({
      severity: whole,
      stage: v.picklist(['told', 'pending', 'failed', 'held']),
      record: whole,
      triedAt: v.exactOptional(whole),
    }),
  ),
  waiting: v.record(
    text,
    v.object({
      stage: v.picklist(['pending', 'failed', 'held']),
      record: whole,
      at: whole,
      triedAt: v.exactOptional(whole),
    }),
  ),
  toldAt: v.record(text, whole),
  seen: byBalance(v.object({ available: decimal, frozen: v.exactOptional(decimal) })),
  statuses: v.record(text, v.record(text, text)),
  metAt: v.record(text, whole),
  runOutDays: byBalance(text),
  snoozes: byBalance(
    v.union([
      v.object({ until: whole, since: whole }),
      v.object({ untilChangeFrom: decimal, since: whole }),
    ]),
  ),
  transits: byBalance(
    v.object({
      amount: decimal,
      expectedAt: whole,
      note: text,
      since: whole,
      lowest: decimal,
      late: v.boolean(),
    }),
  ),
  // What a record holds beside its kind differs by kind; only the app itself writes it.
  records: v.array(
    v.looseObject({
      id: whole,
      at: whole,
      kind: v.picklist(ALERT_KINDS),
      subject: v.looseObject({ connectionId: text, connectionLabel: text }),
      facts: v.record(text, v.unknown()),
      outcome: text,
    }),
  ),
  nextId: whole,
} satisfies Record<keyof AlertMemory, v.GenericSchema>;

/** Reads each part by itself. Damage costs no more than a repeated alert or a shorter list. */
export function readMemory(data: Readonly<Record<string, unknown>>): {
  value: AlertMemory;
  damaged: boolean;
} {
  let damaged = false;
  const parts: Record<string, unknown> = { ...emptyMemory };
  for (const [part, schema] of Object.entries(schemas)) {
    if (!(part in data)) continue;
    const result = v.safeParse(schema, data[part]);
    if (result.success) parts[part] = result.output;
    else damaged = true;
  }
  const value = parts as unknown as AlertMemory;
  return { value: { ...value, nextId: unusedId(value) }, damaged };
}

/** Records are told apart by their number, so a lost count must not give one out twice. */
function unusedId({ nextId, records, raised, waiting }: AlertMemory): number {
  const used = [...Object.values(raised), ...Object.values(waiting)].map(({ record }) => record);
  return Math.max(nextId, ...[...used, ...records.map(({ id }) => id)].map((id) => id + 1));
}
