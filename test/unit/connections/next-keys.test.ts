import { beforeEach, describe, expect, it } from 'vitest';
import { lifespan, mortalKeychain } from '../vault/mortal.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';
import {
  accepted,
  addWithOldKey,
  enterNewKey,
  fieldsInKeychain,
  keepNewKey,
  newPem,
  newPrint,
  oldPrint,
  refused,
  rsaValues,
  signsWith,
  withVersion3,
} from './rotation.ts';

let world: ConnectionsWorld;
let id: string;
beforeEach(async () => {
  world = connectionsWorld();
  id = await addWithOldKey(world);
  world.signedWith.length = 0;
});

const config = () => world.connections.find(id);
const nextKeys = async () => (await world.connections.detail(id))?.nextKeys;
const switchTo = ['privateKey'];

async function testAndSwitch(over = {}) {
  const draft = await world.draft(config());
  const wanted = { ...withVersion3, ...over };
  const result = await world.connections.save(draft, wanted, 'keychain', switchTo);
  world.drafts.close(draft.draftId);
  return result;
}

describe('a key that is kept for later', () => {
  it('waits in the keychain with its version, through a restart; the old one is used', async () => {
    const draft = await enterNewKey(world, id);
    const kept = await world.connections.keepNextKey(draft, 'privateKey', ' 3 ', 'keychain');
    expect(kept).toMatchObject({ ok: true, secret: { kept: 'keychain' } });
    expect(draft.entered.size).toBe(0);
    expect(draft.nextKeys.get('privateKey')?.key?.fingerprint).toBe(newPrint);
    expect(world.signedWith).toEqual([]);

    world.restart();
    expect(await nextKeys()).toMatchObject({
      privateKey: { kept: 'keychain', key: { fingerprint: newPrint } },
    });
    expect(config()?.nextKeyVersions).toEqual({ privateKey: '3' });
    expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
  });

  it('tells the window its public half alone', async () => {
    await keepNewKey(world, id);
    const piece = newPem.split('\n')[8] ?? '';
    expect(piece).toHaveLength(64);
    const told = [await world.connections.detail(id), world.settings.get()];
    expect(JSON.stringify(told)).not.toContain(piece);
  });

  it('is refused with a version that cannot be one', async () => {
    const draft = await enterNewKey(world, id);
    expect(await world.connections.keepNextKey(draft, 'privateKey', 'v3', 'keychain')).toEqual({
      ok: false,
      errors: [{ field: 'privateKey.version', error: 'pattern' }],
    });
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey']);
  });

  it('stays in the draft when the keychain is locked, and can wait for this session', async () => {
    const draft = await enterNewKey(world, id);
    world.keychain.locked = true;
    const keep = (where: 'keychain' | 'session') =>
      world.connections.keepNextKey(draft, 'privateKey', '3', where);
    expect(await keep('keychain')).toEqual({ ok: false, keychain: 'locked' });
    expect(draft.entered.has('privateKey')).toBe(true);
    expect(config()?.nextKeyVersions).toBeUndefined();
    expect(await keep('session')).toMatchObject({ ok: true, secret: { kept: 'session' } });
    world.keychain.locked = false;
    expect(await testAndSwitch()).toMatchObject({ ok: true });
    expect(await signsWith(world, id)).toBe(`${newPrint} v3`);
  });

  it('is gone with the session it was kept for, and nothing else is', async () => {
    const draft = await enterNewKey(world, id);
    await world.connections.keepNextKey(draft, 'privateKey', '3', 'session');
    world.restart();
    expect(await nextKeys()).toEqual({});
    expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
  });

  it('survives a change of other values, and gets its version when that is known', async () => {
    await keepNewKey(world, id);
    const draft = await world.draft(config());
    const edited = { ...rsaValues, label: 'Lima', nextKeyVersions: { privateKey: '4' } };
    expect(await world.connections.save(draft, edited, 'keychain')).toMatchObject({ ok: true });
    expect(config()).toMatchObject({ label: 'Lima', nextKeyVersions: { privateKey: '4' } });
    expect(config()?.values['keyVersion']).toBe('2');
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey', 'privateKey.next']);
  });

  it('gives way to one that is kept later', async () => {
    await keepNewKey(world, id);
    const draft = await world.draft(config());
    const made = await world.drafts.generate(draft, 'privateKey', 2_048);
    await world.connections.keepNextKey(draft, 'privateKey', '5', 'keychain');
    world.restart();
    expect(await nextKeys()).toMatchObject({
      privateKey: { key: made.ok ? made.secret.key : null },
    });
    expect([...world.keychain.items.keys()].filter((item) => item.includes('.next'))).toHaveLength(
      1,
    );
  });

  it('goes when the connection is removed, and when its kind of key is used no more', async () => {
    await keepNewKey(world, id);
    const draft = await world.draft(config());
    world.drafts.enter(draft, 'signKey', 'sign-key');
    expect(await world.connections.save(draft, values, 'keychain')).toMatchObject({ ok: true });
    expect(fieldsInKeychain(world, id)).toEqual(['signKey']);

    const other = await world.add('x');
    await world.connections.remove(other, false);
    await world.connections.remove(id, false);
    expect([...world.keychain.items.keys()]).toEqual(['sentinel']);
  });

  it('is no key of a connection that is only being added', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'privateKey', newPem);
    const keeping = world.connections.keepNextKey(draft, 'privateKey', '3', 'keychain');
    await expect(keeping).rejects.toThrow('no key to keep');
  });
});

