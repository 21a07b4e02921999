import { useEffect, useState } from 'react';
import { useWindow } from '../../app/window-context.ts';

/** Often enough that the bar shrinks evenly. */
const TICK_MS = 250;

/** A moment, by two clocks: one that people set, and a steady one that sleep may stop. */
export interface Deadline {
  /** Epoch ms by the app's clock. */
  readonly until: number;
  /** When it is by `performance.now()`, ms. */
  readonly steadyUntil: number;
}

export function deadlineOf(until: number): Deadline {
  return { until, steadyUntil: performance.now() + until - Date.now() };
}

/** Whichever clock says that less time is left is believed, so that one set back brings nothing back to life. */
function timeLeft({ until, steadyUntil }: Deadline): number {
  return Math.max(0, Math.min(until - Date.now(), steadyUntil - performance.now()));
}

/**
 * How long until a deadline, ms, never below zero. It only ever falls. Stands still when the app's clock does. The
 * deadline must not change while the component lives.
 */
export function useTimeLeft(deadline: Deadline): number {
  const { app } = useWindow();
  const frozenAt = app.clockFrozen ? app.now : null;
  const [left, setLeft] = useState(() =>
    frozenAt === null ? timeLeft(deadline) : Math.max(0, deadline.until - frozenAt),
  );
  const over = left === 0;
  useEffect(() => {
    if (frozenAt !== null || over) return undefined;
    const look = () => setLeft((before) => Math.min(before, timeLeft(deadline)));
    const timer = setInterval(look, TICK_MS);
    // Timers of a hidden window are slowed down, so it looks anew before it is looked at.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [deadline, frozenAt, over]);
  return left;
}
