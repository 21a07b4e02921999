import { beforeEach, describe, expect, it } from 'vitest';
import { cast } from '../../../electron/demo/cast.ts';
import { createDemo, type Demo } from '../../../electron/demo/demo.ts';
import type { SimulatorClient } from '../../../electron/demo/simulator/client.ts';
import type { Merchant, Ready } from '../../../electron/demo/simulator/protocol.ts';
import { settingsIndex } from '../../../electron/settings/secret-index.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import { fakeKeychain, type FakeKeychain } from '../vault/harness.ts';

const everybody = cast.map(({ providerId }) => providerId);
const baseUrl = 'http://127.0.0.1:1';

let keychain: FakeKeychain;
let settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
let registered: Merchant[];
let vault: Vault;
beforeEach(() => {
  let current = readSettings({}).value;
  keychain = fakeKeychain();
  settings = {
    get: () => current,
    update: (change) => {
      current = change(current);
    },
  };
  registered = [];
});

/** The demo as after a start of the app: another vault over the same keychain and settings. */
function newDemo(): Demo {
  registered = [];
  const simulator = {
    start: async () => ({
      port: 1,
      baseUrl,
      selfSignedUrl: '',
      // The only one a connection of the demo needs.
      publicKeys: { worldfirst: 'provider-key' } as Ready['publicKeys'],
    }),
    register: async ({ merchant }: { merchant: Merchant }) => {
      registered.push(merchant);
      return null;
    },
  } as Partial<SimulatorClient> as SimulatorClient;
  vault = createVault(keychain, settingsIndex(settings), () => undefined);
  return createDemo({ simulator, vault, settings, locale: 'en', frozenAt: null });
}

const names = (): string[] => registered.map(({ provider }) => provider);

/** What holds the keychain shut, and how it is opened again. */
const shut: readonly (readonly [string, () => void, () => void])[] = [
  ['locked', () => (keychain.locked = true), () => (keychain.locked = false)],
  [
    'not answering',
    () => (keychain.failure = new KeychainError('busy')),
    () => (keychain.failure = null),
  ],
];

describe('the demo’s merchants', () => {
  it('are registered at the start, and nobody is left over', async () => {
    const demo = newDemo();
    await demo.start();
    expect(names()).toEqual(everybody);
    await demo.registerMissing();
    expect(names()).toEqual(everybody);
  });

  it('are the same after a restart: their keys are in the keychain', async () => {
    await newDemo().start();
    const before = registered;
    await newDemo().start();
    expect(registered).toEqual(before);
  });

  it.each(shut)('are registered late when the keychain was %s', async (_name, close, open) => {
    await newDemo().start();
    const before = registered;
    const items = new Map(keychain.items);

    close();
    const demo = newDemo();
    await demo.start();
    expect(registered).toEqual([]);
    // The connections stand there all the same, and say what is wrong.
    expect(settings.get().connections.map(({ id }) => id)).toEqual(cast.map(({ id }) => id));

    await demo.registerMissing();
    expect(registered).toEqual([]);
    open();
    expect(await vault.probe(true)).toBe('ready');
    await demo.registerMissing();
    expect(registered).toEqual(before);
    expect(keychain.items).toEqual(items);
    await demo.registerMissing();
    expect(names()).toEqual(everybody);
  });
});
