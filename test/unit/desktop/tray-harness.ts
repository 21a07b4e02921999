import { formatTime } from '../../../electron/contract/i18n/format.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import { buildTray, type TrayInput, type TrayModel } from '../../../electron/desktop/tray-model.ts';
import { NOW, entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const app: TrayInput['app'] = {
  locale: 'en',
  profile: 'user',
  notifications: 'working',
  keychainName: 'linux',
  notices: [],
};
export const line = { warn: '100', critical: '50' };
/** The time of day of every reading that says no other. */
export const time = formatTime('en', NOW);

export const tray = (snapshot: Snapshot, over: Partial<TrayInput['app']> = {}): TrayModel =>
  buildTray({
    snapshot,
    app: { ...app, ...over },
    providerName: () => ({ en: 'Smilepayz', 'zh-CN': '斯迈尔' }),
  });
/** A snapshot of one connection with one balance under the lines above. */
export const one = (
  value: string,
  over: Parameters<typeof entry>[1] = {},
  connection: Partial<ConnectionSnapshot> = {},
): Snapshot => snapshotOf(shownConnection('a', [entry(value, { line, ...over })], connection));
/** What the menu says, line by line. */
export const labels = ({ items }: TrayModel): string[] =>
  items.flatMap((item) => (item.kind === 'separator' ? [] : [item.label]));
