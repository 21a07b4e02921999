import { createPrivateKey, createPublicKey } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseStoredPrivateKey } from '../../../electron/vault/private-key.ts';
import { NotSaved } from '../../../electron/vault/not-saved.ts';
import { accepted, keepNewKey, newPem, oldPem, refused } from '../connections/rotation.ts';
import { peru, problemsOf, setupOf, setupWorld, temporaryFolder, type SetupWorld } from './harness.ts';

const folder = temporaryFolder();
let world: SetupWorld;
beforeEach(() => {
  world = setupWorld(folder);
});

const rsa = {
  provider: 'bank',
  environment: 'production',
  label: 'Peru',
  values: { merchant: 'M-1', mode: 'rsa', keyVersion: '2', accounts: [{ accountNo: '1', role: 'pay-in' }] },
  secrets: { privateKey: { file: 'key.pem' } },
};
const LINES = [
  { account: '1', type: 'BALANCE', currency: 'PEN', warn: '50000.00', critical: '10000' },
  { account: 'a/b', type: 'BALANCE', currency: 'USD', merchant: 'm 1', upper: '9' },
];

const labels = () => world.settings.get().connections.map(({ label }) => label);
const [first, second] = [0, 1].map((index) => () => world.settings.get().connections[index]);

async function imported(setup: unknown, stdin?: string) {
  const result = await world.import(setup, stdin);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.summary;
}

describe('a connection that is new', () => {
  it('is added with all the file says, and its secret lies in the keychain', async () => {
    const summary = await imported(
      setupOf({ ...peru, entity: 'Andes S.A.C.', enabled: false, intervalSeconds: 600, lines: LINES }),
    );
    expect(summary.connections).toEqual([
      {
        label: 'Peru',
        change: 'added',
        files: [`${world.folder}/sign-key.txt`],
        missing: [],
        keptTokens: false,
      },
    ]);
    expect(first?.()).toEqual({
      id: 'new-1',
      providerId: 'bank',
      environmentId: 'production',
      label: 'Peru',
      enabled: false,
      baseUrl: 'https://bank.test',
      plainHttpConsent: false,
      intervalMs: 600_000,
      values: { ...peru.values, publicKey: '', note: '' },
    });
    const { lines, view } = world.settings.get();
    expect(lines).toEqual({
      'new-1': {
        '1/BALANCE/PEN': { warn: '50000', critical: '10000' },
        'a%2Fb/BALANCE/USD/m%201': { upper: '9' },
      },
    });
    expect(view.entities).toEqual({ 'new-1': 'Andes S.A.C.' });
    expect(world.keychain.items.get('new-1/signKey/1/0')).toBe('sign-key-canary-51c2');
    expect(world.told).toContain('askAnew new-1 true');
    expect(world.told).toContain('entities');
  });

  it('begins as the form would where the file says nothing', async () => {
    await imported(setupOf(peru));
    expect(first?.()).toMatchObject({ enabled: true, intervalMs: 300_000, baseUrl: 'https://bank.test' });
  });

  it('keeps the id of the file', async () => {
    await imported(setupOf({ ...peru, id: 'peru-1' }));
    expect(first?.()?.id).toBe('peru-1');
  });

  it('takes its secret from standard input', async () => {
    await imported(setupOf({ ...peru, secrets: { signKey: '-' } }), 'from-stdin\n');
    expect(world.keychain.items.get('new-1/signKey/1/0')).toBe('from-stdin');
  });

  it('opens an encrypted key with the passphrase beside it', async () => {
    const encrypted = createPrivateKey(oldPem).export({
      format: 'pem',
      type: 'pkcs8',
      cipher: 'aes-256-cbc',
      passphrase: 'open sesame ',
    });
    world.write('key.pem', encrypted.toString());
    world.write('passphrase.txt', 'open sesame \n');
    const privateKey = { file: 'key.pem', passphrase: { file: 'passphrase.txt' } };
    await imported(setupOf({ ...rsa, secrets: { privateKey } }));
    const stored = parseStoredPrivateKey(await world.vault.read('new-1', 'privateKey'));
    expect(createPublicKey(stored).equals(createPublicKey(oldPem))).toBe(true);
  });

  it('may come without its secret, and says what it needs', async () => {
    const summary = await imported(setupOf({ ...peru, secrets: { signKey: null } }));
    expect(summary.connections[0]?.missing).toEqual(['signKey']);
    expect(labels()).toEqual(['Peru']);
    expect(world.keychain.calls).toEqual([]);
  });

  it('says where its calls go if that is not where the provider says it is', async () => {
    const review = await world.provisioning.review(
      await world.source(setupOf({ ...peru, address: 'https://elsewhere.test' })),
    );
    expect(review).toMatchObject({ summary: { connections: [{ address: 'https://elsewhere.test' }] } });
  });
});

