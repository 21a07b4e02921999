import type { AlertMemory } from '../alerts/memory.ts';
import { alertMigrations, readMemory } from '../alerts/read-memory.ts';
import { readSettings, settingsMigrations, type Settings } from '../settings/settings.ts';
import { openStore, type VersionedStore } from '../settings/versioned-store.ts';
import type { Notices } from './notices.ts';

const settingsNotices = {
  restored: 'settings-restored',
  'partly-read': 'settings-partly-read',
  lost: 'settings-set-aside',
} as const;

/** The files of the profile: what the user chose, and what was alerted already. Trouble with them becomes a notice. */
export function openStores(
  folder: string,
  notices: Notices,
): {
  readonly settings: VersionedStore<Settings>;
  readonly alerts: VersionedStore<AlertMemory>;
} {
  const unwritten = new Set<string>();
  const onWrite = (name: string) => (written: boolean) => {
    if (written) unwritten.delete(name);
    else unwritten.add(name);
    if (unwritten.size === 0) notices.withdraw('settings-not-saved');
    else notices.add({ kind: 'settings-not-saved' });
  };
  const timestamp = (): string => new Date().toISOString().replace(/[:.]/g, '-');
  return {
    settings: openStore<Settings>({
      folder,
      timestamp,
      name: 'settings',
      migrations: settingsMigrations,
      read: readSettings,
      onWrite: onWrite('settings'),
      onSetAside: (file, outcome) => notices.add({ kind: settingsNotices[outcome], file }),
    }),
    alerts: openStore<AlertMemory>({
      folder,
      timestamp,
      name: 'alerts',
      migrations: alertMigrations,
      read: readMemory,
      onWrite: onWrite('alerts'),
      onSetAside: (file) => notices.add({ kind: 'alerts-set-aside', file }),
    }),
  };
}
