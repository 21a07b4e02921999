import { beforeEach, describe, expect, it } from 'vitest';
import { entry } from '../support/snapshots.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

let world: ConnectionsWorld;
beforeEach(() => {
  world = connectionsWorld();
});

describe('“Test connection”', () => {
  it('signs with the secret just entered and stores nothing', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'fresh');
    expect(await world.connections.test(draft, values)).toEqual({
      ok: true,
      steps: expect.anything(),
      inquiries: [{ kind: 'balances', count: 0, balances: [] }],
    });
    expect(world.signedWith).toEqual(['fresh']);
    expect(world.settings.get().connections).toEqual([]);
    expect(world.keychain.items.size).toBe(0);
  });

  it('signs with the saved secret unless a new one was entered', async () => {
    const id = await world.add('saved');
    const draft = await world.draft(world.connections.find(id));
    await world.connections.test(draft, values);
    world.drafts.enter(draft, 'signKey', 'new');
    world.now += 60_000;
    await world.connections.test(draft, values);
    expect(world.signedWith).toEqual(['saved', 'new']);
  });

  it('tells what the provider said', async () => {
    world.answer = { ok: false, problem: { kind: 'signature', code: 'INVALID_SIGNATURE' } };
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'x');
    expect(await world.connections.test(draft, values)).toMatchObject({
      ok: true,
      inquiries: [{ kind: 'balances', count: 0, balances: [], problem: world.answer.problem }],
    });
  });

  it('shows what was read, account by account, to compare with the portal', async () => {
    const { balance } = entry('8230');
    world.answer = { ok: true, verification: 'unsigned', balances: [balance], accounts: [] };
    world.accountNos = ['1', '2'];
    const draft = await world.draft();
    world.drafts.enter(draft, 'signKey', 'x');
    const read = { kind: 'balances', count: 1, balances: [balance] };
    expect(await world.connections.test(draft, values)).toMatchObject({
      ok: true,
      inquiries: [
        { ...read, accountNo: '1' },
        { ...read, accountNo: '2' },
      ],
    });
  });

  it('sends nothing when a value is wrong', async () => {
    const draft = await world.draft();
    expect(await world.connections.test(draft, values)).toMatchObject({
      ok: false,
      errors: [{ field: 'signKey', error: 'secret-required' }],
    });
    expect(world.signedWith).toEqual([]);
  });

  it('is not sent faster than the provider allows, also from a new draft', async () => {
    for (const expected of [{ ok: true }, { ok: false, tooSoonMs: 6_000 }]) {
      const draft = await world.draft();
      world.drafts.enter(draft, 'signKey', 'x');
      expect(await world.connections.test(draft, values)).toMatchObject(expected);
      world.now += 4_000;
    }
    expect(world.signedWith).toHaveLength(1);
  });

  it('says that the keychain is locked, and sends nothing', async () => {
    const id = await world.add('saved');
    world.restart();
    world.keychain.locked = true;
    const draft = await world.draft(world.connections.find(id));
    expect(await world.connections.test(draft, values)).toMatchObject({
      inquiries: [{ problem: { kind: 'keychain-locked' } }],
    });
    expect(world.signedWith).toEqual([]);
  });
});
