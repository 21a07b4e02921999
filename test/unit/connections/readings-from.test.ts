import { beforeEach, expect, it } from 'vitest';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

let world: ConnectionsWorld;
beforeEach(() => {
  world = connectionsWorld();
});

async function edit(connectionId: string, change: Partial<typeof values>): Promise<void> {
  world.now += 60_000;
  const draft = await world.draft(world.connections.find(connectionId));
  const result = await world.connections.save(draft, { ...values, ...change }, 'keychain');
  expect(result).toMatchObject({ ok: true });
  world.drafts.close(draft.draftId);
}

const readingsFrom = (id: string) => world.connections.find(id)?.readingsFrom;

it('a new connection has no readings of something else', async () => {
  expect(readingsFrom(await world.add())).toBeUndefined();
});

it('what a connection read before it was edited to read something else is not its own', async () => {
  const id = await world.add();
  await edit(id, { label: 'Lima' });
  expect(readingsFrom(id)).toBeUndefined();
  await edit(id, { label: 'Lima', baseUrl: 'https://elsewhere.test' });
  expect(readingsFrom(id)).toBe(world.now);
  const moment = world.now;
  await edit(id, { label: 'Quito', baseUrl: 'https://elsewhere.test' });
  expect(readingsFrom(id)).toBe(moment);
});
