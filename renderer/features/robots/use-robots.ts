import { useEffect, useState } from 'react';
import type { RobotsState } from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';

/** The group robots as main has them; undefined until its answer is in. */
export function useRobots(): RobotsState | undefined {
  const { call, on } = useWindow();
  const [state, setState] = useState<RobotsState>();
  useEffect(() => {
    let current = true;
    const read = async () => {
      const answer = await call('getRobots', null);
      if (current && answer !== undefined) setState(answer);
    };
    const stop = on('robots', (robots) => {
      setState((before) => (before === undefined ? before : { ...before, robots }));
    });
    void read();
    return () => {
      current = false;
      stop();
    };
  }, [call, on]);
  return state;
}