describe('the same file again', () => {
  const whole = {
    ...setupOf({ ...peru, entity: 'Andes', lines: LINES }, { ...peru, id: 'two', label: 'Mexico', values: { ...peru.values, merchant: 'M-2' } }),
    alerts: { muted: true },
    preferences: { theme: 'dark' },
    calendar: { holidays: ['2026-05-01'] },
  };

  it('changes nothing at all', async () => {
    await imported(whole);
    const before = world.settings.get();
    const items = new Map(world.keychain.items);
    world.told.length = 0;
    const summary = await imported(whole);
    expect(summary).toMatchObject({ alerts: false, preferences: false, calendar: false });
    expect(summary.connections.map(({ change }) => change)).toEqual(['same', 'same']);
    expect(world.settings.get()).toBe(before);
    expect(world.keychain.items).toEqual(items);
    expect(world.told).toEqual(['publish']);
  });

  it('adds no second copy when two imports come at once', async () => {
    const source = await world.source(whole);
    await Promise.all([world.provisioning.import(source), world.provisioning.import(source)]);
    expect(labels()).toEqual(['Peru', 'Mexico']);
  });
});

describe('a connection that is there', () => {
  beforeEach(() => imported(setupOf({ ...peru, id: 'p', entity: 'Andes', lines: LINES })));

  it.each<[string, object]>([
    ['its id', { id: 'p', label: 'Lima', values: { merchant: 'M-9' } }],
    ['its name', { label: 'Peru', values: { merchant: 'M-9' } }],
    ['what its provider knows it by', { label: 'Lima' }],
  ])('is found by %s, and changed', async (_way, over) => {
    const summary = await imported(setupOf({ ...peru, ...over, secrets: {} }));
    expect(summary.connections[0]?.change).toBe('changed');
    expect(world.settings.get().connections.map(({ id }) => id)).toEqual(['p']);
    if ('label' in over) expect(first?.()?.label).toBe(over.label);
  });

  it('is another one in another environment', async () => {
    await imported(setupOf({ ...peru, label: 'Trial', environment: 'demo', address: 'http://127.0.0.1:1' }));
    expect(labels()).toEqual(['Peru', 'Trial']);
  });

  it('keeps what the file does not name', async () => {
    const { secrets: _none, ...rest } = peru;
    await imported(setupOf({ ...rest, intervalSeconds: 900 }));
    const { lines, view } = world.settings.get();
    expect(first?.()).toMatchObject({ intervalMs: 900_000, values: { merchant: 'M-1' } });
    expect(Object.keys(lines['p'] ?? {})).toHaveLength(2);
    expect(view.entities).toEqual({ p: 'Andes' });
    expect(await world.vault.read('p', 'signKey')).toBe('sign-key-canary-51c2');
  });

  it('loses the lines and the company that the file says it has not', async () => {
    const { warn: _w, critical: _c, ...bare } = LINES[0] as Record<string, string>;
    await imported(setupOf({ ...peru, entity: '', lines: [bare] }));
    const { lines, view } = world.settings.get();
    expect(Object.keys(lines['p'] ?? {})).toEqual(['a%2Fb/BALANCE/USD/m%201']);
    expect(view.entities).toEqual({});
  });

  it('is not one with another provider under the same id', async () => {
    const result = await world.import(setupOf({ ...peru, id: 'p', provider: 'acme' }));
    expect(problemsOf(result)).toHaveLength(1);
  });

  it('is asked anew, and what was read before goes once it reads something else', async () => {
    world.told.length = 0;
    await imported(setupOf({ ...peru, values: { ...peru.values, merchant: 'M-9' } }));
    expect(world.told).toContain('askAnew p true');
    expect(first?.()?.readingsFrom).toBe(world.now);
    world.told.length = 0;
    await imported(setupOf({ ...peru, label: 'Peru', intervalSeconds: 700, values: { ...peru.values, merchant: 'M-9' } }));
    expect(world.told).toContain('askAnew p false');
  });

  it('loses the secret it has no use for any more', async () => {
    world.write('key.pem', oldPem);
    world.answer = accepted;
    const { note: _idle, ...values } = { ...rsa.values, note: '' };
    await imported(setupOf({ ...rsa, id: 'p', values }));
    expect(Object.keys(world.vault.entries('p'))).toEqual(['privateKey']);
    expect([...world.keychain.items.keys()].filter((item) => item.includes('signKey'))).toEqual([]);
  });

  it('leaves others alone, and cannot take their name', async () => {
    await imported(setupOf({ ...peru, label: 'Mexico', values: { ...peru.values, merchant: 'M-2' } }));
    const taken = setupOf({ ...peru, id: 'p', label: 'Mexico' });
    expect(problemsOf(await world.import(taken))).toEqual([
      'connections[0].label: Another connection has this name.',
    ]);
    expect(second?.()?.label).toBe('Mexico');
  });
});

