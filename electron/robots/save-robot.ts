import type { SaveRobotResult } from '../contract/robot-types.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import type { Vault } from '../vault/vault.ts';
import { checkChoices, missingSecrets } from './check-robot.ts';
import { withDaysOfSwitch } from './daily-schedule.ts';
import { ADDRESS, SECRET, vaultId, type RobotChoices, type RobotConfig } from './robot-config.ts';
import type { OpenRobotDraft } from './robot-drafts.ts';
import type { Robots } from './robots.ts';

export interface SaveRobotParts {
  readonly settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
  readonly vault: Vault;
  readonly robots: Pick<Robots, 'changed'>;
  /** Epoch ms. */
  readonly now: () => number;
  /** IANA name of the computer's time zone. */
  readonly timeZone: () => string;
  readonly newId: () => string;
}

/** Saves a draft: all of it, or nothing. */
export async function saveRobot(
  draft: OpenRobotDraft,
  choices: RobotChoices,
  keep: 'keychain' | 'session',
  parts: SaveRobotParts,
): Promise<SaveRobotResult> {
  const { settings, vault, robots } = parts;
  const others = settings.get().robots.filter(({ id }) => id !== draft.robot?.id);
  const errors = [...checkChoices(choices, others), ...missingSecrets(draft, vault)];
  if (errors.length > 0) return { ok: false, errors };
  const id = draft.robot?.id ?? parts.newId();
  const { fresh, dropping } = secretsOf(draft, vault);
  const at = { now: parts.now(), timeZone: parts.timeZone() };
  const apply = (current: Settings): Settings => withRobot(current, draft, { id, choices, at });
  // Secrets and settings in one write: after a crash a robot never meets the address of another.
  const commit = (change: (index: Settings['secretIndex']) => Settings['secretIndex']): void =>
    settings.update((current) => ({
      ...apply(current),
      secretIndex: change(current.secretIndex),
    }));
  try {
    if (fresh.size > 0) await vault.write(vaultId(id), fresh, keep, { dropping, commit });
    else if (dropping.length > 0) await vault.remove(vaultId(id), dropping, commit);
    else settings.update(apply);
  } catch (error) {
    if (error instanceof KeychainError) return { ok: false, keychain: error.state };
    throw error;
  }
  robots.changed(id, fresh.size > 0 || dropping.length > 0 || !choices.enabled);
  return { ok: true, robotId: id };
}

function secretsOf({ address, secret, robot }: OpenRobotDraft, vault: Vault) {
  const fresh = new Map<string, string>();
  if (address !== undefined) fresh.set(ADDRESS, address.text);
  if (typeof secret === 'string') fresh.set(SECRET, secret);
  const saved = robot !== undefined && vault.entries(vaultId(robot.id))[SECRET] !== undefined;
  return { fresh, dropping: secret === null && saved ? [SECRET] : [] };
}

function withRobot(
  current: Settings,
  draft: OpenRobotDraft,
  saved: {
    readonly id: string;
    readonly choices: RobotChoices;
    readonly at: { readonly now: number; readonly timeZone: string };
  },
): Settings {
  const { id, choices, at } = saved;
  const before = current.robots.find((robot) => robot.id === id);
  // The keychain takes its time; what was removed meanwhile must not come back.
  if (draft.robot !== undefined && before === undefined) throw new Error('the robot is gone');
  const address = draft.address?.summary ?? before?.address;
  if (address === undefined) throw new Error('a robot without an address');
  const { lastDeliveredAt } = before ?? {};
  const sameGroup = draft.address === undefined && lastDeliveredAt !== undefined;
  const after: RobotConfig = {
    ...choices,
    label: choices.label.trim(),
    id,
    kind: draft.kind,
    address,
    sentDays: before?.sentDays ?? {},
    ...(sameGroup ? { lastDeliveredAt } : {}),
    ...(draft.address === undefined && before?.owed !== undefined ? { owed: before.owed } : {}),
  };
  const robot = withDaysOfSwitch(before, after, at);
  return {
    ...current,
    robots:
      before === undefined
        ? [...current.robots, robot]
        : current.robots.map((other) => (other.id === id ? robot : other)),
  };
}
