import { inTurn, medianBy, wait } from './in-turn.ts';
import { treeUse } from './process-tree.ts';
import type { Row } from './row.ts';
import { start, type Stage, type Subject } from './subject.ts';

export interface IdleTimes {
  readonly rounds: number;
  /** After the start, until it has nothing more to do. */
  readonly settleMs: number;
  /** For so long it is watched. */
  readonly watchMs: number;
}

const MOST_WAKE_UPS = 1;
const MOST_CPU = 0.1;

interface Sample {
  /** A second. */
  readonly wakeUps: number;
  /** Per cent of one core. */
  readonly cpu: number;
}

/** What it does while there is nothing to do: window closed, all checks paused. */
export async function idleRows(
  stage: Stage,
  subject: Subject,
  bare: Subject,
  { rounds, settleMs, watchMs }: IdleTimes,
): Promise<readonly Row[]> {
  const measure = (of: Subject) => async (): Promise<Sample> => {
    const running = await start(stage, of);
    try {
      await wait(settleMs);
      const began = performance.now();
      const before = treeUse(running.pid);
      await wait(watchMs);
      const after = treeUse(running.pid);
      const passed = performance.now() - began;
      return {
        wakeUps: (1_000 * (after.switches - before.switches)) / passed,
        cpu: (100 * (after.cpuMs - before.cpuMs)) / passed,
      };
    } finally {
      await running.stop();
    }
  };
  const [own = [], least = []] = await inTurn(rounds, [measure(subject), measure(bare)], 0);
  const row = (figure: string, pick: (sample: Sample) => number, most: number, unit: string, digits: number): Row => {
    const [measured, baseline] = [medianBy(own, pick), medianBy(least, pick)];
    const more = measured - baseline;
    const show = (value: number): string => `${value.toFixed(digits)}${unit}`;
    return {
      figure: `${subject.name}: ${figure}`,
      measured: show(measured),
      baseline: `${show(baseline)} (bare app)`,
      compared: `${more < 0 ? '−' : '+'}${show(Math.abs(more))}`,
      atMost: `+${most}${unit}`,
      within: more <= most,
      samples: { own: own.map(pick), bare: least.map(pick) },
    };
  };
  return [
    row('idle wake-ups', ({ wakeUps }) => wakeUps, MOST_WAKE_UPS, '/s', 2),
    row('idle CPU', ({ cpu }) => cpu, MOST_CPU, ' %', 3),
  ];
}
