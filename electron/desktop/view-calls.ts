import type { AppState } from '../contract/types.ts';
import { readRates } from '../settings/read-rates.ts';
import type { Settings } from '../settings/settings.ts';
import { forgetConnections } from '../settings/view-settings.ts';
import type { CallHandlers } from './ipc.ts';

export interface ViewCallParts {
  readonly settings: {
    get(): Settings;
    update(change: (settings: Settings) => Settings): void;
  };
  readonly appState: () => Pick<AppState, 'now'>;
}

type ViewCall = 'setView' | 'setRates';

/** What the calls do that the overview lives on, beside the snapshot. */
export function createViewCalls(parts: ViewCallParts): Pick<CallHandlers, ViewCall> {
  const { settings } = parts;
  return {
    setView(layout) {
      settings.update((current) => {
        const ids = new Set(current.connections.map(({ id }) => id));
        const kept = forgetConnections(layout, (id) => ids.has(id));
        return { ...current, view: { ...current.view, ...kept } };
      });
      return null;
    },

    setRates(given) {
      const result = readRates(given, settings.get().view.home, parts.appState().now);
      if (result.ok) {
        const { home } = result;
        settings.update((current) => ({ ...current, view: { ...current.view, home } }));
      }
      return result;
    },
  };
}
