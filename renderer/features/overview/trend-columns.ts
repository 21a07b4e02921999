import { useMemo } from 'react';
import { useWindow } from '../../app/window-context.ts';

/** The columns of which something is known for at least one balance; the others take no room. */
export interface TrendColumns {
  /** Seven days drawn, and the change over one. */
  readonly past: boolean;
  readonly runway: boolean;
}

export function useTrendColumns(): TrendColumns {
  const { trends } = useWindow();
  return useMemo(() => {
    const known = Object.values(trends).flatMap((balances) => Object.values(balances));
    return {
      past: known.some(({ week, change24h }) => week !== undefined || change24h !== undefined),
      runway: known.some(({ runOut }) => runOut !== undefined),
    };
  }, [trends]);
}
