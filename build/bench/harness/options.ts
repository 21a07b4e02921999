import { parseArgs } from 'node:util';

/** The groups of rows, in the order in which they are measured. */
export const GROUPS = ['start', 'memory', 'idle', 'window', 'refresh', 'history', 'forecast', 'size'] as const;
export type Group = (typeof GROUPS)[number];

/** What can be asked of an app that is not ours. */
const OF_ANY_APP: readonly Group[] = ['start', 'memory', 'idle'];

export interface BenchOptions {
  readonly groups: readonly Group[];
  /** Fewer rounds and shorter waits: to see whether a change did anything, not to report. */
  readonly quick: boolean;
  /** The folder of another tray app to measure in place of ours. */
  readonly app: string | null;
  /** What that app is started with. */
  readonly appArgs: readonly string[];
}

/** @throws with a sentence for whoever typed it */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      app: { type: 'string' },
      'app-arg': { type: 'string', multiple: true, default: [] },
    },
  });
  const app = values.app ?? null;
  const known: readonly Group[] = app === null ? GROUPS : OF_ANY_APP;
  for (const name of positionals) {
    if (!(known as readonly string[]).includes(name)) {
      throw new Error(`There is no group of figures "${name}" here. There are: ${known.join(', ')}.`);
    }
  }
  const groups = positionals.length === 0 ? known : known.filter((name) => positionals.includes(name));
  return { groups, quick: values.quick, app, appArgs: values['app-arg'] };
}
