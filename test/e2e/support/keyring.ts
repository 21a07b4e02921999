import dbus from 'dbus-next';
import { connectSessionBus, readProperties } from './session-bus.ts';

const NAME = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
const COLLECTION = 'org.freedesktop.Secret.Collection';
const ITEM = 'org.freedesktop.Secret.Item';
/** Lives in the daemon's memory only and always stays open. */
const SESSION_COLLECTION = `${ROOT}/collection/session`;

/** The part of the private desktop that this needs. */
export interface KeyringDesktop {
  busAddress: string;
  lockKeyring(): Promise<unknown> | unknown;
  unlockKeyring(): Promise<unknown> | unknown;
}

export interface KeyringItem {
  label: string;
  /** keytar writes `service`, `account` and `xdg:schema`. */
  attributes: Record<string, string>;
  locked: boolean;
  /** Null while locked. */
  secret: string | null;
}

/** The session's keyring, read on the bus without the app's help. */
export interface Keyring {
  /** Every item of every collection, with its secret where the keyring is open. */
  items(): Promise<KeyringItem[]>;
  /** Whether the collection that apps write to is locked; throws when there is none. */
  isLocked(): Promise<boolean>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  stop(): void;
}

/** Connects to the keyring of a desktop that was started with one. */
export async function openKeyring(desktop: KeyringDesktop): Promise<Keyring> {
  const bus = await connectSessionBus(desktop.busAddress);
  const [, session] = await bus.call({
    destination: NAME,
    path: ROOT,
    interface: SERVICE,
    member: 'OpenSession',
    signature: 'sv',
    body: ['plain', new dbus.Variant('s', '')],
  });

  const secretOf = async (path: string): Promise<string> => {
    const [secret] = await bus.call({
      destination: NAME,
      path,
      interface: ITEM,
      member: 'GetSecret',
      signature: 'o',
      body: [session],
    });
    const [, , value] = secret as [session: string, parameters: Buffer, value: Buffer];
    return value.toString('utf8');
  };
  const itemAt = async (path: string): Promise<KeyringItem> => {
    const properties = await readProperties(bus, NAME, path, ITEM);
    const locked = properties['Locked'] === true;
    return {
      label: String(properties['Label']),
      attributes: properties['Attributes'] as Record<string, string>,
      locked,
      secret: locked ? null : await secretOf(path),
    };
  };
  const isLocked = async (): Promise<boolean> => {
    const [path] = await bus.call({
      destination: NAME,
      path: ROOT,
      interface: SERVICE,
      member: 'ReadAlias',
      signature: 's',
      body: ['default'],
    });
    if (path === '/') throw new Error('the keyring has no default collection');
    return (await readProperties(bus, NAME, String(path), COLLECTION))['Locked'] === true;
  };

  return {
    async items() {
      const { Collections } = await readProperties(bus, NAME, ROOT, SERVICE);
      const paths: string[] = [];
      for (const path of Collections as string[]) {
        if (path === SESSION_COLLECTION) continue;
        const { Items } = await readProperties(bus, NAME, path, COLLECTION);
        paths.push(...(Items as string[]));
      }
      return Promise.all(paths.map(itemAt));
    },
    isLocked,
    async lock() {
      await desktop.lockKeyring();
    },
    async unlock() {
      await desktop.unlockKeyring();
    },
    stop: () => bus.close(),
  };
}
