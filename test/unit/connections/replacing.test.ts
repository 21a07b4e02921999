import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenDraft } from '../../../electron/connections/drafts.ts';
import { afterTrial } from '../../../electron/connections/replacing.ts';
import { NotSaved } from '../../../electron/vault/not-saved.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';
import {
  accepted,
  addWithOldKey,
  enterNewKey,
  fieldsInKeychain,
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

describe('a private key that takes the place of another', () => {
  it('is tried with its own version first, and then the old one is gone', async () => {
    const draft = await enterNewKey(world, id);
    expect(await world.connections.save(draft, withVersion3, 'keychain')).toMatchObject({
      ok: true,
    });
    expect(world.signedWith).toEqual([`${newPrint} v3`]);
    expect(world.connections.find(id)?.values['keyVersion']).toBe('3');
    expect(world.connections.find(id)?.nextKeyVersions).toBeUndefined();
    world.restart();
    expect(await signsWith(world, id)).toBe(`${newPrint} v3`);
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey']);
  });

  it('changes nothing at all when it is refused, and can be tried again', async () => {
    const before = world.settings.get();
    const draft = await enterNewKey(world, id);
    const edited = { ...withVersion3, label: 'Lima' };
    world.answer = refused;
    expect(await world.connections.save(draft, edited, 'keychain')).toEqual({
      ok: false,
      newKey: { kind: 'signature', code: 'INVALID_SIGNATURE' },
    });
    expect(world.settings.get()).toEqual(before);
    expect(draft.entered.has('privateKey')).toBe(true);
    expect(await world.connections.save(draft, edited, 'keychain')).toEqual({
      ok: false,
      tooSoonMs: 10_000,
    });
    world.answer = accepted;
    world.now += 10_000;
    expect(await world.connections.save(draft, edited, 'keychain')).toMatchObject({ ok: true });
    expect(world.connections.find(id)?.label).toBe('Lima');
  });

  it('changes nothing at all where settings cannot be written, and can be saved again', async () => {
    const before = world.settings.get();
    const draft = await enterNewKey(world, id);
    world.diskFull = true;
    await expect(world.connections.save(draft, withVersion3, 'keychain')).rejects.toBeInstanceOf(NotSaved);
    expect(world.settings.get()).toBe(before);
    world.restart();
    expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
    world.diskFull = false;
    expect(await world.connections.save(draft, withVersion3, 'keychain')).toMatchObject({ ok: true });
    expect(await signsWith(world, id)).toBe(`${newPrint} v3`);
  });

  it('keeps what was read: another key and version lead to the same accounts', async () => {
    const draft = await enterNewKey(world, id);
    world.told.length = 0;
    await world.connections.save(draft, withVersion3, 'keychain');
    expect(world.told).toEqual([`askAnew ${id} false`]);
  });

  it('is not tried again when “Test connection” has just shown that it works', async () => {
    const draft = await enterNewKey(world, id);
    await world.connections.test(draft, withVersion3);
    expect(await world.connections.save(draft, withVersion3, 'keychain')).toMatchObject({
      ok: true,
    });
    expect(world.signedWith).toEqual([`${newPrint} v3`]);
  });

  it.each([
    ['version', { nextKeyVersions: { privateKey: '4' } }],
    ['address', { baseUrl: 'https://other.test' }],
  ])('is tried again when its %s has changed since', async (_name, over) => {
    const draft = await enterNewKey(world, id);
    await world.connections.test(draft, withVersion3);
    world.now += 60_000;
    await world.connections.save(draft, { ...withVersion3, ...over }, 'keychain');
    expect(world.signedWith).toHaveLength(2);
  });

  it('is tried again when another was entered since', async () => {
    const draft = await enterNewKey(world, id);
    await world.connections.test(draft, withVersion3);
    await world.drafts.generate(draft, 'privateKey', 2_048);
    world.now += 60_000;
    world.answer = refused;
    const result = await world.connections.save(draft, withVersion3, 'keychain');
    expect(result).toMatchObject({ newKey: { kind: 'signature' } });
  });

  it('does not bring back a connection that was removed during the call', async () => {
    const draft = await enterNewKey(world, id);
    const saving = world.connections.save(draft, withVersion3, 'keychain');
    await world.connections.remove(id, false);
    await expect(saving).rejects.toThrow('gone');
    expect(world.settings.get().connections).toEqual([]);
    expect(fieldsInKeychain(world, id)).toEqual([]);
  });

  it('can be kept for the session once it was accepted, where the keychain is locked', async () => {
    const draft = await enterNewKey(world, id);
    world.restart();
    world.keychain.locked = true;
    const locked = { ok: false, keychain: 'locked' };
    expect(await world.connections.save(draft, withVersion3, 'keychain')).toEqual(locked);
    const forSession = world.connections.save(draft, withVersion3, 'session');
    expect(await forSession).toMatchObject({ ok: true });
    expect(await signsWith(world, id)).toBe(`${newPrint} v3`);
    expect(world.signedWith).toHaveLength(1);
  });
});

describe('one answer is enough', () => {
  beforeEach(() => {
    world.accountNos = ['1', '2'];
  });

  it('where another account is not known any more', async () => {
    world.answers.set('1', { ok: false, problem: { kind: 'not-found' } });
    const draft = await enterNewKey(world, id);
    expect(await world.connections.save(draft, withVersion3, 'keychain')).toMatchObject({
      ok: true,
    });
  });

  it.each(['signature', 'credentials', 'unverified-answer'] as const)(
    'but not beside one that doubts the key itself: %s',
    async (kind) => {
      world.answers.set('2', { ok: false, problem: { kind } });
      const draft = await enterNewKey(world, id);
      expect(await world.connections.save(draft, withVersion3, 'keychain')).toEqual({
        ok: false,
        newKey: { kind },
      });
      expect(await signsWith(world, id)).toBe(`${oldPrint} v2`);
    },
  );
});

describe('where there is nothing to lose', () => {
  beforeEach(() => {
    world.answer = refused;
  });

  it('a first key is saved without a call', async () => {
    const draft = await world.draft();
    await world.drafts.generate(draft, 'privateKey', 2_048);
    const saved = world.connections.save(draft, { ...rsaValues, label: 'New' }, 'keychain');
    expect(await saved).toMatchObject({ ok: true });
    expect(world.signedWith).toEqual([]);
  });

  it.each([
    ['missing', (items: Map<string, string>) => items.delete(`${id}/privateKey/1/0`)],
    ['no key any more', (items: Map<string, string>) => items.set(`${id}/privateKey/1/0`, 'x')],
  ])('a key is saved in place of one that is %s', async (_name, spoil) => {
    world.restart();
    spoil(world.keychain.items);
    const draft = await enterNewKey(world, id);
    expect(await world.connections.save(draft, rsaValues, 'keychain')).toMatchObject({ ok: true });
    expect(world.signedWith).toEqual([]);
  });

  it('other values are saved without a call', async () => {
    const draft = await world.draft(world.connections.find(id));
    const saved = world.connections.save(draft, { ...rsaValues, label: 'Lima' }, 'keychain');
    expect(await saved).toMatchObject({ ok: true });
    expect(world.signedWith).toEqual([]);
  });
});

describe('the same holds for', () => {
  beforeEach(() => {
    world.answer = refused;
  });

  it('a text secret', async () => {
    const other = await world.add('old-sign-key');
    const label = world.connections.find(other)?.label ?? '';
    const draft = await world.draft(world.connections.find(other));
    world.drafts.enter(draft, 'signKey', 'new-sign-key');
    const result = await world.connections.save(draft, { ...values, label }, 'keychain');
    expect(result).toMatchObject({ newKey: { kind: 'signature' } });
    expect([...world.keychain.items.values()]).toContain('old-sign-key');
    expect([...world.keychain.items.values()]).not.toContain('new-sign-key');
  });

  it('a secret that another choice leaves without a use', async () => {
    const draft = await world.draft(world.connections.find(id));
    world.drafts.enter(draft, 'signKey', 'sign-key');
    const result = await world.connections.save(draft, values, 'keychain');
    expect(result).toMatchObject({ newKey: { kind: 'signature' } });
    expect(fieldsInKeychain(world, id)).toEqual(['privateKey']);
    expect(world.connections.find(id)?.values['mode']).toBe('rsa');
  });
});

describe('what is saved after a trial', () => {
  it('holds the tokens that it renewed, and of all else what was tried', async () => {
    const draft = await enterNewKey(world, id);
    const label = { en: 'Tokens', 'zh-CN': '令牌' };
    const tokens = { kind: 'tokens', id: 'tokens', required: false, label, help: label } as const;
    const withTokens: OpenDraft = {
      ...draft,
      descriptor: { ...draft.descriptor, fields: [...draft.descriptor.fields, tokens] },
    };
    for (const field of ['tokens', 'privateKey']) {
      draft.entered.set(field, { stored: 'later', summary: { kept: 'draft' } });
    }
    const tried = new Map([
      ['tokens', 'earlier'],
      ['privateKey', 'earlier'],
    ]);
    expect(Object.fromEntries(afterTrial(withTokens, tried))).toEqual({
      tokens: 'later',
      privateKey: 'earlier',
    });
  });
});
