import { formatTime } from '../../../electron/contract/i18n/format.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import type { TrayInput } from '../../../electron/desktop/tray-input.ts';
import type { TrayItem } from '../../../electron/desktop/tray-items.ts';
import { buildTray, type TrayModel } from '../../../electron/desktop/tray-model.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

export const app: TrayInput['app'] = {
  locale: 'en',
  profile: 'user',
  notifications: 'working',
  keychainName: 'linux',
  notices: [],
  pause: null,
};
export const line = { warn: '100', critical: '50' };
/** The time of day of every reading that says no other. */
export const time = formatTime('en', NOW);

export function inputOf(snapshot: Snapshot, over: Partial<TrayInput> = {}): TrayInput {
  return {
    snapshot,
    app,
    providerName: () => ({ en: 'Smilepayz', 'zh-CN': '斯迈尔' }),
    alerts: { snoozes: {}, transits: {} },
    trends: {},
    pinned: [],
    hidden: false,
    value: { kind: 'none' },
    refresh: null,
    ...over,
  };
}

export const tray = (snapshot: Snapshot, over: Partial<TrayInput['app']> = {}): TrayModel =>
  buildTray(inputOf(snapshot, { app: { ...app, ...over } }));
export const trayOf = (snapshot: Snapshot, over: Partial<TrayInput>): TrayModel =>
  buildTray(inputOf(snapshot, over));

/** A snapshot of one connection with one balance under the lines above. */
export const one = (
  value: string,
  over: Parameters<typeof entry>[1] = {},
  connection: Partial<ConnectionSnapshot> = {},
): Snapshot => snapshotOf(shownConnection('a', [entry(value, { line, ...over })], connection));

/** What the menu says at its first level, line by line. */
export const labels = ({ items }: { readonly items: readonly TrayItem[] }): string[] =>
  items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));

/** The items of the submenu whose label begins so. */
export function inside(
  menu: { readonly items: readonly TrayItem[] },
  ...path: readonly string[]
): readonly TrayItem[] {
  let { items } = menu;
  for (const step of path) {
    const found = items.find((item) => item.kind === 'submenu' && item.label.startsWith(step));
    if (found?.kind !== 'submenu') throw new Error(`no submenu “${step}” in ${labels({ items }).join()}`);
    ({ items } = found);
  }
  return items;
}

/** Every item at every depth. */
export function everything(items: readonly TrayItem[]): readonly TrayItem[] {
  return items.flatMap((item) =>
    item.kind === 'submenu' ? [item, ...everything(item.items)] : [item],
  );
}
