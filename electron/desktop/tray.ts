import { Tray, type Rectangle } from 'electron';
import { createTurns, type StepEnd } from './in-turns.ts';
import { changeOfItems, changeOfText, larger, type TrayChange } from './tray-change.ts';
import type { TrayIcons } from './tray-icon.ts';
import type { TrayAction } from './tray-items.ts';
import { createTrayMenus } from './tray-menu.ts';
import type { TrayModel } from './tray-model.ts';
import { isWorse } from './tray-state.ts';

export interface TrayView {
  /**
   * What it shows may have changed. The icon shows it within a second; menu and tooltip follow once nobody is reading them,
   * and some seconds after their last change.
   */
  update(): void;
  /** The same for what was only there to begin with: menu and tooltip follow as soon as nobody is reading them. */
  replace(): void;
  /** The panel turned dark or light. */
  repaint(): void;
  /** A panel that was not there when the icon was made has to be told of it. */
  renew(): void;
  destroy(): void;
}

export interface TrayOptions {
  /** What to show now. Asked for once a second at most: with many accounts it takes a while. */
  readonly model: () => TrayModel;
  readonly icons: Pick<TrayIcons, 'of'>;
  readonly darkPanel: () => boolean;
  readonly onAction: (action: TrayAction) => void;
  /** @param icon where the icon is on the screen; `null` where the system does not say */
  readonly onClick: (icon: Rectangle | null) => void;
}

/** What stands in a menu with many accounts takes milliseconds to work out, and hosts redraw on every change. */
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
  const menus = createTrayMenus({
    onAction: act,
    onOpen: () => read(performance.now() + READING_MS),
    onClose: () => read(0),
  });
  let shown = options.model();
  /** What menu and tooltip were made from; what icon and title show can be newer. */
  let written = shown;
  let menu = whole(menus.build(shown.items));
  let tray = create();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let drawnAt = performance.now();
  let writtenAt = drawnAt;
  let dueAt = 0;
  let readUntil = 0;
  let answersUntil = 0;
  const turns = createTurns();
  /** Since that began which is being drawn. */
  let changedSince = false;

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

  function act(action: TrayAction): void {
    answersUntil = performance.now() + ANSWER_MS;
    // A click closes the menu.
    read(0);
    options.onAction(action);
  }

  function read(until: number): void {
    readUntil = until;
    // A menu that was on its way would take the place of the one that was just opened.
    const givenUp = until > performance.now() && turns.giveUp();
    if (givenUp || timer !== undefined) drawAt(drawnAt + MIN_INTERVAL_MS);
  }

  function drawAt(moment: number): void {
    clearTimeout(timer);
    dueAt = moment;
    timer = setTimeout(draw, Math.max(0, moment - performance.now()));
  }

  function draw(): void {
    timer = undefined;
    if (turns.isBusy()) changedSince = true;
    else turns.run(drawing());
  }

  /** With hundreds of accounts each of these steps takes as long as the app may stand still. */
  function* drawing(): Generator<StepEnd, void> {
    changedSince = false;
    const model = options.model();
    drawnAt = performance.now();
    if (!same(shown.icon, model.icon)) tray.setImage(icons.of(model.icon, darkPanel()));
    if (shown.title !== model.title && process.platform === 'darwin') tray.setTitle(model.title);
    shown = model;
    yield;
    const items = changeOfItems(written.items, model.items);
    const change = larger(items, changeOfText(written.tooltip, model.tooltip));
    const writeAt = Math.max(readUntil, writtenAt + intervalTo(model, change));
    if (change !== 'none' && drawnAt < writeAt) drawAt(writeAt);
    else yield* writing(model, items);
    if (changedSince && timer === undefined) drawAt(drawnAt + MIN_INTERVAL_MS);
  }

  function* writing(model: TrayModel, items: TrayChange): Generator<StepEnd, void> {
    yield;
    if (written.tooltip !== model.tooltip) {
      tray.setToolTip(model.tooltip);
      written = { ...written, tooltip: model.tooltip };
      writtenAt = performance.now();
      yield;
    }
    if (items !== 'none') {
      const built = yield* menus.build(model.items);
      // All of it is handed over at once.
      yield 'alone';
      menu = built;
      writtenAt = performance.now();
      if (process.platform !== 'darwin') tray.setContextMenu(menu);
    }
    written = model;
  }

  /** How long what is written now is to stand before this may take its place, ms. */
  function intervalTo({ icon }: TrayModel, change: TrayChange): number {
    if (drawnAt < answersUntil || isWorse(icon.state, written.icon.state)) {
      return MIN_INTERVAL_MS;
    }
    return change === 'times' ? TIMES_INTERVAL_MS : MENU_INTERVAL_MS;
  }

  function update(): void {
    // A timer for a menu that is being read must not keep the icon back.
    const due = drawnAt + MIN_INTERVAL_MS;
    if (timer === undefined || dueAt > due) drawAt(due);
  }

  return {
    update,
    replace() {
      drawnAt = Number.NEGATIVE_INFINITY;
      writtenAt = Number.NEGATIVE_INFINITY;
      update();
    },
    repaint: () => tray.setImage(icons.of(shown.icon, darkPanel())),
    renew() {
      tray.destroy();
      tray = create();
    },
    destroy() {
      clearTimeout(timer);
      turns.giveUp();
      tray.destroy();
    },
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function whole<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
