import * as v from 'valibot';
import { setupSource } from '../provisioning/source.ts';

/** What goes to the terminal, and what the process ends with. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** What a process may ask the running app for. */
const ask = v.variant('do', [
  v.strictObject({ do: v.literal('balances'), json: v.boolean(), refresh: v.boolean() }),
  v.strictObject({ do: v.literal('import'), source: setupSource }),
  v.strictObject({ do: v.literal('export') }),
]);

export const request = v.strictObject({ token: v.string(), ask });

/** What the running app says. */
export const reply = v.variant('from', [
  v.object({
    from: v.literal('app'),
    output: v.object({ stdout: v.string(), stderr: v.string(), code: v.number() }),
  }),
  /** The request was not understood: the two are of different versions. */
  v.object({ from: v.literal('other-version') }),
]);

export type Ask = v.InferOutput<typeof ask>;
export type Reply = v.InferOutput<typeof reply>;
