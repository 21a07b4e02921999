import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import { createCallHandlers, type CallParts } from '../../../electron/desktop/calls.ts';
import { NotFound, type CallHandlers } from '../../../electron/desktop/ipc.ts';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { connectionsWorld, values, type ConnectionsWorld } from '../connections/harness.ts';
import { addWithOldKey, withVersion3 } from '../connections/rotation.ts';

const copied = vi.hoisted(() => ({ text: '' }));
vi.mock('electron', () => ({
  clipboard: {
    readText: () => copied.text,
    clear: () => {
      copied.text = '';
    },
    writeText: (text: string) => {
      copied.text = text;
    },
  },
  dialog: {},
  ipcMain: {},
  protocol: {},
}));

let world: ConnectionsWorld;
let calls: CallHandlers;
let draftId: string;
beforeEach(async () => {
  world = connectionsWorld();
  const { connections, drafts, vault } = world;
  const onHistoryChange = () => undefined;
  const parts: Partial<CallParts> = { connections, drafts, vault, onHistoryChange };
  calls = createCallHandlers(parts as CallParts);
  const draft = await world.draft();
  drafts.enter(draft, 'signKey', 'sign-key');
  ({ draftId } = draft);
});

/** Holds the keychain back until the returned function is called. */
function holdKeychain(): () => void {
  const { set } = world.keychain;
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  world.keychain.set = async (item, value) => {
    await gate;
    return set(item, value);
  };
  return () => release();
}

const save = async () => calls.saveDraft({ draftId, values, keep: 'keychain' });
const saved = () => world.settings.get().connections;

describe('saving a draft', () => {
  it('twice at once adds one connection, and both learn of it', async () => {
    const release = holdKeychain();
    const both = Promise.all([save(), save()]);
    release();
    const [first, second] = await both;
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(saved()).toHaveLength(1);
    expect(world.told.filter((told) => told.startsWith('askAnew'))).toHaveLength(1);
    expect([...world.keychain.items.values()].filter((item) => item === 'sign-key')).toHaveLength(
      1,
    );
  });

  it('closes it: what comes later finds none, and a new one starts empty', async () => {
    await save();
    expect((await world.draft()).entered.size).toBe(0);
    await expect(save()).rejects.toBeInstanceOf(NotFound);
    expect(saved()).toHaveLength(1);
  });

  it('can be repeated after the keychain refused', async () => {
    world.keychain.failure = new KeychainError('denied');
    expect(await Promise.all([save(), save()])).toEqual([
      { ok: false, keychain: 'denied' },
      { ok: false, keychain: 'denied' },
    ]);
    world.keychain.failure = null;
    expect(await save()).toMatchObject({ ok: true });
    expect(saved()).toHaveLength(1);
  });

  it('can be repeated after something broke inside', async () => {
    const { set } = world.keychain;
    world.keychain.set = () => Promise.reject(new Error('broken'));
    await expect(Promise.all([save(), save()])).rejects.toThrow('broken');
    world.keychain.set = set;
    expect(await save()).toMatchObject({ ok: true });
  });

  it('does not hold up another draft', async () => {
    const edited = await world.add('old-key', { label: 'Lima' });
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'sign-key');
    ({ draftId } = draft);
    const other = await world.draft(world.connections.find(edited));
    world.drafts.enter(other, 'signKey', 'other-key');
    const release = holdKeychain();
    const both = Promise.all([
      save(),
      calls.saveDraft({
        draftId: other.draftId,
        values: { ...values, label: 'Lima' },
        keep: 'keychain',
      }),
    ]);
    release();
    const ids = (await both).map((result) => result.ok && result.connectionId);
    expect(new Set(ids).size).toBe(2);
    expect(saved()).toHaveLength(2);
  });
});

describe('an encrypted key through calls', () => {
  const encrypted = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    .privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'sesame' })
    .toString('base64');
  const field = 'privateKey';
  const paste = async (text: string) => {
    copied.text = text;
    return calls.pasteSecret({ draftId, field });
  };
  const passphrase = async (text: string) => {
    copied.text = text;
    return calls.pastePassphrase({ draftId, field });
  };

  it('leaves neither itself nor any passphrase on the clipboard', async () => {
    expect(await paste(encrypted)).toEqual({ ok: false, refusal: 'needs-passphrase' });
    expect(copied.text).toBe('');
    expect(await passphrase('open')).toEqual({ ok: false, refusal: 'wrong-passphrase' });
    expect(copied.text).toBe('');
    expect(await passphrase(' ')).toEqual({ ok: false, refusal: 'clipboard-empty' });
    expect(await passphrase('sesame')).toMatchObject({ ok: true, secret: { kept: 'draft' } });
    expect(copied.text).toBe('');
  });

  it('leaves what was copied alone while no key waits', async () => {
    await expect(passphrase('a shopping list')).rejects.toBeInstanceOf(NotFound);
    expect(copied.text).toBe('a shopping list');
  });

  it('is discarded before what was entered earlier', async () => {
    await calls.generateKey({ draftId, field, bits: 2_048 });
    await paste(encrypted);
    const { entered } = world.drafts.find(draftId)!;
    await calls.forgetSecret({ draftId, field });
    expect(entered.has(field)).toBe(true);
    await expect(passphrase('sesame')).rejects.toBeInstanceOf(NotFound);
    await calls.forgetSecret({ draftId, field });
    expect(entered.has(field)).toBe(false);
  });
});

