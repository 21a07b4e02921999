import { clipboard, shell } from 'electron';
import type { ChartSpan, HistoryCallResults } from '../contract/history-types.ts';
import { environmentOf } from '../domain/descriptor.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { History } from '../history/history.ts';
import { providerById } from '../providers/registry.ts';
import type { Settings } from '../settings/settings.ts';
import { copiedAmount } from './copied-amount.ts';
import { createExportCalls, type ExportCallParts } from './export-calls.ts';
import { viewHistory, type HistoryViewParts } from './history-view.ts';
import { NotFound, type CallHandlers } from './ipc.ts';

export interface HistoryCallParts extends ExportCallParts, HistoryViewParts {
  readonly history: History;
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly monitor: Pick<Monitor, 'snapshot'>;
}

const HOUR_MS = 3_600_000;
const SPAN_MS: Readonly<Record<ChartSpan, number>> = {
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
  '1y': 365 * 24 * HOUR_MS,
};

/** More would lie closer together than a drawing is wide. */
const MAX_POINTS = 360;

/** What the window's calls about the past of balances do. */
export function createHistoryCalls(
  parts: HistoryCallParts,
): Pick<CallHandlers, keyof HistoryCallResults> {
  const { history, settings, monitor } = parts;

  function connectionOf(connectionId: string) {
    const found = settings.get().connections.find(({ id }) => id === connectionId);
    if (found === undefined) throw new NotFound();
    return found;
  }

  /** Where a person signs in to the provider of a connection. */
  function portalOf(connectionId: string): URL | null {
    const { providerId, environmentId } = connectionOf(connectionId);
    const descriptor = providerById(providerId)?.descriptor;
    const address = descriptor && environmentOf(descriptor, environmentId)?.portalUrl;
    if (address === undefined) return null;
    const url = new URL(address);
    return url.protocol === 'https:' ? url : null;
  }

  return {
    getChart({ connectionId, key, span }) {
      const { readingsFrom = 0 } = connectionOf(connectionId);
      const to = parts.now();
      const from = to - SPAN_MS[span];
      const since = Math.max(from, readingsFrom);
      // The reading of this very moment is part of it.
      const series = history.series(connectionId, key, since, to + 1, MAX_POINTS);
      return series === null ? null : { from, to, unit: series.unit, points: series.points };
    },

    getAccount: ({ connectionId, key }) => ({
      note: settings.get().notes[connectionId]?.[key] ?? '',
      portal: portalOf(connectionId)?.host ?? null,
    }),

    copyAmount({ connectionId, key }) {
      const text = copiedAmount(monitor.snapshot(), connectionId, key, parts.locale());
      if (text === undefined) throw new NotFound();
      clipboard.writeText(text);
      return null;
    },

    setNote({ connectionId, key, note }) {
      connectionOf(connectionId);
      const text = note.trim();
      settings.update((current) => {
        const { [key]: _before, ...others } = current.notes[connectionId] ?? {};
        const ofConnection = text === '' ? others : { ...others, [key]: text };
        return { ...current, notes: { ...current.notes, [connectionId]: ofConnection } };
      });
      return null;
    },

    async openPortal({ connectionId }) {
      const url = portalOf(connectionId);
      if (url === null) throw new NotFound();
      try {
        await shell.openExternal(url.href);
        return { opened: true };
      } catch {
        return { opened: false };
      }
    },

    getHistory: () => viewHistory(parts),

    setHistoryChoices(choices) {
      settings.update((current) => ({ ...current, history: { ...current.history, ...choices } }));
      parts.onHistoryChange();
      return null;
    },

    eraseHistory({ connectionId }) {
      // The history of what is still asked goes with its connection, not under it.
      if (monitor.snapshot().connections.some(({ id }) => id === connectionId)) throw new NotFound();
      history.erase(connectionId);
      parts.onHistoryChange();
      return null;
    },

    ...createExportCalls(parts),
  };
}