describe('“Test and switch”', () => {
  beforeEach(async () => {
    await keepNewKey(world, id);
    world.restart();
  });

  it('tries the key that waits, with its version, and leaves no other', async () => {
    expect(await testAndSwitch()).toMatchObject({ ok: true });
    expect(world.signedWith).toEqual([`${newPrint} v3`]);
    world.restart();
    expect(await nextKeys()).toEqual({});
    expect(config()?.nextKeyVersions).toBeUndefined();
    expect(await signsWith(world, id)).toBe(`${newPrint} v3`);
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey']);
    expect(world.settings.get().secretIndex.orphans).toEqual([]);
  });

  it('keeps both keys as they are when the new one is refused', async () => {
    const before = world.settings.get();
    world.answer = refused;
    expect(await testAndSwitch()).toMatchObject({ ok: false, newKey: { kind: 'signature' } });
    expect(world.settings.get()).toEqual(before);
    world.answer = accepted;
    expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey', 'privateKey.next']);
  });

  it('sends nothing while the keychain is locked, and says so', async () => {
    world.keychain.locked = true;
    expect(await testAndSwitch()).toEqual({ ok: false, keychain: 'locked' });
    expect(world.signedWith).toEqual([]);
  });

  it('says that the key is gone, where somebody took it out of the keychain', async () => {
    for (const item of world.keychain.items.keys()) {
      if (item.includes('.next')) world.keychain.items.delete(item);
    }
    expect(await testAndSwitch()).toEqual({ ok: false, newKey: { kind: 'secret-missing' } });
    expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
  });

  it('helps a connection that has lost the key it used', async () => {
    world.keychain.items.delete(`${id}/privateKey/1/0`);
    expect(await testAndSwitch()).toMatchObject({ ok: true });
    expect(await signsWith(world, id)).toBe(`${newPrint} v3`);
  });
});

describe('discarding the next key', () => {
  beforeEach(() => keepNewKey(world, id));

  it('takes it and its version out of keychain and settings; the one in use stays', async () => {
    const draft = await world.draft(config());
    expect(await world.connections.discardNextKey(draft, 'privateKey')).toEqual({ ok: true });
    expect(draft.nextKeys.size).toBe(0);
    expect(config()?.nextKeyVersions).toBeUndefined();
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey']);
    expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
  });

  it('waits for a keychain that is locked', async () => {
    world.restart();
    const draft = await world.draft(config());
    world.keychain.locked = true;
    expect(await world.connections.discardNextKey(draft, 'privateKey')).toEqual({
      ok: false,
      keychain: 'locked',
    });
    expect(config()?.nextKeyVersions).toEqual({ privateKey: '3' });
  });
});

describe('an app that dies on the way', () => {
  const steps = Array.from({ length: 10 }, (_, n) => n);

  /** Runs what the app was doing until it died, and starts it again. */
  async function dieAfter(count: number, doing: () => Promise<unknown>): Promise<void> {
    const life = lifespan(count);
    const { get, set, delete: remove } = world.keychain;
    const { update } = world.settings;
    Object.assign(world.keychain, mortalKeychain(life, { get, set, delete: remove }));
    world.settings.update = (change) => {
      life.live();
      update(change);
    };
    await doing().catch(() => undefined);
    Object.assign(world.keychain, { get, set, delete: remove });
    world.settings.update = update;
    world.restart();
    await world.vault.probe(true);
  }

  /** Never the one key with the version of the other, and nothing left over. */
  async function expectWhole(): Promise<string> {
    const inUse = await signsWith(world, id);
    expect([`${oldPrint} v2`, `${newPrint} v3`]).toContain(inUse);
    expect(world.settings.get().secretIndex.orphans).toEqual([]);
    const waiting = Object.keys((await nextKeys()) ?? {}).length > 0;
    expect(config()?.nextKeyVersions).toEqual(waiting ? { privateKey: '3' } : undefined);
    const fields = waiting ? ['privateKey', 'privateKey.next'] : ['privateKey'];
    expect(fieldsInKeychain(world, id)).toEqual(fields);
    return inUse;
  }

  it.each(steps)('uses one key or the other after %i steps of a switch', async (count) => {
    await keepNewKey(world, id);
    const draft = await world.draft(config());
    await dieAfter(count, () =>
      world.connections.save(draft, withVersion3, 'keychain', switchTo),
    );
    const inUse = await expectWhole();
    expect(Object.keys((await nextKeys()) ?? {})).toHaveLength(inUse.endsWith('v2') ? 1 : 0);
  });

  it.each(steps)('uses one key or the other after %i steps of a save', async (count) => {
    const draft = await enterNewKey(world, id);
    await dieAfter(count, () => world.connections.save(draft, withVersion3, 'keychain'));
    await expectWhole();
  });

  it.each(steps)('goes on with the old key after %i steps of keeping one', async (count) => {
    const draft = await enterNewKey(world, id);
    await dieAfter(count, () =>
      world.connections.keepNextKey(draft, 'privateKey', '3', 'keychain'),
    );
    expect(await expectWhole()).toBe(`${oldPrint} v2`);
  });

  it.each(steps)('goes on with the old key after %i steps of discarding one', async (count) => {
    await keepNewKey(world, id);
    const draft = await world.draft(config());
    await dieAfter(count, () => world.connections.discardNextKey(draft, 'privateKey'));
    expect(await expectWhole()).toBe(`${oldPrint} v2`);
  });
});
