import { useEffect, useState } from 'react';
import type { AppData } from './data.ts';

/** Coarse on purpose: ages are told in minutes, and every tick redraws the window. */
const TICK_MS = 10_000;

/**
 * The moment ages are counted to, epoch ms; stands still when the app's clock does.
 * @param began when the window was drawn first, epoch ms
 */
export function useNow({ app, snapshot }: Pick<AppData, 'app' | 'snapshot'>, began: number): number {
  const [tick, setTick] = useState(began);
  const frozen = app.clockFrozen;
  useEffect(() => {
    if (frozen) return undefined;
    // As long as it is not too old the first tick stands: another one would draw the window twice.
    setTick((before) => (Date.now() - before < TICK_MS ? before : Date.now()));
    const timer = setInterval(() => setTick(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [frozen]);
  // What was just pushed is younger than the last tick, and its age is counted from its own moment.
  return frozen ? app.now : Math.max(tick, snapshot.at);
}
