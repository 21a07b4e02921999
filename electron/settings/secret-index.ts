import type { IndexStore } from '../vault/index-types.ts';
import type { Settings } from './settings.ts';

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
