import { inMs, ratioRow, type Row } from './row.ts';
import { inTurn, medianBy, wait } from './in-turn.ts';
import { start, type Stage, type Subject } from './subject.ts';

/** The providers' answers have come, and nothing of this start disturbs the next. */
const SETTLE_MS = 1_000;

/** From the start of the program to a tray icon with its whole menu. */
export async function startRows(
  stage: Stage,
  subject: Subject,
  bare: Subject,
  rounds: number,
): Promise<readonly Row[]> {
  const startOnce = (of: Subject) => async (): Promise<number> => {
    const running = await start(stage, of);
    await wait(SETTLE_MS);
    await running.stop();
    return running.startMs;
  };
  // What an app keeps for its next start is there from the second start on.
  for (const first of [subject, bare]) await startOnce(first)();
  const [own = [], least = []] = await inTurn(rounds, [startOnce(subject), startOnce(bare)]);
  const [measured, baseline] = [medianBy(own, Number), medianBy(least, Number)];
  return [
    {
      ...ratioRow(`${subject.name}: start to tray with its whole menu`, measured, baseline, 1.15, inMs, 'bare app'),
      samples: { ms: own, bareMs: least },
    },
  ];
}
