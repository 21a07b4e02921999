import { inMs, plainRow, ratioRow, type Row } from './row.ts';
import { inTurn, medianBy, wait } from './in-turn.ts';
import { start, type Stage, type Subject } from './subject.ts';

/** After the start, until it has nothing more to do: a first refresh is spread over some seconds, and what follows from it over more. */
const SETTLE_MS = 6_000;
/** Longer than a refresh of them all takes, with what follows it. */
const REFRESH_MS = 6_000;
const TRIES = 60;
const TRY_AGAIN_MS = 500;

/** From a click on the tray icon to a window that shows its data, when there is no window yet. Both are observed. */
export async function openRows(stage: Stage, subject: Subject, bare: Subject, rounds: number): Promise<readonly Row[]> {
  const openOnce = (of: Subject) => async (): Promise<number> => {
    const running = await start(stage, of);
    try {
      await wait(SETTLE_MS);
      const clicked = Date.now();
      await stage.tray.activate();
      const { drawnAt = Number.NaN, shownAt = Number.NaN } = await running.seen();
      return Math.max(drawnAt, shownAt) - clicked;
    } finally {
      await running.stop();
    }
  };
  const [own = [], least = []] = await inTurn(rounds, [openOnce(subject), openOnce(bare)]);
  const [measured, baseline] = [medianBy(own, Number), medianBy(least, Number)];
  return [
    {
      ...ratioRow('click in tray to window with data, cold', measured, baseline, 1.5, inMs, 'window with a static page'),
      samples: { ms: own, bareMs: least },
    },
  ];
}

/** The menu may be replaced between being read and being clicked. */
async function refreshNow({ tray }: Stage): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await tray.click(['Refresh now']);
    } catch (error) {
      if (left === 0) throw error;
      await wait(TRY_AGAIN_MS);
    }
  }
}

/** How long the main thread is busy at a time, at most, while everything is refreshed and the window is open. */
export async function stallRows(stage: Stage, subject: Subject, rounds: number): Promise<readonly Row[]> {
  const running = await start(stage, subject);
  const stalls: number[] = [];
  try {
    await wait(SETTLE_MS);
    await stage.tray.activate();
    await running.seen();
    await wait(SETTLE_MS);
    // The first refresh lets the engine compile.
    for (let round = -1; round < rounds; round += 1) {
      running.ask('watch-stalls');
      await refreshNow(stage);
      await wait(REFRESH_MS);
      running.ask('tell-stalls');
      const { longestStallMs = Number.NaN } = await running.seen();
      if (round >= 0) stalls.push(longestStallMs);
    }
  } finally {
    await running.stop();
  }
  return [
    {
      ...plainRow('longest main-thread stall in that refresh, window open', Math.max(...stalls), `${rounds} refreshes in the app`, 50, inMs),
      samples: { ms: stalls },
    },
  ];
}
