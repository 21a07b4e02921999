import type { Settings } from '../settings/settings.ts';
import type { IndexStore } from './index-types.ts';

/** The vault's index lies in the settings: it holds no secret. */
export function settingsIndex(settings: {
  get(): Settings;
  update(change: (settings: Settings) => Settings): void;
}): IndexStore {
  return {
    read: () => settings.get().secretIndex,
    update: (change) =>
      settings.update((current) => ({ ...current, secretIndex: change(current.secretIndex) })),
  };
}
