import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { alertMigrations, readStoredAlerts, type StoredAlerts } from '../alerts/read-memory.ts';
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
  readonly alerts: VersionedStore<StoredAlerts>;
  /** What is sealed among the alerts can be read with no key there is, and will be replaced. */
  readonly setAlertsAside: () => void;
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
    alerts: openStore<StoredAlerts>({
      folder,
      timestamp,
      name: 'alerts',
      migrations: alertMigrations,
      read: readStoredAlerts,
      onWrite: onWrite('alerts'),
      onSetAside: (file) => notices.add({ kind: 'alerts-set-aside', file }),
    }),
    setAlertsAside() {
      const file = path.join(folder, `alerts.damaged-${timestamp()}.json`);
      copyFileSync(path.join(folder, 'alerts.json'), file);
      notices.add({ kind: 'alerts-set-aside', file });
    },
  };
}
