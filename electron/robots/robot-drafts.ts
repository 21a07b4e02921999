import type { PasteAddressResult, PasteSigningSecretResult } from '../contract/robot-types.ts';
import type { Vault } from '../vault/vault.ts';
import type { Outbox } from './outbox.ts';
import { ADDRESS, SECRET, vaultId, type RobotConfig } from './robot-config.ts';
import { savedSecret } from './robot-line.ts';
import type { RobotCredentials, RobotKind } from './robot.ts';
import { readSigningSecret } from './signing-secret.ts';
import { readWebhookAddress, type AddressRules, type AddressSummary } from './webhook-address.ts';

/** A robot being entered or edited. What was pasted lives here, in main, until it is saved or given up. */
export interface OpenRobotDraft {
  readonly draftId: string;
  readonly kind: RobotKind;
  /** Present when an existing robot is being edited. */
  readonly robot?: RobotConfig;
  /** Pasted and not saved yet. */
  address?: { readonly text: string; readonly summary: AddressSummary };
  /** As `address`; `null` when the one that is saved was given up. */
  secret?: string | null;
  /** The way its test messages take. */
  readonly line: Outbox;
}

type Kept = Pick<Vault, 'state' | 'probe' | 'entries' | 'read'>;

/** Takes what was pasted for the address. The result carries no more of it than may be shown. */
export function enterAddress(
  draft: OpenRobotDraft,
  text: string,
  rules: AddressRules,
): PasteAddressResult {
  const result = readWebhookAddress(draft.kind, text, rules);
  if (!result.ok) return result;
  const { address, summary } = result;
  draft.address = { text: address, summary };
  return { ok: true, address: summary };
}

/** Takes what was pasted for the signing secret. */
export function enterSecret(draft: OpenRobotDraft, text: string): PasteSigningSecretResult {
  const result = readSigningSecret(draft.kind, text);
  if (!result.ok) return result;
  // Nothing was copied, so there is nothing to keep; a group that needs no secret is left without by not pasting.
  if (result.secret === undefined) return { ok: false, error: 'required' };
  draft.secret = result.secret;
  return { ok: true };
}

export function hasAddress(
  { address, robot }: Pick<OpenRobotDraft, 'address' | 'robot'>,
  vault: Pick<Vault, 'entries'>,
): boolean {
  return address !== undefined || isKept(robot, ADDRESS, vault);
}

export function hasSecret(
  { secret, robot }: Pick<OpenRobotDraft, 'secret' | 'robot'>,
  vault: Pick<Vault, 'entries'>,
): boolean {
  return secret === undefined ? isKept(robot, SECRET, vault) : secret !== null;
}

function isKept(
  robot: RobotConfig | undefined,
  field: string,
  vault: Pick<Vault, 'entries'>,
): boolean {
  return robot !== undefined && vault.entries(vaultId(robot.id))[field] !== undefined;
}

/**
 * What a test of the draft is sent with: what was just pasted goes before what is in the keychain.
 * @throws SecretMissing, KeychainError
 */
export async function draftCredentials(
  draft: OpenRobotDraft,
  vault: Kept,
): Promise<RobotCredentials> {
  const { address: pasted, robot, secret: entered } = draft;
  const id = robot === undefined ? null : vaultId(robot.id);
  const reads = pasted === undefined || entered === undefined;
  if (id !== null && reads && vault.state() !== 'ready') await vault.probe(true);
  const address = pasted?.text ?? (id === null ? '' : await vault.read(id, ADDRESS));
  const kept = entered === undefined && id !== null ? await savedSecret(vault, id) : undefined;
  const secret = entered ?? kept;
  return { address, ...(secret === undefined ? {} : { secret }) };
}
