import { inMegabytes, ratioRow, type Row } from './row.ts';
import { inTurn, medianBy, wait } from './in-turn.ts';
import { treeUse } from './process-tree.ts';
import { start, type Running, type Stage, type Subject } from './subject.ts';

export interface MemoryTimes {
  readonly rounds: number;
  /** After the start, before the window is opened for the first time. */
  readonly hiddenMs: number;
  /** The window is open and is looked at. */
  readonly openMs: number;
  /** After it was closed. */
  readonly closedMs: number;
}

/** How the window is opened and closed again; absent for an app of which that is not known. */
export interface WindowActs {
  open(running: Running): Promise<void>;
  close(running: Running): Promise<void>;
}

interface Sample {
  readonly hidden: number;
  readonly closed: number | null;
}

/** Memory of the app and all its helpers: never opened, and after its window was used. */
export async function memoryRows(
  stage: Stage,
  subject: Subject,
  acts: WindowActs | null,
  bare: Subject,
  bareActs: WindowActs,
  times: MemoryTimes,
): Promise<readonly Row[]> {
  const measure = (of: Subject, window: WindowActs | null) => async (): Promise<Sample> => {
    const running = await start(stage, of);
    try {
      await wait(times.hiddenMs);
      const hidden = treeUse(running.pid).pssBytes;
      if (window === null) return { hidden, closed: null };
      await window.open(running);
      await wait(times.openMs);
      await window.close(running);
      await wait(times.closedMs);
      return { hidden, closed: treeUse(running.pid).pssBytes };
    } finally {
      await running.stop();
    }
  };
  const works = [measure(subject, acts), measure(bare, acts === null ? null : bareActs)];
  const [own = [], least = []] = await inTurn(times.rounds, works, 0);
  const row = (figure: string, pick: (sample: Sample) => number): Row => ({
    ...ratioRow(`${subject.name}: ${figure}`, medianBy(own, pick), medianBy(least, pick), 1.12, inMegabytes, 'bare app'),
    samples: { bytes: own.map(pick), bareBytes: least.map(pick) },
  });
  const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;
  return [
    row(`memory ${seconds(times.hiddenMs)} after a hidden start`, ({ hidden }) => hidden),
    ...(acts === null
      ? []
      : [row(`memory ${seconds(times.closedMs)} after its window was closed`, ({ closed }) => closed ?? Number.NaN)]),
  ];
}
