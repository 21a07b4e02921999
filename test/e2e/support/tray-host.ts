import dbus from 'dbus-next';
import { pngFromArgb } from './png.ts';
import { readProperties } from './session-bus.ts';
import { findMenuItem, menuFromLayout, menuText } from './tray-menu.ts';
import type { MenuPath, TrayMenuItem } from './tray-menu.ts';
import { startTrayWatcher, type TrayItem } from './tray-watcher.ts';
import { waitForChange } from './wait-for-change.ts';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const DEFAULT_TIMEOUT_MS = 10_000;
/** How often a click is tried again on a menu that was replaced. */
const CLICKS = 3;

export interface WaitOptions {
  timeoutMs?: number;
}

/** What the tray icon says about itself. */
export interface TrayProperties {
  id: string;
  title: string;
  /** The tooltip's text: its title and, on further lines, its description. */
  tooltip: string;
  /** `Active`, `Passive` or `NeedsAttention`. */
  status: string;
  menuPath: string;
  /** Everything the item publishes, by its D-Bus name. */
  raw: Record<string, unknown>;
}

/** The test in the place of a desktop's panel: it sees the tray icon and its menu, and clicks. */
export interface TrayHost {
  /** The icons that are registered now. */
  items(): TrayItem[];
  /** Waits until exactly one icon is registered. */
  waitForItem(options?: WaitOptions): Promise<TrayItem>;
  /** Waits until no icon is left, as after quitting. */
  waitForNoItem(options?: WaitOptions): Promise<void>;
  properties(): Promise<TrayProperties>;
  /** Waits, on the item's own signals, until its properties are as wanted, and gives them. */
  waitForProperties(
    accept: (properties: TrayProperties) => boolean,
    options?: WaitOptions,
  ): Promise<TrayProperties>;
  /** The menu as a tree; the root is an entry without a label. */
  menu(): Promise<TrayMenuItem>;
  /** The visible menu, one indented line per entry. */
  menuText(): Promise<string>;
  /** Waits, on the menu's own signals, until it is as wanted, and gives it. */
  waitForMenu(
    accept: (text: string, root: TrayMenuItem) => boolean,
    options?: WaitOptions,
  ): Promise<TrayMenuItem>;
  /** When the app last said that its menu changed, by `performance.now`, ms; minus infinity when it never did. */
  menuChangedAt(): number;
  /** Clicks the entry at `path`; throws when a person could not. */
  click(path: MenuPath): Promise<void>;
  /** A left click on the icon. */
  activate(): Promise<void>;
  /** The icon, at its largest size, as a PNG file. */
  iconPng(): Promise<Buffer>;
  /** The panel comes, or goes and leaves the list of icons behind. */
  setPanel(there: boolean): void;
  stop(): void;
}

/**
 * Becomes the session's tray. Start it before the app: an app may look for a tray only once.
 * @param panel whether icons are shown, or only listed
 */
export async function startTrayHost(busAddress: string, panel = true): Promise<TrayHost> {
  const watcher = await startTrayWatcher(busAddress, panel);
  const { bus } = watcher;
  await bus.match(`type='signal',interface='${ITEM}'`);
  await bus.match(`type='signal',interface='${MENU}'`);

  let menuChangedAt = Number.NEGATIVE_INFINITY;
  bus.onMessage(({ interface: from }) => {
    if (from === MENU) menuChangedAt = performance.now();
  });

  const onlyItem = (): TrayItem => {
    const [item, ...others] = watcher.items();
    if (!item) throw new Error('no tray icon is registered');
    if (others.length > 0) throw new Error(`${others.length + 1} tray icons, expected one`);
    return item;
  };
  const properties = async (): Promise<TrayProperties> => {
    const item = onlyItem();
    return propertiesOf(await readProperties(bus, item.owner, item.path, ITEM));
  };
  const menu = async (): Promise<TrayMenuItem> => {
    const { menuPath } = await properties();
    const [, layout] = await bus.call({
      destination: onlyItem().owner,
      path: menuPath,
      interface: MENU,
      member: 'GetLayout',
      signature: 'iias',
      body: [0, -1, []],
    });
    return menuFromLayout(layout);
  };
  const subscribeTo = (interfaceName: string) => (changed: () => void) => {
    const offMessage = bus.onMessage((message) => {
      if (message.interface === interfaceName) changed();
    });
    const offItems = watcher.onChange(changed);
    return () => {
      offMessage();
      offItems();
    };
  };

  return {
    items: watcher.items,
    properties,
    menu,
    menuText: async () => menuText(await menu()),
    waitForItem: (options) =>
      waitForChange({
        read: async () => onlyItem(),
        accept: () => true,
        subscribe: watcher.onChange,
        timeoutMs: options?.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        what: 'the tray icon',
      }),
    async waitForNoItem(options) {
      await waitForChange({
        read: async () => watcher.items(),
        accept: (items) => items.length === 0,
        subscribe: watcher.onChange,
        timeoutMs: options?.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        what: 'the list of tray icons',
      });
    },
    waitForProperties: (accept, options) =>
      waitForChange({
        read: properties,
        accept,
        subscribe: subscribeTo(ITEM),
        timeoutMs: options?.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        what: 'the tray icon',
        describe: ({ raw: _raw, ...said }) => JSON.stringify(said),
      }),
    waitForMenu: (accept, options) =>
      waitForChange({
        read: menu,
        accept: (root) => accept(menuText(root), root),
        subscribe: subscribeTo(MENU),
        timeoutMs: options?.timeoutMs ?? DEFAULT_TIMEOUT_MS,
        what: 'the tray menu',
        describe: menuText,
      }),
    menuChangedAt: () => menuChangedAt,
    async click(path) {
      for (let left = CLICKS; ; left -= 1) {
        const target = findMenuItem(await menu(), path);
        try {
          await bus.call({
            destination: onlyItem().owner,
            path: (await properties()).menuPath,
            interface: MENU,
            member: 'Event',
            signature: 'isvu',
            body: [target.id, 'clicked', new dbus.Variant('i', 0), 0],
          });
          return;
        } catch (error) {
          // Another menu took its place since it was read; whoever looks at it clicks what is there now.
          if (left === 0 || !String(error).includes('error occurred in Event')) throw error;
        }
      }
    },
    async activate() {
      const { owner, path } = onlyItem();
      await bus.call({
        destination: owner,
        path,
        interface: ITEM,
        member: 'Activate',
        signature: 'ii',
        body: [0, 0],
      });
    },
    iconPng: async () => iconPng((await properties()).raw['IconPixmap']),
    setPanel: watcher.setPanel,
    stop: watcher.stop,
  };
}

function propertiesOf(raw: Record<string, unknown>): TrayProperties {
  const [, , title, description] = (raw['ToolTip'] ?? []) as string[];
  return {
    id: String(raw['Id']),
    title: String(raw['Title']),
    tooltip: [title, description].filter(Boolean).join('\n'),
    status: String(raw['Status']),
    menuPath: String(raw['Menu']),
    raw,
  };
}

function iconPng(pixmaps: unknown): Buffer {
  const sizes = (pixmaps ?? []) as [width: number, height: number, argb: Buffer][];
  const largest = sizes.toSorted((one, other) => other[0] - one[0])[0];
  if (!largest) throw new Error('the tray icon has no pixels');
  return pngFromArgb(...largest);
}
