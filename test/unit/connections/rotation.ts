import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OpenDraft } from '../../../electron/connections/drafts.ts';
import type { DraftValues } from '../../../electron/contract/types.ts';
import type { InquiryResult } from '../../../electron/providers/provider.ts';
import { fingerprint, parseStoredPrivateKey } from '../../../electron/vault/private-key.ts';
import { values, type ConnectionsWorld } from './harness.ts';

const pemOf = (file: string): string =>
  readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8');

/** The key a connection starts with, and the one that is to follow. */
export const oldPem = pemOf('keys/rsa-2048.pem');
export const newPem = pemOf('vectors/private.pem');
export const oldPrint = fingerprint(createPrivateKey(oldPem));
export const newPrint = fingerprint(createPrivateKey(newPem));

export const rsaValues: DraftValues = {
  ...values,
  values: { ...values.values, mode: 'rsa', keyVersion: '2' },
};
/** With the new key's version as it is typed beside that key. */
export const withVersion3: DraftValues = { ...rsaValues, nextKeyVersions: { privateKey: '3' } };

export const accepted: InquiryResult = {
  ok: true,
  verification: 'verified',
  balances: [],
  accounts: [],
};
export const refused: InquiryResult = {
  ok: false,
  problem: { kind: 'signature', code: 'INVALID_SIGNATURE' },
};

/** A connection that signs with the old key, version 2. */
export async function addWithOldKey(world: ConnectionsWorld): Promise<string> {
  const draft = await world.draft();
  world.drafts.enter(draft, 'privateKey', oldPem);
  const result = await world.connections.save(draft, rsaValues, 'keychain');
  if (!result.ok) throw new Error(JSON.stringify(result));
  world.drafts.close(draft.draftId);
  return result.connectionId;
}

/** The form of the connection with the new key entered. */
export async function enterNewKey(world: ConnectionsWorld, id: string): Promise<OpenDraft> {
  const draft = await world.draft(world.connections.find(id));
  world.drafts.enter(draft, 'privateKey', newPem);
  return draft;
}

/** Puts the new key, version 3, aside. */
export async function keepNewKey(world: ConnectionsWorld, id: string): Promise<void> {
  const draft = await enterNewKey(world, id);
  const kept = await world.connections.keepNextKey(draft, 'privateKey', '3', 'keychain');
  if (!kept.ok) throw new Error(JSON.stringify(kept));
  world.drafts.close(draft.draftId);
}

/** What a refresh would sign with now: the key's print and its version. */
export async function signsWith(world: ConnectionsWorld, id: string): Promise<string> {
  const stored = await world.vault.read(id, 'privateKey');
  const version = world.connections.find(id)?.values['keyVersion'];
  return `${fingerprint(parseStoredPrivateKey(stored))} v${String(version)}`;
}

/** The keychain's items of the connection, by field. */
export function fieldsInKeychain(world: ConnectionsWorld, id: string): readonly string[] {
  const items = [...world.keychain.items.keys()].filter((item) => item.startsWith(`${id}/`));
  return [...new Set(items.map((item) => item.split('/')[1] ?? ''))].toSorted();
}
