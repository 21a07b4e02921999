import type { AlertsState } from '../domain/alert.ts';
import { itemNames } from '../vault/index-types.ts';
import type { Vault } from '../vault/vault.ts';
import type { HistoryState } from '../history/storage.ts';
import {
  deleteSealedTray,
  sealTray,
  trayCircumstances,
  writeSealedTray,
  type TrayCircumstances,
} from './last-tray.ts';
import { iconPixels } from './icon-drawing.ts';
import type { TrayInput } from './tray-input.ts';
import { action, type TrayItem } from './tray-items.ts';
import { buildTray } from './tray-model.ts';

export interface TrayKeeperOptions {
  /** The profile's folder. */
  readonly folder: string;
  readonly vault: Pick<Vault, 'entries' | 'read'>;
  readonly historyState: () => HistoryState;
  readonly circumstances: () => Omit<TrayCircumstances, 'settings' | 'zoneOffset'>;
  /** What the tray would be drawn from if the app were started now. */
  readonly atStart: () => TrayInput;
  /** A steady clock, ms. */
  readonly uptime: () => number;
}

/** Keeps the tray for the next start. */
export interface TrayKeeper {
  /** Something new was shown. Keeps it now and then: who starts after a crash sees somewhat older readings, with their time. */
  take(): void;
  /** To be called when the app quits, before the history is closed. */
  keep(): void;
  /** What was kept holds what was deleted. */
  drop(): void;
}

const INTERVAL_MS = 600_000;

export function createTrayKeeper(options: TrayKeeperOptions): TrayKeeper {
  const { folder, vault, uptime } = options;
  let key: { readonly item: string; readonly text: string } | undefined;
  let keptAt = uptime();
  let looking = false;

  /** The history has read its key already; this asks nothing of the keychain. */
  async function findKey(): Promise<void> {
    const [field, entry] = Object.entries(vault.entries('history')).at(-1) ?? [];
    if (field === undefined || entry === undefined) return;
    const [item, ...others] = itemNames('history', field, entry);
    if (item === undefined || others.length > 0) return;
    key = { item, text: await vault.read('history', field) };
  }

  function lookForKey(): void {
    if (key !== undefined || looking || options.historyState().kind !== 'stored') return;
    looking = true;
    findKey()
      // Without a key nothing is kept, and the next start takes the longer way.
      .catch(() => undefined)
      .finally(() => {
        looking = false;
      });
  }

  function keep(): void {
    keptAt = uptime();
    const circumstances = trayCircumstances(folder, options.circumstances());
    if (key === undefined || circumstances === null || options.historyState().kind !== 'stored') return;
    const input = options.atStart();
    // The day is always named: at the next start it may be another.
    const model = buildTray({ ...input, snapshot: { ...input.snapshot, at: 0 } });
    const items = withPlainRows(model.items);
    try {
      const shown = { model: { ...model, items }, pixels: iconPixels(model.icon) };
      writeSealedTray(folder, sealTray({ circumstances, until: endOf(input), shown }, key.item, key.text));
    } catch {
      // A full disk costs the next start some tenths of a second.
    }
  }

  return {
    take() {
      lookForKey();
      if (uptime() - keptAt >= INTERVAL_MS) keep();
    },
    keep,
    drop() {
      try {
        deleteSealedTray(folder);
      } catch {
        // The settings changed, so it will not be shown; the next one takes its place.
      }
    },
  };
}

/**
 * A click on an account opens it, for the moment until the app is loaded: with all that can be done about them a menu has up
 * to seven times as many entries, and takes as much longer to be there.
 */
function withPlainRows(items: readonly TrayItem[]): readonly TrayItem[] {
  return items.map((item) => {
    if (item.kind !== 'submenu') return item;
    const [first, second] = item.items;
    const isAccount = second?.kind === 'action' && second.action.do === 'copy-amount';
    return isAccount && first?.kind === 'action'
      ? action(item.label, first.action)
      : { ...item, items: withPlainRows(item.items) };
  });
}

/** When a pause or a snooze ends that the tray speaks of, epoch ms. */
function endOf({ app, alerts }: TrayInput): number | null {
  const ends = [...(app.pause?.until == null ? [] : [app.pause.until]), ...snoozeEnds(alerts)];
  return ends.length === 0 ? null : Math.min(...ends);
}

function snoozeEnds({ snoozes }: Pick<AlertsState, 'snoozes'>): readonly number[] {
  return Object.values(snoozes)
    .flatMap((byBalance) => Object.values(byBalance))
    .flatMap((snooze) => ('until' in snooze ? [snooze.until] : []));
}
