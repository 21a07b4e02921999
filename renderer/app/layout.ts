import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallPayloads } from '../../electron/contract/payloads.ts';
import type {
  HomeCurrency,
  RatesResult,
  ViewLayout,
  ViewSettings,
} from '../../electron/contract/view-types.ts';
import type { View } from './view.ts';
import type { WindowContext } from './window-context.ts';

/** How the overview is laid out, and the currency the user thinks in. */
export interface Layout {
  readonly layout: ViewLayout;
  readonly home: HomeCurrency | null;
  /** Changes some of it; it holds at once, and main remembers it. */
  readonly arrange: (change: Partial<ViewLayout>) => void;
  /** Saves the user's own currency and the rates to it; `undefined` when main did not carry it out. */
  readonly saveRates: (given: CallPayloads['setRates']) => Promise<RatesResult | undefined>;
}

/** @param left how the window was left the last time */
export function useLayout(
  left: ViewSettings,
  view: View,
  call: WindowContext['call'],
  on: WindowContext['on'],
): Layout {
  const [{ home: firstHome, ...firstLayout }] = useState(left);
  const [layout, setLayout] = useState<ViewLayout>(firstLayout);
  const [home, setHome] = useState(firstHome);
  const known = useRef(layout);
  useEffect(() => {
    if (known.current === layout) return;
    known.current = layout;
    void call('setView', layout);
  }, [call, layout]);

  const arrange = useCallback(
    (change: Partial<ViewLayout>) => setLayout((before) => ({ ...before, ...change })),
    [],
  );
  useEffect(() => on('entities', (entities) => arrange({ entities })), [arrange, on]);
  const saveRates = useCallback(
    async (given: CallPayloads['setRates']) => {
      const result = await call('setRates', given);
      if (result?.ok === true) setHome(result.home);
      return result;
    },
    [call],
  );

  // Elsewhere nothing is open; what was open is kept for the way back.
  const open = view.name === 'overview' ? (view.selected ?? null) : layout.open;
  const isNews = open?.connectionId !== layout.open?.connectionId || open?.key !== layout.open?.key;
  useEffect(() => {
    if (isNews) arrange({ open });
  }, [arrange, isNews, open]);

  return { layout, home, arrange, saveRates };
}
