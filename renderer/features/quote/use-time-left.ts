import { useEffect, useState } from 'react';
import { useWindow } from '../../app/window-context.ts';

/** Often enough that the bar shrinks evenly. */
const TICK_MS = 250;

/**
 * How long until a moment, ms, never below zero. It only ever falls: a clock set back brings no expired quote back to
 * life. Stands still when the app's clock does. The moment must not change while the component lives.
 * @param until epoch ms by the app's clock
 */
export function useTimeLeft(until: number): number {
  const { app } = useWindow();
  const frozenAt = app.clockFrozen ? app.now : null;
  const [left, setLeft] = useState(() => Math.max(0, until - (frozenAt ?? Date.now())));
  const over = left === 0;
  useEffect(() => {
    if (frozenAt !== null || over) return undefined;
    const look = () => setLeft((before) => Math.min(before, Math.max(0, until - Date.now())));
    const timer = setInterval(look, TICK_MS);
    // Timers of a hidden window are slowed down, so it looks anew before it is looked at.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [until, frozenAt, over]);
  return left;
}
