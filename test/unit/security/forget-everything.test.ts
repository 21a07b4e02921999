import { beforeEach, expect, it } from 'vitest';
import { forgetEverything } from '../../../electron/security/forget-everything.ts';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { emptyIndex, type SecretIndex } from '../../../electron/vault/index-types.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';

let items: Map<string, string>;
let failure: KeychainError | null;
let stuck: string | null;
let stored: SecretIndex;
let vault: Vault;
let done: string[];
let autostartEnds: boolean;

const keychain = {
  get: async (item: string) => {
    if (failure) throw failure;
    return items.get(item) ?? null;
  },
  set: async (item: string, value: string) => {
    if (failure) throw failure;
    items.set(item, value);
  },
  delete: async (item: string) => {
    if (failure || (stuck !== null && item.startsWith(stuck))) throw new KeychainError('denied');
    items.delete(item);
  },
};
const index = {
  read: () => stored,
  update: (change: (index: SecretIndex) => SecretIndex) => {
    stored = change(stored);
  },
};

beforeEach(() => {
  items = new Map();
  failure = null;
  stuck = null;
  stored = emptyIndex;
  autostartEnds = true;
  done = [];
  vault = createVault(keychain, index, () => undefined);
});

const forget = () =>
  forgetEverything({
    index,
    vault,
    keychain,
    endAutostart: async () => {
      done.push('autostart');
      return autostartEnds;
    },
    startAnew: () => void done.push('anew'),
  });

/** Everything that gets secrets of its own: a connection, a key that waits, a robot, the history. */
async function fill(): Promise<void> {
  const secrets: Readonly<Record<string, readonly string[]>> = {
    'connection-1': ['privateKey', 'privateKey~next', 'tokens'],
    'robot-1': ['address', 'secret'],
    history: ['key_1'],
  };
  for (const [owner, fields] of Object.entries(secrets)) {
    await vault.write(owner, new Map(fields.map((field) => [field, `${field} `.repeat(500)])), 'keychain');
  }
}

it('leaves nothing in the keychain, the item that tells an open one included, and starts anew last', async () => {
  await fill();
  expect(items.size).toBeGreaterThan(6);
  expect(await forget()).toEqual({ forgotten: true });
  expect([...items.keys()]).toEqual([]);
  expect(done).toEqual(['autostart', 'anew']);
});

it('erases nothing while the keychain is locked, and says so', async () => {
  await fill();
  const before = [...items.keys()];
  failure = new KeychainError('locked');
  expect(await forget()).toEqual({ forgotten: false, keychain: 'locked' });
  expect(done).toEqual([]);
  failure = null;
  expect([...items.keys()]).toEqual(before);
});

it('needs no keychain where nothing of the app lies in one', async () => {
  await vault.write('connection-1', new Map([['signKey', 'x']]), 'session');
  failure = new KeychainError('missing');
  expect(await forget()).toEqual({ forgotten: true });
});

it('keeps the profile when an item would not go: it alone says which those are', async () => {
  await fill();
  stuck = 'robot-1';
  expect(await forget()).toEqual({ forgotten: false, keychain: 'denied' });
  expect(done).not.toContain('anew');
  stuck = null;
  expect(await forget()).toEqual({ forgotten: true });
  expect([...items.keys()]).toEqual([]);
});

it('erases nothing while the system keeps starting the app at log-in', async () => {
  await fill();
  autostartEnds = false;
  expect(await forget()).toEqual({ forgotten: false, autostart: true });
  expect(items.size).toBeGreaterThan(6);
  expect(done).toEqual(['autostart']);
});
