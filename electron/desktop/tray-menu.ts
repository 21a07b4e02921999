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
  /** Builds the whole menu, a submenu a step. */
  build(items: readonly TrayItem[]): Generator<void, Menu>;
}

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

  /** @param submenus by the place of their item */
  function menuOf(items: readonly TrayItem[], submenus: ReadonlyMap<number, Built>): Menu {
    const menu = Menu.buildFromTemplate(
      items.map((item, n) => toMenu(item, submenus.get(n)?.menu, onAction)),
    );
    menu.on('menu-will-show', onOpen);
    return menu;
  }

  function* build(items: readonly TrayItem[]): Generator<void, Menu> {
    const after = new Map<string, readonly Built[]>();

    function* submenusOf(of: readonly TrayItem[]): Generator<void, Map<number, Built>> {
      const submenus = new Map<number, Built>();
      for (const [n, item] of of.entries()) {
        if (item.kind === 'submenu') submenus.set(n, yield* submenuOf(item.items));
      }
      return submenus;
    }

    function* submenuOf(of: readonly TrayItem[]): Generator<void, Built> {
      const submenus = yield* submenusOf(of);
      const content = of.map((item, n) =>
        item.kind === 'submenu' ? [item.label, submenus.get(n)?.id] : item,
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

  return { build };
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
