import { useEffect, useState } from 'react';
import type { AppState } from '../../electron/contract/types.ts';

/** Coarse on purpose: ages are told in minutes, and every tick redraws the window. */
const TICK_MS = 10_000;

/** The moment ages are counted to, epoch ms; stands still when the app's clock does. */
export function useNow(app: Pick<AppState, 'now' | 'clockFrozen'> | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const frozen = app?.clockFrozen ?? false;
  useEffect(() => {
    if (frozen) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
    // A push of main means time has passed; counting on from it keeps “just now” honest.
  }, [frozen, app?.now]);
  return frozen && app !== undefined ? app.now : now;
}
