import * as v from 'valibot';

/** What goes to the terminal, and what the process ends with. */
export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

const MAX_TEXT = 4 * 1024 * 1024;
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));

const secretContent = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text }),
  v.strictObject({ kind: v.literal('bytes'), base64: text }),
  v.strictObject({ kind: v.literal('refused'), refusal: v.string() }),
]);

/** An import file with everything it points at: the app need not, and may not be able to, read these files itself. */
export const importSource = v.strictObject({
  text,
  /** By the place in the file that names it, as JSON pointer. */
  secrets: v.record(v.string(), secretContent),
});

/** What a process may ask the running app for. */
const ask = v.variant('do', [
  v.strictObject({ do: v.literal('balances'), json: v.boolean(), refresh: v.boolean() }),
  v.strictObject({ do: v.literal('import'), source: importSource, check: v.boolean() }),
  v.strictObject({ do: v.literal('export') }),
  /** Only who is there. */
  v.strictObject({ do: v.literal('greet') }),
]);

export const request = v.strictObject({ token: v.string(), ask });

/** Who holds the profile: the app itself, or a run for a terminal that will soon be over. */
export const reply = v.variant('from', [
  v.object({
    from: v.literal('app'),
    output: v.object({ stdout: v.string(), stderr: v.string(), code: v.number() }),
  }),
  v.object({ from: v.literal('one-off') }),
  /** The request was not understood: the two are of different versions. */
  v.object({ from: v.literal('other-version') }),
]);

export type SecretContent = v.InferOutput<typeof secretContent>;
export type ImportSource = v.InferOutput<typeof importSource>;
export type Ask = v.InferOutput<typeof ask>;
export type Reply = v.InferOutput<typeof reply>;
