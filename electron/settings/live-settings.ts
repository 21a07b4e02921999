import { NotSaved } from '../vault/not-saved.ts';
import type { Settings } from './settings.ts';
import type { VersionedStore } from './versioned-store.ts';

type Change = (settings: Settings) => Settings;

export interface LiveSettings {
  get(): Settings;
  /**
   * What cannot be written stays in memory. A change of the secret index is made as `save` does: with an index that is in
   * memory alone, keychain items would be deleted that the one on disk still names.
   */
  update(change: Change): void;
  /** Makes a change that is on disk before it counts. @throws NotSaved where that cannot be, and nothing has changed then */
  save(change: Change): void;
}

export interface LiveSettingsListeners {
  readonly onChange: (before: Settings, after: Settings) => void;
  /** Settings can be written again, which could not be before. */
  readonly onWritable: () => void;
}

export function createLiveSettings(
  store: VersionedStore<Settings>,
  { onChange, onWritable }: LiveSettingsListeners,
): LiveSettings {
  let failed = false;

  function make(change: Change, mustBeOnDisk: boolean): void {
    const before = store.get();
    const after = change(before);
    const needsDisk = mustBeOnDisk || after.secretIndex !== before.secretIndex;
    const written = needsDisk ? store.save(after) : store.set(after);
    const again = failed && written;
    failed = !written;
    if (needsDisk && !written) throw new NotSaved();
    onChange(before, after);
    if (again) onWritable();
  }

  return {
    get: store.get,
    update: (change) => make(change, false),
    save: (change) => make(change, true),
  };
}
