import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

let world: ConnectionsWorld;
beforeEach(() => {
  world = connectionsWorld();
});

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const rsaValues = { ...values, values: { ...values.values, mode: 'rsa' } };

describe('adding a connection', () => {
  it('stores it, its secret in the keychain, and asks it', async () => {
    const id = await world.add('sign-key');
    expect(world.connections.find(id)).toMatchObject({
      label: 'Peru',
      intervalMs: 300_000,
      enabled: true,
    });
    expect([...world.keychain.items.values()]).toContain('sign-key');
    expect(world.told).toEqual([`askAnew ${id} true`]);
  });

  it('stores nothing when a value is wrong', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'x');
    const result = await world.connections.save(draft, { ...values, label: '' }, 'keychain');
    expect(result).toMatchObject({ ok: false, errors: [{ field: 'label' }] });
    expect(world.settings.get().connections).toEqual([]);
    expect(world.keychain.items.size).toBe(0);
  });

  it('stores nothing when the keychain is locked, and can be saved for this session', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'x');
    world.keychain.locked = true;
    expect(await world.connections.save(draft, values, 'keychain')).toEqual({
      ok: false,
      keychain: 'locked',
    });
    expect(world.settings.get().connections).toEqual([]);
    expect(await world.connections.save(draft, values, 'session')).toMatchObject({ ok: true });
    expect(world.settings.get().connections).toHaveLength(1);
  });
});

describe('the name of a connection', () => {
  it('cannot be that of another', async () => {
    await world.add();
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'x');
    const taken = { ok: false, errors: [{ field: 'label', error: 'duplicate' }] };
    expect(await world.connections.save(draft, values, 'keychain')).toEqual(taken);
    expect(await world.connections.test(draft, values)).toEqual(taken);
    expect(world.settings.get().connections).toHaveLength(1);
  });

  it('can stay its own, and is free once it is removed', async () => {
    const id = await world.add();
    const edit = await world.draft(world.connections.find(id));
    expect(await world.connections.save(edit, values, 'keychain')).toMatchObject({ ok: true });
    await world.connections.remove(id, false);
    await world.add('x', { label: values.label });
  });
});

describe('editing a connection', () => {
  it('keeps what was read when only its label changed', async () => {
    const id = await world.add();
    const draft = await world.draft(world.connections.find(id));
    world.told.length = 0;
    await world.connections.save(draft, { ...values, label: 'Lima' }, 'keychain');
    expect(world.connections.find(id)?.label).toBe('Lima');
    expect(world.told).toEqual([`askAnew ${id} false`]);
  });

  it.each([
    ['address', { baseUrl: 'https://other.test' }],
    ['values', { values: { ...values.values, merchant: 'M-2' } }],
    ['environment', { environmentId: 'demo', baseUrl: 'http://127.0.0.1:1' }],
  ])('forgets what was read when its %s changed', async (_name, over) => {
    const id = await world.add();
    const draft = await world.draft(world.connections.find(id));
    world.told.length = 0;
    await world.connections.save(draft, { ...values, ...over }, 'keychain');
    expect(world.told).toEqual([`askAnew ${id} true`]);
  });

  it('keeps what was read when its secret was replaced: the accounts are the same', async () => {
    const id = await world.add();
    const draft = await world.draft(world.connections.find(id));
    world.drafts.enter(draft, 'signKey', 'another');
    world.told.length = 0;
    await world.connections.save(draft, values, 'keychain');
    expect(world.told).toEqual([`askAnew ${id} false`]);
    expect([...world.keychain.items.values()]).toContain('another');
  });

  it('does not ask for a secret again that the locked keychain still has', async () => {
    const id = await world.add();
    world.restart();
    world.keychain.locked = true;
    const draft = await world.draft(world.connections.find(id));
    expect(
      await world.connections.save(draft, { ...values, label: 'Lima' }, 'keychain'),
    ).toMatchObject({
      ok: true,
    });
  });

  it('asks for a secret that is gone for good', async () => {
    const id = await world.add();
    world.restart();
    world.keychain.items.delete(`${id}/signKey/1/0`);
    const draft = await world.draft(world.connections.find(id));
    expect(await world.connections.save(draft, values, 'keychain')).toEqual({
      ok: false,
      errors: [{ field: 'signKey', error: 'secret-required' }],
    });
  });

  it('removes the secret of the sign type that is no longer used', async () => {
    const id = await world.add('old-sign-key');
    const draft = await world.draft(world.connections.find(id));
    world.drafts.enter(draft, 'privateKey', pem);
    await world.connections.save(draft, rsaValues, 'keychain');
    expect([...world.keychain.items.values()]).not.toContain('old-sign-key');
    expect(Object.keys(world.settings.get().secretIndex.entries[id] ?? {})).toEqual(['privateKey']);
  });

  it('leaves a paused connection paused', async () => {
    const id = await world.add();
    world.connections.setEnabled(id, false);
    const draft = await world.draft(world.connections.find(id));
    await world.connections.save(draft, { ...values, label: 'Lima' }, 'keychain');
    expect(world.connections.find(id)?.enabled).toBe(false);
  });
});
