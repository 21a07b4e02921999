import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { serialisePrivateKey } from '../../../electron/vault/private-key.ts';
import { providerDescriptor } from './descriptor.ts';
import { connectionsWorld, values, type ConnectionsWorld } from './harness.ts';

const CANARY = 'canary-7f3a91';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const stored = serialisePrivateKey(privateKey);
const rsaValues = { ...values, values: { ...values.values, mode: 'rsa' } };

let world: ConnectionsWorld;
let returned: unknown[];
beforeEach(() => {
  world = connectionsWorld();
  returned = [];
});

/** A piece from the middle of the key's private half, as base64. */
const keyPiece = stored.slice(800, 840);

function expectClean(): void {
  const text = JSON.stringify([returned, world.settings.get()]);
  expect(returned.length).toBeGreaterThan(0);
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(keyPiece);
  expect(text).not.toContain('PRIVATE KEY');
}

describe('no secret is in what the window gets or what is stored', () => {
  it('of a private key', async () => {
    const draft = await world.draft();
    returned.push(world.drafts.enter(draft, 'privateKey', pem));
    returned.push(await world.connections.test(draft, rsaValues));
    const saved = await world.connections.save(draft, rsaValues, 'keychain');
    returned.push(saved);
    if (!saved.ok) throw new Error('not saved');
    const detail = await world.connections.detail(saved.connectionId);
    returned.push(detail);
    returned.push(world.drafts.open(providerDescriptor, detail?.config, detail?.secrets ?? {}));
    returned.push(await world.connections.remove(saved.connectionId, false));
    expectClean();
    expect(detail?.secrets['privateKey']).toMatchObject({ kept: 'keychain', key: { bits: 2_048 } });
  });

  it('of a text secret, kept for good or for this session', async () => {
    for (const keep of ['keychain', 'session'] as const) {
      const draft = await world.draft();
      returned.push(world.drafts.enter(draft, 'signKey', CANARY));
      const saved = await world.connections.save(draft, { ...values, label: keep }, keep);
      returned.push(saved, saved.ok && (await world.connections.detail(saved.connectionId)));
    }
    expectClean();
    expect(JSON.stringify(returned)).toContain('"kept":"session"');
  });

  it('of a generated key', async () => {
    const draft = await world.draft();
    const result = await world.drafts.generate(draft, 'privateKey', 2_048);
    returned.push(result);
    expect(JSON.stringify(result)).not.toContain(draft.entered.get('privateKey')?.stored);
    expectClean();
  });

  it('of what was refused', async () => {
    const draft = await world.draft();
    returned.push(world.drafts.enter(draft, 'privateKey', CANARY));
    returned.push(world.drafts.enter(draft, 'signKey', `${CANARY}\nsecond line`));
    returned.push(world.drafts.enter(draft, 'signKey', CANARY.repeat(9)));
    expect(returned).toEqual([
      { ok: false, refusal: 'not-a-key' },
      { ok: false, refusal: 'text-has-lines' },
      { ok: false, refusal: 'text-too-long' },
    ]);
    expectClean();
  });

  it('of a stored key that was damaged', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'privateKey', pem);
    const saved = await world.connections.save(draft, rsaValues, 'keychain');
    if (!saved.ok) throw new Error('not saved');
    world.restart();
    world.keychain.items.set(`${saved.connectionId}/privateKey/1/0`, CANARY);
    const config = world.connections.find(saved.connectionId);
    returned.push(await world.connections.detail(saved.connectionId));
    returned.push(await world.connections.test(await world.draft(config), rsaValues));
    expectClean();
    expect(JSON.stringify(returned)).toContain('secret-unusable');
  });
});

describe('drafts', () => {
  it('that are taken up again tell no more than the first time', async () => {
    const draft = await world.draft();
    world.drafts.enter(draft, 'privateKey', pem);
    world.drafts.enter(draft, 'signKey', CANARY);
    returned.push(world.drafts.open(providerDescriptor, undefined, {}));
    expectClean();
    expect(returned).toMatchObject([{ secrets: { privateKey: { key: { bits: 2_048 } } } }]);
  });

  it('take secrets for secret fields only', async () => {
    const draft = await world.draft();
    expect(() => world.drafts.enter(draft, 'merchant', CANARY)).toThrow('no such secret field');
    expect(() => world.drafts.enter(draft, 'nothing', CANARY)).toThrow('no such secret field');
  });
});
