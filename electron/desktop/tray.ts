import { Menu, Tray } from 'electron';
import { trayIcon } from './tray-icon.ts';
import type { TrayAction, TrayItem, TrayModel } from './tray-model.ts';

export interface TrayView {
  /** Shows the model: at once, or at the end of the second if it changed a moment ago. */
  show(model: TrayModel): void;
  destroy(): void;
}

/** A menu with many accounts takes milliseconds to build, and hosts redraw on every change. */
const MIN_INTERVAL_MS = 1_000;

/** The tray item. What a left click means is the host's choice, so every action is in the menu too. */
export function createTray(
  first: TrayModel,
  onAction: (action: TrayAction) => void,
): TrayView {
  let shown = first;
  const tray = new Tray(trayIcon(first.state));
  let waiting: TrayModel | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = 0;

  function draw(model: TrayModel, before: TrayModel | null): void {
    drawnAt = Date.now();
    shown = model;
    if (before === null || before.state !== model.state) tray.setImage(trayIcon(model.state));
    if (before === null || before.tooltip !== model.tooltip) tray.setToolTip(model.tooltip);
    if (before === null || !same(before.items, model.items)) {
      // Linux shows a change only after the menu was set again.
      tray.setContextMenu(Menu.buildFromTemplate(model.items.map((item) => toMenu(item, onAction))));
    }
  }

  draw(first, null);
  tray.on('click', () => onAction({ do: 'open' }));

  return {
    show(model) {
      waiting = model;
      if (timer !== undefined) return;
      timer = setTimeout(
        () => {
          timer = undefined;
          if (waiting !== null) draw(waiting, shown);
          waiting = null;
        },
        Math.max(0, drawnAt + MIN_INTERVAL_MS - Date.now()),
      );
    },
    destroy() {
      clearTimeout(timer);
      tray.destroy();
    },
  };
}

function same(a: readonly TrayItem[], b: readonly TrayItem[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function toMenu(
  item: TrayItem,
  onAction: (action: TrayAction) => void,
): Electron.MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  // An ampersand would be taken for a mnemonic.
  const label = item.label.replaceAll('&', '&&');
  return item.kind === 'text'
    ? { label, enabled: false }
    : { label, enabled: item.enabled, click: () => onAction(item.action) };
}
