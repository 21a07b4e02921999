import type { Locale } from '../domain/locale.ts';
import type { Vault } from '../vault/vault.ts';
import { createDeliver, type DeliverOptions } from './deliver.ts';
import { robotDescriptors } from './descriptors.ts';
import { mergedMessage } from './messages.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxStatus } from './outbox-status.ts';
import { ADDRESS, SECRET, vaultId } from './robot-config.ts';
import type { RobotCredentials } from './robot.ts';

/** What every robot is reached with. */
export interface LineTools extends Pick<DeliverOptions, 'post' | 'addressRules' | 'now'> {
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
}

export interface LineOptions extends Pick<DeliverOptions, 'kind' | 'credentials'> {
  readonly locale: () => Locale;
  readonly onStatus: (status: OutboxStatus) => void;
  readonly onSettled: (alerts: readonly number[]) => void;
}

/** The way to one group: an outbox that keeps to its messenger's limits, and the delivery behind it. */
export function createLine(tools: LineTools, options: LineOptions): Outbox {
  const { kind, credentials, locale, onStatus, onSettled } = options;
  return createOutbox({
    deliver: createDeliver({ ...tools, kind, credentials }),
    limits: robotDescriptors[kind],
    combine: (messages, lost) => mergedMessage(locale(), messages, lost),
    now: tools.now,
    setTimer: tools.setTimer,
    onStatus,
    onSettled,
  });
}

/** Reads what a saved robot is reached with. @throws SecretMissing, KeychainError */
export async function savedCredentials(
  vault: Pick<Vault, 'state' | 'probe' | 'entries' | 'read'>,
  robotId: string,
  byHand: boolean,
): Promise<RobotCredentials> {
  if (byHand && vault.state() !== 'ready') await vault.probe(true);
  const id = vaultId(robotId);
  const address = await vault.read(id, ADDRESS);
  const secret = await savedSecret(vault, id);
  return { address, ...(secret === undefined ? {} : { secret }) };
}

/** @param id the robot's in the vault @returns undefined when it has none @throws SecretMissing, KeychainError */
export async function savedSecret(
  vault: Pick<Vault, 'entries' | 'read'>,
  id: string,
): Promise<string | undefined> {
  return vault.entries(id)[SECRET] === undefined ? undefined : vault.read(id, SECRET);
}
