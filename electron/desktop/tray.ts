import { Menu, Tray, type Rectangle } from 'electron';
import type { TrayIcons } from './tray-icon.ts';
import type { TrayAction, TrayItem } from './tray-items.ts';
import type { TrayModel } from './tray-model.ts';
import { isWorse } from './tray-state.ts';

export interface TrayView {
  /**
   * What it shows may have changed. The icon shows it within a second; menu and tooltip follow once nobody is reading them,
   * and some seconds after their last change.
   */
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
const isLinux = process.platform === 'linux';
/**
 * The least time between two menus, ms. On Linux nobody tells that the menu itself is open, and a new one, or a new tooltip,
 * takes the place of all its entries: the click of somebody who is in it would be lost.
 */
const MENU_INTERVAL_MS = isLinux ? 5_000 : MIN_INTERVAL_MS;
/** The same where all that is new is the time of a reading, ms. */
const TIMES_INTERVAL_MS = isLinux ? 60_000 : MIN_INTERVAL_MS;
/** Whoever clicked looks for what came of it so long, ms. */
const ANSWER_MS = 5_000;
/**
 * How long somebody may be reading the menu that was opened, ms. On Linux only the opening of a submenu is told, and
 * never its closing; elsewhere the closing ends it.
 */
const READING_MS = isLinux ? 10_000 : 60_000;

/** The tray item. What a left click means is the host's choice, so every action is in the menu too. */
export function createTray(options: TrayOptions): TrayView {
  const { icons, darkPanel } = options;
  let shown = options.model();
  /** What menu and tooltip were made from; what icon and title show can be newer. */
  let written = shown;
  let menu = menuOf(shown);
  let tray = create();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = performance.now();
  let writtenAt = drawnAt;
  let dueAt = 0;
  let readUntil = 0;
  let answersUntil = 0;

  function create(): Tray {
    const created = new Tray(icons.of(shown.icon, darkPanel()));
    created.setToolTip(written.tooltip);
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
    answersUntil = performance.now() + ANSWER_MS;
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
    if (shown.title !== model.title && process.platform === 'darwin') tray.setTitle(model.title);
    shown = model;
    const writeAt = Math.max(readUntil, writtenAt + intervalTo(model));
    if (drawnAt >= writeAt) write(model);
    else if (!same(wordsOf(written), wordsOf(model))) drawAt(writeAt);
  }

  function write(model: TrayModel): void {
    const before = written;
    written = model;
    const sameMenu = same(before.items, model.items);
    if (sameMenu && before.tooltip === model.tooltip) return;
    writtenAt = drawnAt;
    if (before.tooltip !== model.tooltip) tray.setToolTip(model.tooltip);
    if (sameMenu) return;
    menu = menuOf(model);
    if (process.platform !== 'darwin') tray.setContextMenu(menu);
  }

  /** How long what is written now is to stand before this may take its place, ms. */
  function intervalTo(model: TrayModel): number {
    if (drawnAt < answersUntil || isWorse(model.icon.state, written.icon.state)) {
      return MIN_INTERVAL_MS;
    }
    const onlyTimes = withoutTimes(wordsOf(written)) === withoutTimes(wordsOf(model));
    return onlyTimes ? TIMES_INTERVAL_MS : MENU_INTERVAL_MS;
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

function wordsOf({ items, tooltip }: TrayModel): unknown {
  return { items, tooltip };
}

function withoutTimes(words: unknown): string {
  return JSON.stringify(words).replaceAll(/\b\d\d:\d\d\b/g, '');
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
