import { Menu } from 'electron';
import type { TrayAction, TrayItem } from './tray-items.ts';

export interface TrayMenuOptions {
  readonly onAction: (action: TrayAction) => void;
  /** Somebody opened the menu or one of its submenus. */
  readonly onOpen: () => void;
  /** The menu as a whole was closed. */
  readonly onClose: () => void;
}

export interface TrayMenus {
  /** The whole menu, however long it takes. */
  build(items: readonly TrayItem[]): Menu;
  /** Builds a part at a time, so that everything else gets its turn; what is small is done at once. */
  buildInParts(items: readonly TrayItem[], done: (menu: Menu) => void): void;
  isBuilding(): boolean;
  /** Leaves the menu that is being built unfinished. @returns whether there was one */
  giveUp(): boolean;
}

/** After so many ms of work everything else gets its turn. */
const WORK_MS = 8;

interface Built {
  readonly menu: Menu;
  /** Tells it from every other. */
  readonly id: number;
}

/**
 * Builds menus of thousands of entries. A label of an entry that was built cannot be changed, so a change takes a new menu;
 * but most of its submenus are the same as before, and are taken over.
 */
export function createTrayMenus({ onAction, onOpen, onClose }: TrayMenuOptions): TrayMenus {
  /** The submenus of the last whole menu, by what is in them. */
  let before = new Map<string, readonly Built[]>();
  let lastId = 0;
  let next: ReturnType<typeof setTimeout> | undefined;

  function menuOf(items: readonly TrayItem[], submenus: ReadonlyMap<TrayItem, Built>): Menu {
    const menu = Menu.buildFromTemplate(
      items.map((item) => toMenu(item, submenus.get(item)?.menu, onAction)),
    );
    menu.on('menu-will-show', onOpen);
    return menu;
  }

  /** Stops after each submenu. */
  function* steps(items: readonly TrayItem[]): Generator<void, Menu> {
    const after = new Map<string, readonly Built[]>();

    function* submenusOf(of: readonly TrayItem[]): Generator<void, Map<TrayItem, Built>> {
      const submenus = new Map<TrayItem, Built>();
      for (const item of of) {
        if (item.kind === 'submenu') submenus.set(item, yield* submenuOf(item.items));
      }
      return submenus;
    }

    function* submenuOf(of: readonly TrayItem[]): Generator<void, Built> {
      const submenus = yield* submenusOf(of);
      const content = of.map((item) =>
        item.kind === 'submenu' ? [item.label, submenus.get(item)?.id] : item,
      );
      const key = JSON.stringify(content);
      // The same may be wanted twice, and a submenu has one place.
      const taken = after.get(key) ?? [];
      const built = before.get(key)?.[taken.length] ?? {
        menu: menuOf(of, submenus),
        id: (lastId += 1),
      };
      after.set(key, [...taken, built]);
      yield;
      return built;
    }

    const menu = menuOf(items, yield* submenusOf(items));
    menu.on('menu-will-close', onClose);
    before = after;
    return menu;
  }

  function giveUp(): boolean {
    const wasBuilding = next !== undefined;
    clearTimeout(next);
    next = undefined;
    return wasBuilding;
  }

  function later(run: () => void): void {
    next = setTimeout(() => {
      next = undefined;
      run();
    }, 0);
  }

  return {
    giveUp,
    isBuilding: () => next !== undefined,
    build(items) {
      const work = steps(items);
      for (;;) {
        const { done, value } = work.next();
        if (done === true) return value;
      }
    },
    buildInParts(items, done) {
      giveUp();
      const work = steps(items);
      const workOn = (isFirst: boolean): void => {
        const until = performance.now() + WORK_MS;
        let step = work.next();
        while (step.done !== true && performance.now() < until) step = work.next();
        if (step.done !== true) return later(() => workOn(false));
        const { value } = step;
        // To hand over a menu that took several turns takes a while as well.
        return isFirst ? done(value) : later(() => done(value));
      };
      workOn(true);
    },
  };
}

function toMenu(
  item: TrayItem,
  submenu: Menu | undefined,
  onAction: (action: TrayAction) => void,
): Electron.MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' };
  // An ampersand would be taken for a mnemonic.
  const label = item.label.replaceAll('&', '&&');
  switch (item.kind) {
    case 'text':
      return { label, enabled: false };
    case 'submenu':
      return { label, ...(submenu === undefined ? {} : { submenu }) };
    case 'action':
      return { label, enabled: item.enabled, click: () => onAction(item.action) };
  }
}
