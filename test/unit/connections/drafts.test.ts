import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { providerDescriptor } from './descriptor.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

let world: ConnectionsWorld;
beforeEach(() => {
  world = connectionsWorld();
});

const otherProvider: ProviderDescriptor = { ...providerDescriptor, id: 'other-bank' };

describe('a form that was left', () => {
  it('finds what was entered when it is opened again, under a new name', async () => {
    const left = await world.draft();
    world.drafts.enter(left, 'signKey', 'typed');
    const again = world.drafts.open(providerDescriptor, undefined, {});
    expect(again.secrets).toEqual({ signKey: { kept: 'draft' } });
    expect(again.draftId).not.toBe(left.draftId);
    expect(world.drafts.find(left.draftId)).toBeUndefined();
    expect(world.drafts.find(again.draftId)?.entered.get('signKey')?.stored).toBe('typed');
  });

  it('still has the generated key whose public half may be registered by now', async () => {
    const left = await world.draft();
    const made = await world.drafts.generate(left, 'privateKey', 2_048);
    const { secrets } = world.drafts.open(providerDescriptor, undefined, {});
    expect(made).toEqual({ ok: true, secret: secrets['privateKey'] });
  });

  it('of one connection is taken up by that connection alone', async () => {
    const one = world.connections.find(await world.add('one'));
    const two = world.connections.find(await world.add('two'));
    world.drafts.enter(await world.draft(one), 'signKey', 'typed');
    expect((await world.draft()).entered.size).toBe(0);
    expect((await world.draft(two)).entered.size).toBe(0);
    const { secrets } = world.drafts.open(providerDescriptor, one, {
      signKey: { kept: 'keychain' },
    });
    expect(secrets).toEqual({ signKey: { kept: 'draft' } });
  });

  it('of one provider is not taken up by another', async () => {
    world.drafts.enter(await world.draft(), 'signKey', 'typed');
    expect(world.drafts.open(otherProvider, undefined, {}).secrets).toEqual({});
    expect((await world.draft()).entered.size).toBe(1);
  });

  it('is saved with what was entered before it was left', async () => {
    world.drafts.enter(await world.draft(), 'signKey', 'typed');
    const again = await world.draft();
    expect(await world.connections.save(again, values, 'keychain')).toMatchObject({ ok: true });
    expect([...world.keychain.items.values()]).toContain('typed');
  });
});

describe('a form that was closed', () => {
  it('is forgotten with its secrets', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'typed');
    world.drafts.close(draft.draftId);
    expect(world.drafts.find(draft.draftId)).toBeUndefined();
    expect(world.drafts.open(providerDescriptor, undefined, {}).secrets).toEqual({});
  });
});

describe('an encrypted key', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const encrypted = privateKey
    .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'sesame' })
    .toString();
  const needsPassphrase = { ok: false, refusal: 'needs-passphrase' };
  const rsaValues = { ...values, values: { ...values.values, mode: 'rsa' } };

  it('waits for its passphrase, through wrong ones, too', async () => {
    const draft = await world.draft();
    expect(world.drafts.enter(draft, 'privateKey', encrypted)).toEqual(needsPassphrase);
    expect(world.drafts.decrypt(draft, 'privateKey', 'open')).toEqual({
      ok: false,
      refusal: 'wrong-passphrase',
    });
    const opened = world.drafts.decrypt(draft, 'privateKey', 'sesame');
    expect(opened).toMatchObject({ ok: true, secret: { kept: 'draft', key: { bits: 2_048 } } });
    expect(draft.waiting.size).toBe(0);
    expect(JSON.stringify([...draft.entered])).not.toContain('sesame');
    expect(() => world.drafts.decrypt(draft, 'privateKey', 'sesame')).toThrow('no key waits');
  });

  it('is not passed over in favour of the one before it', async () => {
    const draft = await world.draft();
    await world.drafts.generate(draft, 'privateKey', 2_048);
    world.drafts.enter(draft, 'privateKey', encrypted);
    expect(await world.connections.save(draft, rsaValues, 'keychain')).toEqual({
      ok: false,
      errors: [{ field: 'privateKey', error: 'secret-required' }],
    });
    world.drafts.decrypt(draft, 'privateKey', 'sesame');
    expect(await world.connections.save(draft, rsaValues, 'keychain')).toMatchObject({ ok: true });
  });

  it.each([
    ['another text', 'no key at all'],
    ['a key that needs none', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
  ])('waits no longer after %s', async (_name, text) => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'privateKey', encrypted);
    world.drafts.enter(draft, 'privateKey', text);
    expect(draft.waiting.size).toBe(0);
  });

  it('does not wait in a form that was left', async () => {
    world.drafts.enter(await world.draft(), 'privateKey', encrypted);
    expect((await world.draft()).waiting.size).toBe(0);
  });

  it('is taken for a private key’s field alone, as are bytes', async () => {
    const draft = await world.draft();
    expect(world.drafts.enter(draft, 'signKey', encrypted).ok).toBe(false);
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    expect(world.drafts.enter(draft, 'signKey', der)).toEqual({
      ok: false,
      refusal: 'file-not-text',
    });
    expect(world.drafts.enter(draft, 'privateKey', der).ok).toBe(true);
  });
});
