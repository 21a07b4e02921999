import type { HistoryView } from '../contract/history-types.ts';
import type { History } from '../history/history.ts';
import type { Settings } from '../settings/settings.ts';
import { historySize } from './history-size.ts';

export interface HistoryViewParts {
  readonly history: Pick<History, 'state' | 'waiting' | 'lastReadings'>;
  /** Where the history's files lie. */
  readonly historyFolder: string;
  readonly settings: { get(): Settings };
  /** IANA name. */
  readonly computerZone: () => string;
}

/** What the window is shown of the history as a whole. */
export async function viewHistory({
  history,
  historyFolder,
  settings,
  computerZone,
}: HistoryViewParts): Promise<HistoryView> {
  const { toErase, ...choices } = settings.get().history;
  const there = new Set([...settings.get().connections.map(({ id }) => id), ...toErase]);
  const removed = new Map(
    history
      .lastReadings()
      .filter(({ connection: { id } }) => !there.has(id))
      .map(({ connection: { id, label } }) => [id, label]),
  );
  return {
    keeping: history.state(),
    waiting: history.waiting(),
    choices,
    size: await historySize(historyFolder),
    computerZone: computerZone(),
    removed: [...removed].map(([connectionId, label]) => ({ connectionId, label })),
  };
}