describe('a secret that takes the place of another', () => {
  beforeEach(async () => {
    world.write('key.pem', oldPem);
    await imported(setupOf({ ...rsa, id: 'p' }));
    world.write('key.pem', newPem);
  });
  const stored = async () => parseStoredPrivateKey(await world.vault.read('p', 'privateKey'));

  it('does so once a live call accepted it', async () => {
    world.answer = accepted;
    await imported(setupOf({ ...rsa, values: { ...rsa.values, keyVersion: '3' } }));
    expect(createPublicKey(await stored()).equals(createPublicKey(newPem))).toBe(true);
    expect(world.signedWith).toHaveLength(1);
    expect(world.signedWith[0]).toMatch(/ v3$/);
    expect(first?.()?.values['keyVersion']).toBe('3');
  });

  it('is refused with its place when the provider refuses it, and nothing changes, elsewhere in the file either', async () => {
    world.answer = refused;
    const before = world.settings.get();
    const result = await world.import(
      setupOf({ ...rsa, label: 'Lima', id: 'p' }, { ...peru, label: 'Mexico', values: { ...peru.values, merchant: 'M-2' } }),
    );
    expect(problemsOf(result)).toEqual([
      expect.stringMatching(/^connections\[0\]\.secrets\.privateKey: A live call .*INVALID_SIGNATURE/),
    ]);
    expect(world.settings.get()).toBe(before);
    expect(createPublicKey(await stored()).equals(createPublicKey(oldPem))).toBe(true);
  });

  it('is not asked for in a review', async () => {
    await world.provisioning.review(await world.source(setupOf(rsa)));
    expect(world.signedWith).toEqual([]);
  });

  it('does not undo what somebody changed while the provider was asked', async () => {
    world.answer = accepted;
    const source = await world.source(setupOf({ ...rsa, values: { ...rsa.values, keyVersion: '3' } }));
    const { update } = world.settings;
    let changed = false;
    Object.defineProperty(world, 'answer', {
      get() {
        if (!changed) {
          changed = true;
          update((current) => ({ ...current, preferences: { ...current.preferences, theme: 'dark' } }));
        }
        return accepted;
      },
    });
    await world.provisioning.import(source);
    expect(world.settings.get().preferences.theme).toBe('dark');
    expect(first?.()?.values['keyVersion']).toBe('3');
  });

  it('does not undo what somebody changed while the plan was being made', async () => {
    world.answer = accepted;
    const source = await world.source(setupOf({ ...rsa, values: { ...rsa.values, keyVersion: '3' } }));
    world.restart();
    const { get } = world.keychain;
    world.keychain.get = (item) => {
      world.keychain.get = get;
      world.settings.update((current) => ({ ...current, preferences: { ...current.preferences, theme: 'dark' } }));
      return get(item);
    };
    await world.provisioning.import(source);
    expect(world.settings.get().preferences.theme).toBe('dark');
    expect(first?.()?.values['keyVersion']).toBe('3');
  });

  it('is asked about at the same time as the others of its file', async () => {
    const two = ['p', 'q'].map((id) => ({ ...rsa, id, label: id, values: { ...rsa.values, merchant: id } }));
    world.write('key.pem', oldPem);
    await imported(setupOf(...two));
    world.write('key.pem', newPem);
    let asked = 0;
    let go = (): void => undefined;
    const both = new Promise<void>((resolve) => {
      go = resolve;
    });
    world.post = async () => {
      asked += 1;
      if (asked === 2) go();
      await both;
    };
    await imported(setupOf(...two));
    expect(asked).toBe(2);
  });
});

describe('a disk that takes no settings', () => {
  beforeEach(async () => {
    world.write('key.pem', oldPem);
    await imported(setupOf({ ...rsa, id: 'p' }));
    world.write('key.pem', newPem);
    world.answer = accepted;
  });
  const keyItems = () => [...world.keychain.items.keys()].filter((item) => item.startsWith('p/'));
  const source = () => world.source(setupOf({ ...rsa, values: { ...rsa.values, keyVersion: '3' } }));

  it('costs no key that works: nothing is imported, and it can be done again', async () => {
    const before = world.settings.get();
    const setup = await source();
    world.diskFull = true;
    await expect(world.provisioning.import(setup)).rejects.toBeInstanceOf(NotSaved);
    expect(world.settings.get()).toBe(before);
    expect(keyItems()).toEqual(['p/privateKey/1/0']);
    world.diskFull = false;
    await world.provisioning.import(setup);
    expect(keyItems()).toEqual(['p/privateKey/2/0']);
    expect(first?.()?.values['keyVersion']).toBe('3');
  });

  it('does not make an import fail that was on it before', async () => {
    // What the import leaves without a use is removed in a step of its own.
    world.onSaved = ({ connections }) => {
      world.diskFull = connections[0]?.values['mode'] === 'md5';
    };
    await imported(setupOf({ ...peru, id: 'p' }));
    expect(Object.keys(world.vault.entries('p'))).toEqual(['privateKey', 'signKey']);
    expect(keyItems()).toEqual(['p/privateKey/1/0', 'p/signKey/1/0']);
  });
});

