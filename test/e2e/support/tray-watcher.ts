import dbus from 'dbus-next';
import { connectSessionBus, type SessionBus } from './session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const DEFAULT_ITEM_PATH = '/StatusNotifierItem';

/** Where one tray icon lives on the bus. */
export interface TrayItem {
  /** The unique bus name (`:1.4`) of the connection that registered it. */
  owner: string;
  path: string;
  /** By `performance.now`, ms. */
  registeredAt: number;
}

/** The session's list of tray icons, kept by the test in the place of a panel. */
export interface TrayWatcher {
  bus: SessionBus;
  /** The icons that are registered now, oldest first. */
  items(): TrayItem[];
  /** A panel that shows the icons comes, or goes and leaves the list behind. */
  setPanel(there: boolean): void;
  /** Calls `changed` when an icon comes or goes; gives back its own unsubscribe. */
  onChange(changed: () => void): () => void;
  stop(): void;
}

/** The bus side of the watcher: what apps call and read to learn that a panel is there. */
class WatcherInterface extends dbus.interface.Interface {
  IsStatusNotifierHostRegistered = true;
  ProtocolVersion = 0;
  RegisteredStatusNotifierItems: string[] = [];

  constructor() {
    super(WATCHER);
  }

  // The items are taken from the message itself, which also names its sender.
  RegisterStatusNotifierItem(_service: string): void {}

  RegisterStatusNotifierHost(_service: string): void {
    this.StatusNotifierHostRegistered();
  }

  StatusNotifierItemRegistered(service: string): string {
    return service;
  }

  StatusNotifierItemUnregistered(service: string): string {
    return service;
  }

  StatusNotifierHostRegistered(): void {}

  StatusNotifierHostUnregistered(): void {}
}

WatcherInterface.configureMembers({
  properties: {
    IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
    ProtocolVersion: { signature: 'i', access: 'read' },
    RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' },
    RegisterStatusNotifierHost: { inSignature: 's', outSignature: '' },
  },
  signals: {
    StatusNotifierItemRegistered: { signature: 's' },
    StatusNotifierItemUnregistered: { signature: 's' },
    StatusNotifierHostRegistered: { signature: '' },
    StatusNotifierHostUnregistered: { signature: '' },
  },
});

/**
 * Takes the watcher's name on the bus; throws when a panel already holds it.
 * @param panel whether there is one that shows the icons
 */
export async function startTrayWatcher(busAddress: string, panel = true): Promise<TrayWatcher> {
  const bus = await connectSessionBus(busAddress);
  const service = new WatcherInterface();
  service.IsStatusNotifierHostRegistered = panel;
  const listeners = new Set<() => void>();
  let items: TrayItem[] = [];

  const update = (next: TrayItem[]) => {
    items = next;
    service.RegisteredStatusNotifierItems = next.map(addressOf);
    for (const listener of listeners) listener();
  };

  bus.onMessage((message) => {
    const [name, , newOwner] = message.body as string[];
    if (message.interface === WATCHER && message.member === 'RegisterStatusNotifierItem') {
      // An app gives its bus name, or, in the older habit, its object's path.
      const path = name?.startsWith('/') ? name : DEFAULT_ITEM_PATH;
      const item = { owner: message.sender, path, registeredAt: performance.now() };
      if (items.some((known) => addressOf(known) === addressOf(item))) return;
      update([...items, item]);
      service.StatusNotifierItemRegistered(addressOf(item));
    }
    if (message.member === 'NameOwnerChanged' && newOwner === '') {
      const gone = items.filter((item) => item.owner === name);
      if (gone.length === 0) return;
      update(items.filter((item) => item.owner !== name));
      for (const item of gone) service.StatusNotifierItemUnregistered(addressOf(item));
    }
  });
  await bus.match("type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'");
  bus.export(WATCHER_PATH, service);
  await bus.own(WATCHER);
  if (panel) service.StatusNotifierHostRegistered();

  return {
    bus,
    items: () => [...items],
    setPanel(there) {
      service.IsStatusNotifierHostRegistered = there;
      if (there) service.StatusNotifierHostRegistered();
      else service.StatusNotifierHostUnregistered();
    },
    onChange(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    stop: () => bus.close(),
  };
}

function addressOf(item: Pick<TrayItem, 'owner' | 'path'>): string {
  return item.owner + item.path;
}
