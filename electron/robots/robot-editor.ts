import type {
  PasteAddressResult,
  PasteSigningSecretResult,
  RobotDraft,
  SaveRobotResult,
  TestRobotResult,
} from '../contract/robot-types.ts';
import type { RemoveResult } from '../contract/types.ts';
import type { LanguageSetting, Locale } from '../domain/locale.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import type { Commit, Vault } from '../vault/vault.ts';
import { missingSecrets } from './check-robot.ts';
import { withDaysOfSwitch } from './daily-schedule.ts';
import { robotDescriptors } from './descriptors.ts';
import { testMessage } from './messages.ts';
import {
  isSessionOnly,
  MAX_ROBOTS,
  vaultId,
  type RobotChoices,
  type RobotConfig,
} from './robot-config.ts';
import {
  draftCredentials,
  enterAddress,
  enterSecret,
  hasAddress,
  hasSecret,
  type OpenRobotDraft,
} from './robot-drafts.ts';
import { createLine, type LineTools } from './robot-line.ts';
import type { RobotKind } from './robot.ts';
import type { Robots } from './robots.ts';
import { saveRobot } from './save-robot.ts';

export interface RobotEditorOptions extends LineTools {
  readonly settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
  readonly vault: Vault;
  readonly robots: Pick<Robots, 'changed'>;
  /** The language of the window. */
  readonly locale: () => Locale;
  /** IANA name of the computer's time zone. */
  readonly timeZone: () => string;
  readonly newId: () => string;
}

/** Adding, testing, changing and removing group robots. */
export interface RobotEditor {
  /** @returns undefined when there is no such robot, or no room for another */
  open(what: { kind: RobotKind } | { robotId: string }): RobotDraft | undefined;
  find(draftId: string): OpenRobotDraft | undefined;
  enterAddress(draft: OpenRobotDraft, text: string): PasteAddressResult;
  enterSecret(draft: OpenRobotDraft, text: string): PasteSigningSecretResult;
  /** Takes back the secret that was pasted, or else gives up the one that is saved. */
  forgetSecret(draft: OpenRobotDraft): void;
  test(draft: OpenRobotDraft, language: LanguageSetting): Promise<TestRobotResult>;
  save(
    draft: OpenRobotDraft,
    choices: RobotChoices,
    keep: 'keychain' | 'session',
  ): Promise<SaveRobotResult>;
  close(draftId: string): void;
  has(robotId: string): boolean;
  setEnabled(robotId: string, enabled: boolean): void;
  /** @param anyway also while the keychain is not open; its items are deleted once it is */
  remove(robotId: string, anyway: boolean): Promise<RemoveResult>;
}

/** A new group gets alerts; whether this computer sends them is decided by whoever adds it. */
const blank: RobotChoices = {
  label: '',
  enabled: false,
  alerts: true,
  dailySummary: null,
  stillWatching: null,
  language: 'system',
};

export function createRobotEditor(options: RobotEditorOptions): RobotEditor {
  const { settings, vault, robots, newId } = options;
  const drafts = new Map<string, OpenRobotDraft>();
  const saving = new Map<string, Promise<SaveRobotResult>>();

  const find = (robotId: string): RobotConfig | undefined =>
    settings.get().robots.find(({ id }) => id === robotId);

  function begin(kind: RobotKind, robot?: RobotConfig): OpenRobotDraft {
    // There is one window with one form: what was left open in it is given up.
    for (const draftId of drafts.keys()) close(draftId);
    const draft: OpenRobotDraft = {
      draftId: newId(),
      kind,
      line: createLine(options, {
        kind,
        credentials: () => draftCredentials(draft, vault),
        locale: options.locale,
        onStatus: () => undefined,
      onSettled: () => undefined,
      }),
      ...(robot === undefined ? {} : { robot }),
    };
    drafts.set(draft.draftId, draft);
    return draft;
  }

  function close(draftId: string): void {
    drafts.get(draftId)?.line.stop();
    drafts.delete(draftId);
  }

  return {
    open(what) {
      const robot = 'robotId' in what ? find(what.robotId) : undefined;
      const kind = 'kind' in what ? what.kind : robot?.kind;
      const full = robot === undefined && settings.get().robots.length >= MAX_ROBOTS;
      if (kind === undefined || full) return undefined;
      const draft = begin(kind, robot);
      const { draftId } = draft;
      const entries = robot === undefined ? {} : vault.entries(vaultId(robot.id));
      const base = {
        draftId,
        descriptor: robotDescriptors[kind],
        hasSecret: hasSecret(draft, vault),
        sessionOnly: isSessionOnly(entries),
      };
      if (robot === undefined) return { ...base, address: null, initial: blank };
      const { label, enabled, alerts, dailySummary, stillWatching, language } = robot;
      return {
        ...base,
        robotId: robot.id,
        address: hasAddress(draft, vault) ? robot.address : null,
        initial: { label, enabled, alerts, dailySummary, stillWatching, language },
      };
    },
    find: (draftId) => drafts.get(draftId),
    enterAddress: (draft, text) => enterAddress(draft, text, options.addressRules),
    enterSecret,
    forgetSecret(draft) {
      if (typeof draft.secret === 'string') delete draft.secret;
      else draft.secret = null;
    },
    async test(draft, language) {
      const errors = missingSecrets(draft, vault);
      if (errors.length > 0) return { ok: false, errors };
      const locale = language === 'system' ? options.locale() : language;
      return { ok: true, delivery: await draft.line.sendNow(testMessage(locale)) };
    },
    async save(draft, choices, keep) {
      const { draftId } = draft;
      // A second click while the first is being saved must not add a second robot.
      const running = saving.get(draftId) ?? saveRobot(draft, choices, keep, options);
      saving.set(draftId, running);
      try {
        const result = await running;
        if (result.ok) close(draftId);
        return result;
      } finally {
        saving.delete(draftId);
      }
    },
    close,
    has: (robotId) => find(robotId) !== undefined,
    setEnabled(robotId, enabled) {
      const at = { now: options.now(), timeZone: options.timeZone() };
      settings.update((current) => ({
        ...current,
        robots: current.robots.map((robot) =>
          robot.id === robotId ? withDaysOfSwitch(robot, { ...robot, enabled }, at) : robot,
        ),
      }));
      robots.changed(robotId, !enabled);
    },
    async remove(robotId, anyway) {
      // In one write: after a crash there is no group that lost its address.
      const commit: Commit = (change) =>
        settings.update((current) => ({
          ...current,
          robots: current.robots.filter(({ id }) => id !== robotId),
          secretIndex: change(current.secretIndex),
        }));
      try {
        if (anyway) vault.forget(vaultId(robotId), commit);
        else await vault.remove(vaultId(robotId), undefined, commit);
      } catch (error) {
        if (error instanceof KeychainError) return { removed: false, keychain: error.state };
        throw error;
      }
      robots.changed(robotId, true);
      return { removed: true };
    },
  };
}
