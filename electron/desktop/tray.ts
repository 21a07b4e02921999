import { Menu, Tray, type Rectangle } from 'electron';
import type { TrayIcons } from './tray-icon.ts';
import type { TrayAction, TrayItem } from './tray-items.ts';
import type { TrayModel } from './tray-model.ts';

export interface TrayView {
  /** What it shows may have changed: shown at once, or at the end of the second if it was drawn a moment ago. */
  update(): void;
  /** The panel turned dark or light. */
  repaint(): void;
  /** A panel that was not there when the icon was made has to be told of it. */
  renew(): void;
  destroy(): void;
}

export interface TrayOptions {
  /** What to show now. Asked for once a second at most: with many accounts it takes a while. */
  readonly model: () => TrayModel;
  readonly icons: TrayIcons;
  readonly darkPanel: () => boolean;
  readonly onAction: (action: TrayAction) => void;
  /** @param icon where the icon is on the screen; `null` where the system does not say */
  readonly onClick: (icon: Rectangle | null) => void;
}

/** A menu with many accounts takes milliseconds to build, and hosts redraw on every change. */
const MIN_INTERVAL_MS = 1_000;
/**
 * How long somebody may be reading the menu that was opened, ms. On Linux only the opening of a submenu is told, and
 * never its closing; elsewhere the closing ends it.
 */
const READING_MS = process.platform === 'linux' ? 10_000 : 60_000;

/** The tray item. What a left click means is the host's choice, so every action is in the menu too. */
export function createTray(options: TrayOptions): TrayView {
  const { icons, darkPanel } = options;
  let shown = options.model();
  let menu = menuOf(shown);
  let tray = create();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = performance.now();
  let dueAt = 0;
  let readUntil = 0;

  function create(): Tray {
    const created = new Tray(icons.of(shown.icon, darkPanel()));
    created.setToolTip(shown.tooltip);
    if (process.platform === 'darwin') {
      created.setTitle(shown.title);
      // With a menu of its own the icon would open that on either button.
      created.on('right-click', () => created.popUpContextMenu(menu));
    } else {
      created.setContextMenu(menu);
    }
    created.on('click', (_event, bounds) => {
      options.onClick(bounds.width > 0 && bounds.height > 0 ? bounds : null);
    });
    return created;
  }

  /** A label of a menu that was built cannot be changed, so a change takes a new one. */
  function menuOf({ items }: TrayModel): Menu {
    const built = Menu.buildFromTemplate(items.map((item) => toMenu(item, act)));
    for (const each of [built, ...submenusOf(built)]) {
      each.on('menu-will-show', () => read(performance.now() + READING_MS));
    }
    built.on('menu-will-close', () => read(0));
    return built;
  }

  function act(action: TrayAction): void {
    // A click closes the menu.
    read(0);
    options.onAction(action);
  }

  function read(until: number): void {
    readUntil = until;
    if (timer !== undefined) drawAt(drawnAt + MIN_INTERVAL_MS);
  }

  function drawAt(moment: number): void {
    clearTimeout(timer);
    dueAt = moment;
    timer = setTimeout(draw, Math.max(0, moment - performance.now()));
  }

  function draw(): void {
    timer = undefined;
    const model = options.model();
    drawnAt = performance.now();
    if (!same(shown.icon, model.icon)) tray.setImage(icons.of(model.icon, darkPanel()));
    if (shown.tooltip !== model.tooltip) tray.setToolTip(model.tooltip);
    if (shown.title !== model.title && process.platform === 'darwin') tray.setTitle(model.title);
    const sameMenu = same(shown.items, model.items);
    // A new menu under the hands of somebody who is in the old one would close it.
    if (!sameMenu && drawnAt < readUntil) {
      shown = { ...model, items: shown.items };
      drawAt(readUntil);
      return;
    }
    shown = model;
    if (sameMenu) return;
    menu = menuOf(model);
    if (process.platform !== 'darwin') tray.setContextMenu(menu);
  }

  return {
    update() {
      // A timer for a menu that is being read must not keep the icon back.
      const due = drawnAt + MIN_INTERVAL_MS;
      if (timer === undefined || dueAt > due) drawAt(due);
    },
    repaint: () => tray.setImage(icons.of(shown.icon, darkPanel())),
    renew() {
      tray.destroy();
      tray = create();
    },
    destroy() {
      clearTimeout(timer);
      tray.destroy();
    },
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function submenusOf(menu: Menu): readonly Menu[] {
  return menu.items.flatMap(({ submenu }) =>
    submenu === undefined || submenu === null ? [] : [submenu, ...submenusOf(submenu)],
  );
}

function toMenu(
  item: TrayItem,
  onAction: (action: TrayAction) => void,
): Electron.MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  // An ampersand would be taken for a mnemonic.
  const label = item.label.replaceAll('&', '&&');
  switch (item.kind) {
    case 'text':
      return { label, enabled: false };
    case 'submenu':
      return { label, submenu: item.items.map((inner) => toMenu(inner, onAction)) };
    case 'action':
      return { label, enabled: item.enabled, click: () => onAction(item.action) };
  }
}
