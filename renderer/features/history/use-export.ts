import { useEffect, useState } from 'react';
import type { ExportResult } from '../../../electron/contract/history-types.ts';
import { useWindow } from '../../app/window-context.ts';

/** Where an export stands: rows written so far while it runs, then what became of it. */
export interface ExportState {
  readonly running: boolean;
  readonly rows: number;
  readonly result: ExportResult | null;
}

const IDLE: ExportState = { running: false, rows: 0, result: null };

/** Runs one export at a time and follows it. */
export function useExport() {
  const { call, on } = useWindow();
  const [state, setState] = useState(IDLE);
  useEffect(
    () => on('exportProgress', ({ rows }) => setState((before) => ({ ...before, rows }))),
    [on],
  );
  async function run(start: () => Promise<ExportResult | undefined>): Promise<void> {
    setState({ ...IDLE, running: true });
    const result = (await start()) ?? null;
    // Whoever changed their mind knows.
    const isNews = result?.ok !== false || result.error !== 'cancelled';
    setState({ ...IDLE, result: isNews ? result : null });
  }
  return {
    ...state,
    run,
    stop: () => void call('cancelExport', null),
    clear: () => setState((before) => (before.running ? before : IDLE)),
  };
}
