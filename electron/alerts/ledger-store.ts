import * as v from 'valibot';
import type { Ledger } from './decide.ts';

const schema = v.record(v.string(), v.record(v.string(), v.picklist(['low', 'critical'])));

/** Reads the stored ledger. Damage costs no more than a repeated alert. */
export function readLedger(data: Readonly<Record<string, unknown>>): {
  value: { readonly levels: Ledger };
  damaged: boolean;
} {
  const result = v.safeParse(schema, data['levels'] ?? {});
  return { value: { levels: result.success ? result.output : {} }, damaged: !result.success };
}
