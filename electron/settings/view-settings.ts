import * as v from 'valibot';
import {
  defaultViewSettings,
  GROUPINGS,
  SORTS,
  STATE_FILTERS,
  type ViewLayout,
  type ViewSettings,
} from '../contract/view-types.ts';

const connectionId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const balanceRef = v.strictObject({
  connectionId,
  key: v.pipe(v.string(), v.maxLength(1_000)),
});

const MAX_ENTRIES = 1_000;
const MAX_RATES = 200;

/** What each choice about the overview may be. */
export const viewLayoutEntries = {
  group: v.picklist(GROUPINGS),
  sort: v.picklist(SORTS),
  state: v.nullable(v.picklist(STATE_FILTERS)),
  providerId: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  currency: v.nullable(v.pipe(v.string(), v.maxLength(16))),
  hideZero: v.boolean(),
  compact: v.boolean(),
  pinned: v.pipe(v.array(balanceRef), v.maxLength(MAX_ENTRIES), v.readonly()),
  open: v.nullable(balanceRef),
  entities: v.pipe(
    v.record(connectionId, v.pipe(v.string(), v.maxLength(80))),
    v.check((record) => Object.keys(record).length <= MAX_ENTRIES),
  ),
} satisfies Record<keyof ViewLayout, v.GenericSchema>;

const rate = v.object({
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  rate: v.pipe(v.string(), v.maxLength(64), v.regex(/^\d+(?:\.\d+)?$/), v.regex(/[1-9]/)),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  quotedBy: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
});

const home = v.nullable(
  v.object({
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    rates: v.pipe(v.array(rate), v.maxLength(MAX_RATES), v.readonly()),
  }),
);

/** Reads each choice by itself; one that is missing or damaged is the default. */
export function readViewSettings(
  data: Readonly<Record<string, unknown>>,
  onDamage: () => void,
): ViewSettings {
  const value: Record<string, unknown> = { ...defaultViewSettings };
  for (const [name, schema] of Object.entries({ ...viewLayoutEntries, home })) {
    if (!(name in data)) continue;
    const result = v.safeParse(schema, data[name]);
    if (result.success) value[name] = result.output;
    else onDamage();
  }
  return value as unknown as ViewSettings;
}

/** Without what was said of connections that are no longer there. */
export function forgetConnections<Layout extends ViewLayout>(
  layout: Layout,
  isThere: (connectionId: string) => boolean,
): Layout {
  const { pinned, open, entities } = layout;
  return {
    ...layout,
    pinned: pinned.filter((ref) => isThere(ref.connectionId)),
    open: open !== null && isThere(open.connectionId) ? open : null,
    entities: Object.fromEntries(Object.entries(entities).filter(([id]) => isThere(id))),
  };
}