describe('editing a connection', () => {
  it.each([true, false])('starts from the consent it was saved with: %s', async (consent) => {
    const config: ConnectionConfig = {
      id: 'c',
      providerId: 'redemption',
      environmentId: 'production',
      label: 'C',
      enabled: true,
      baseUrl: consent ? 'http://shop.test' : 'https://shop.test',
      plainHttpConsent: consent,
      intervalMs: 60_000,
      values: {},
    };
    const connections = { detail: async () => ({ config, secrets: {} }) };
    const parts = { connections, drafts: world.drafts, vault: world.vault };
    const { openDraft } = createCallHandlers(parts as unknown as CallParts);
    const { initial } = await openDraft({ connectionId: 'c' });
    expect(initial).toMatchObject({ baseUrl: config.baseUrl, plainHttpConsent: consent });
  });
});

describe('a next key through calls', () => {
  const field = 'privateKey';
  let id: string;
  let inUse: string | undefined;
  const keep = async () =>
    calls.keepNextKey({ draftId, field, version: '3', keep: 'keychain' });
  const copy = async (): Promise<string> => {
    await calls.copyPublicKey({ draftId, field });
    return copied.text;
  };

  beforeEach(async () => {
    id = await addWithOldKey(world);
    const draft = await world.draft(world.connections.find(id));
    ({ draftId } = draft);
    inUse = draft.saved[field]?.key?.publicKey;
  });

  it('has its public half copied, entered or waiting, in place of the one in use', async () => {
    expect(await copy()).toBe(inUse);
    const made = await calls.generateKey({ draftId, field, bits: 2_048 });
    const next = made.ok ? made.secret.key?.publicKey : undefined;
    expect(await copy()).toBe(next);
    await keep();
    expect(await copy()).toBe(next);
    const found = await world.connections.detail(id);
    expect(found?.nextKeys[field]?.key?.publicKey).toBe(next);
    await calls.discardNextKey({ draftId, field });
    expect(await copy()).toBe(inUse);
  });

  it('is switched to by the save that says so', async () => {
    await calls.generateKey({ draftId, field, bits: 2_048 });
    await keep();
    const order = { draftId, values: withVersion3, keep: 'keychain' } as const;
    expect(await calls.saveDraft({ ...order, switchTo: [field] })).toMatchObject({ ok: true });
    expect(world.connections.find(id)?.values['keyVersion']).toBe('3');
  });

  it('is not found where there is none, or its connection is gone', async () => {
    await expect(keep()).rejects.toBeInstanceOf(NotFound);
    const discard = async () => calls.discardNextKey({ draftId, field });
    await expect(discard()).rejects.toBeInstanceOf(NotFound);
    await calls.generateKey({ draftId, field, bits: 2_048 });
    await world.connections.remove(id, false);
    await expect(keep()).rejects.toBeInstanceOf(NotFound);
    expect([...world.keychain.items.keys()]).toEqual(['sentinel']);
  });
});

describe('removing a connection through a call', () => {
  it('hands on whether it is to be done anyway', async () => {
    const id = await world.add();
    world.restart();
    world.keychain.locked = true;
    const remove = async (anyway: boolean) => calls.removeConnection({ connectionId: id, anyway });
    expect(await remove(false)).toEqual({ removed: false, keychain: 'locked' });
    expect(await remove(true)).toEqual({ removed: true });
    await expect(remove(true)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the test notification', () => {
  const views: unknown[] = [];
  let clicked: () => void;
  let says: (shown: boolean) => void;
  let told: unknown;
  beforeEach(() => {
    vi.useFakeTimers();
    views.length = 0;
    told = undefined;
    const parts = {
      appState: () => ({ locale: 'en' }),
      window: { open: (target: unknown) => void views.push(target) },
      notifier: {
        notify: (_message: unknown, onClick: () => void) =>
          new Promise<boolean>((resolve) => {
            clicked = onClick;
            says = resolve;
          }),
      },
    };
    const { sendTestNotification } = createCallHandlers(parts as unknown as CallParts);
    void Promise.resolve(sendTestNotification(null)).then((result) => (told = result));
  });
  afterEach(() => vi.useRealTimers());
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

  it.each([true, false])('tells what the system said (%s), at once', async (shown) => {
    says(shown);
    await pass(0);
    expect(told).toEqual({ shown });
  });

  it('does not keep who pressed the button waiting for a silent system', async () => {
    await pass(5_999);
    expect(told).toBeUndefined();
    await pass(1);
    expect(told).toEqual({ shown: false });
  });

  it('leads to the settings, however late it appeared', async () => {
    await pass(30_000);
    says(true);
    clicked();
    expect(views).toEqual([{ view: 'settings' }]);
  });
});
