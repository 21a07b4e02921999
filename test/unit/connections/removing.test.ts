import { beforeEach, describe, expect, it } from 'vitest';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { connectionsWorld, type ConnectionsWorld } from './harness.ts';

let world: ConnectionsWorld;
let id: string;
beforeEach(async () => {
  world = connectionsWorld();
  id = await world.add('sign-key');
  world.snapshot = snapshotOf(shownConnection(id, [entry('500')]));
});

describe('removing a connection', () => {
  it('takes its keychain items and lines along, and nothing of others', async () => {
    const other = await world.add('other-key');
    world.connections.setLine(id, entry('500').key, { warn: '100', critical: null, upper: null });
    expect(await world.connections.remove(id, false)).toEqual({ removed: true });
    expect([...world.keychain.items.values()]).not.toContain('sign-key');
    expect([...world.keychain.items.values()]).toContain('other-key');
    expect(world.settings.get().connections.map((left) => left.id)).toEqual([other]);
    expect(world.settings.get().lines).toEqual({});
  });

  it.each([false, true])('never leaves a connection without its secrets, whenever the app dies; anyway: %s', async (anyway) => {
    const half: string[] = [];
    world.onSaved = ({ connections, secretIndex }) => {
      if (connections.some((one) => one.id === id) !== (id in secretIndex.entries)) half.push('half');
    };
    await world.connections.remove(id, anyway);
    expect(world.connections.find(id)).toBeUndefined();
    expect(half).toEqual([]);
  });

  it('is refused while the keychain is locked, and then everything is still there', async () => {
    world.restart();
    world.keychain.locked = true;
    const refused = { removed: false, keychain: 'locked' };
    expect(await world.connections.remove(id, false)).toEqual(refused);
    expect(world.connections.find(id)).toBeDefined();
    world.keychain.locked = false;
    expect(await world.connections.remove(id, false)).toEqual({ removed: true });
    expect([...world.keychain.items.keys()]).toEqual(['sentinel']);
  });

  it('is done anyway when a person insists; the keys go when they can be reached', async () => {
    const other = await world.add('other-key');
    world.connections.setLine(id, entry('500').key, { warn: '100', critical: null, upper: null });
    world.restart();
    world.keychain.locked = true;
    expect(await world.connections.remove(id, false)).toMatchObject({ removed: false });
    world.keychain.calls.length = 0;
    world.told.length = 0;
    expect(await world.connections.remove(id, true)).toEqual({ removed: true });
    expect(world.keychain.calls).toEqual([]);
    expect(world.told).toEqual(['publish']);
    expect(world.settings.get().connections.map((left) => left.id)).toEqual([other]);
    expect(world.settings.get().lines).toEqual({});
    expect([...world.keychain.items.values()]).toContain('sign-key');

    world.keychain.locked = false;
    expect(await world.vault.probe(true)).toBe('ready');
    expect([...world.keychain.items.values()]).not.toContain('sign-key');
    expect([...world.keychain.items.values()]).toContain('other-key');
  });
});

describe('switching off and on', () => {
  it('asks anew when switched on, and keeps what was read', () => {
    world.told.length = 0;
    world.connections.setEnabled(id, false);
    world.connections.setEnabled(id, true);
    expect(world.told).toEqual(['publish', `askAnew ${id} false`]);
  });
});

describe('setting a line', () => {
  const { key } = entry('500');

  it('stores it for that balance and shows it at once', () => {
    world.told.length = 0;
    expect(world.connections.setLine(id, key, { warn: '1,000', critical: '50', upper: null })).toEqual({ ok: true });
    expect(world.settings.get().lines).toEqual({
      [id]: { [key]: { warn: '1000', critical: '50' } },
    });
    expect(world.told).toEqual(['publish']);
  });

  it('takes it away when both are empty', () => {
    world.connections.setLine(id, key, { warn: '100', critical: null, upper: null });
    world.connections.setLine(id, key, { warn: '', critical: '', upper: null });
    expect(world.settings.get().lines[id]).toEqual({});
  });

  it('is refused for a balance nobody has seen', () => {
    expect(world.connections.setLine(id, 'x/y/z', { warn: '100', critical: null, upper: null })).toEqual({
      ok: false,
      error: 'no-such-balance',
    });
    expect(world.connections.setLine('nobody', key, { warn: '100', critical: null, upper: null }).ok).toBe(false);
  });

  it('keeps the old one when the new one is wrong', () => {
    world.connections.setLine(id, key, { warn: '100', critical: null, upper: null });
    expect(world.connections.setLine(id, key, { warn: '10', critical: '20', upper: null }).ok).toBe(false);
    expect(world.settings.get().lines[id]?.[key]).toEqual({ warn: '100' });
  });
});
