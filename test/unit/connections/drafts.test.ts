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