describe('the same file again while a key waits', () => {
  beforeEach(async () => {
    world.write('key.pem', oldPem);
    await imported(setupOf({ ...rsa, id: 'p' }));
    await keepNewKey(world, 'p');
  });

  it('changes nothing, and the key waits on', async () => {
    const before = world.settings.get();
    const { connections } = await imported(setupOf({ ...rsa, id: 'p' }));
    expect(connections.map(({ change }) => change)).toEqual(['same']);
    expect(world.settings.get()).toBe(before);
    expect(first?.()?.nextKeyVersions).toEqual({ privateKey: '3' });
  });

  it('with another key takes the place of both, with the version of the file', async () => {
    world.write('key.pem', newPem);
    world.answer = accepted;
    await imported(setupOf({ ...rsa, id: 'p', values: { ...rsa.values, keyVersion: '7' } }));
    expect(first?.()).toMatchObject({ values: { keyVersion: '7' } });
    expect(first?.()?.nextKeyVersions).toBeUndefined();
    expect(Object.keys(world.vault.entries('p'))).toEqual(['privateKey']);
  });
});

describe('the keychain', () => {
  const three = setupOf(
    ...['M-1', 'M-2', 'M-3'].map((merchant) => ({
      ...peru,
      id: merchant,
      label: merchant,
      values: { ...peru.values, merchant },
    })),
  );

  it('that refuses one of several secrets leaves none behind, and no connection', async () => {
    await imported(setupOf({ ...peru, id: 'old', label: 'Old', values: { ...peru.values, merchant: 'M-0' } }));
    const before = world.settings.get();
    const items = [...world.keychain.items.keys()];
    world.keychain.refuses = 'M-2/signKey/1/0';
    expect(await world.import({ ...three, preferences: { theme: 'dark' } })).toEqual({
      ok: false,
      keychain: 'denied',
    });
    expect([...world.keychain.items.keys()]).toEqual(items);
    expect({ ...world.settings.get(), secretIndex: null }).toEqual({ ...before, secretIndex: null });
    expect(world.settings.get().secretIndex).toEqual(before.secretIndex);
    world.keychain.refuses = null;
    await imported(three);
    expect(labels()).toEqual(['Old', 'M-1', 'M-2', 'M-3']);
  });

  it('that is locked is told, and nothing changes', async () => {
    await imported(setupOf(peru));
    const before = world.settings.get().connections;
    world.restart();
    world.keychain.locked = true;
    expect(await world.import(three)).toEqual({ ok: false, keychain: 'locked' });
    expect(world.settings.get().connections).toBe(before);
  });

  it('is not needed for what holds no secret', async () => {
    await imported(setupOf(peru));
    world.restart();
    world.keychain.locked = true;
    const { secrets: _none, ...rest } = peru;
    await imported(setupOf({ ...rest, intervalSeconds: 600 }));
    expect(first?.()?.intervalMs).toBe(600_000);
  });
});

describe('settings', () => {
  it('change where the file names them, and nowhere else', async () => {
    const { alerts, preferences, forecast } = world.settings.get();
    const summary = await imported({
      plimsoll: 1,
      alerts: { kinds: { 'large-jump': true }, quietHours: { from: '22:00', to: '07:30', criticalBreaks: true } },
      preferences: { language: 'zh-CN' },
      calendar: { makeUpDays: ['2026-02-14'] },
    });
    expect(summary).toMatchObject({ alerts: true, preferences: true, calendar: true });
    const after = world.settings.get();
    expect(after.alerts).toEqual({
      ...alerts,
      kinds: { ...alerts.kinds, 'large-jump': true },
      quietHours: { from: '22:00', to: '07:30', criticalBreaks: true },
    });
    expect(after.preferences).toEqual({ ...preferences, language: 'zh-CN' });
    expect(after.forecast.calendar).toEqual({ ...forecast.calendar, makeUpDays: ['2026-02-14'] });
    expect(world.told).toContain('calendar');
  });
});
