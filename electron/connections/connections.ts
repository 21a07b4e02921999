import type {
  CompareResult,
  ConnectionDetail,
  DiscardNextKeyResult,
  DraftValues,
  FieldError,
  KeepNextKeyResult,
  LineResult,
  PasteTokenResult,
  RemoveResult,
  SaveResult,
  SecretSummaries,
  TestResult,
} from '../contract/types.ts';
import type { BalanceKey } from '../domain/balance.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Line } from '../domain/threshold.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { ReadTools } from '../monitor/read-connection.ts';
import type { Inquiry, Provider } from '../providers/provider.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import type { Commit, Vault } from '../vault/vault.ts';
import { compareChoice } from './compare-choice.ts';
import type { OpenDraft } from './drafts.ts';
import { readLine, type TypedLines } from './lines.ts';
import { testedInquiry } from './live-test.ts';
import { discardNextKey, keepNextKey, summariseNextKeys } from './next-keys.ts';
import { freshSecrets } from './replacing.ts';
import { summariseSecrets } from './saved-secrets.ts';
import { configOf, saveDraft } from './saving.ts';
import { createTestFloor } from './test-floor.ts';
import { enteredTokens, pasteToken, type TakeText, type TokenPaste } from './token-input.ts';
import { createTrials, secretsOf } from './trials.ts';
import { checkDraft } from './validate.ts';

export interface ConnectionsOptions extends ReadTools {
  readonly settings: { get(): Settings; update(change: (settings: Settings) => Settings): void };
  readonly vault: Vault;
  readonly monitor: Pick<Monitor, 'askAnew' | 'publish' | 'snapshot'>;
  readonly provider: (id: string) => Provider | undefined;
  readonly newId: () => string;
}

/** Adding, testing, changing and removing connections. */
export interface Connections {
  find(connectionId: string): ConnectionConfig | undefined;
  detail(connectionId: string): Promise<ConnectionDetail | undefined>;
  savedSecrets(connection: ConnectionConfig): Promise<SecretSummaries>;
  test(draft: OpenDraft, values: DraftValues): Promise<TestResult>;
  /** One answer read as each option of a choice would read it. @param fieldId the choice */
  compare(draft: OpenDraft, values: DraftValues, fieldId: string): Promise<CompareResult>;
  pasteToken(draft: OpenDraft, paste: TokenPaste, take: TakeText): Promise<PasteTokenResult>;
  /**
   * Secrets that take the place of others are tried in a live call first, so that the old ones are lost to nothing.
   * @param switchTo the private-key fields whose waiting key is to be used from now on
   */
  save(
    draft: OpenDraft,
    values: DraftValues,
    keep: 'keychain' | 'session',
    switchTo?: readonly string[],
  ): Promise<SaveResult>;
  /** @param version the key version it is for; `null` where keys have none */
  keepNextKey(
    draft: OpenDraft,
    fieldId: string,
    version: string | null,
    keep: 'keychain' | 'session',
  ): Promise<KeepNextKeyResult>;
  discardNextKey(draft: OpenDraft, fieldId: string): Promise<DiscardNextKeyResult>;
  setEnabled(connectionId: string, enabled: boolean): void;
  /** @param anyway also while the keychain is not open; its items are deleted once it is */
  remove(connectionId: string, anyway: boolean): Promise<RemoveResult>;
  setLine(connectionId: string, key: BalanceKey, typed: TypedLines): LineResult;
}

const ALL_KINDS: ReadonlySet<Inquiry['kind']> = new Set(['balances', 'accounts'] as const);

export function createConnections(options: ConnectionsOptions): Connections {
  const { settings, vault, monitor } = options;
  const floor = createTestFloor(options.now);
  const trials = createTrials({ ...options, floor });

  const find = (connectionId: string): ConnectionConfig | undefined =>
    settings.get().connections.find(({ id }) => id === connectionId);

  /** @param change what goes with it into the same write */
  function replace(
    connection: ConnectionConfig,
    change: (settings: Settings) => Settings = (current) => current,
  ): void {
    settings.update((before) => {
      const current = change(before);
      const known = current.connections.some(({ id }) => id === connection.id);
      return {
        ...current,
        connections: known
          ? current.connections.map((other) => (other.id === connection.id ? connection : other))
          : [...current.connections, connection],
      };
    });
  }

  const savedSecrets = (connection: ConnectionConfig): Promise<SecretSummaries> =>
    summariseSecrets(options.provider(connection.providerId)?.descriptor, connection.id, vault);

  // A key that waits for its passphrase is to replace the old one, which must not be used unnoticed.
  const hasSecret = (draft: OpenDraft, fieldId: string): boolean =>
    !draft.waiting.has(fieldId) &&
    (draft.entered.has(fieldId) || (draft.saved[fieldId] ?? null) !== null);

  const check = (draft: OpenDraft, values: DraftValues, switchTo: readonly string[] = []) =>
    checkDraft(draft.descriptor, values, {
      hasSecret: (fieldId) =>
        hasSecret(draft, fieldId) ||
        (!draft.waiting.has(fieldId) && switchTo.includes(fieldId)),
      labelTaken: (label) =>
        settings
          .get()
          .connections.some((other) => other.label === label && other.id !== draft.connection?.id),
    });

  /** What only looking the address up can tell; of no use before `check` has nothing against it. */
  async function addressErrors(values: DraftValues): Promise<readonly FieldError[]> {
    if (values.privateHttpConsent === true) return [];
    const isPrivate = (await options.leadsInside?.(values.baseUrl.trim())) === true;
    return isPrivate ? [{ field: 'baseUrl', error: 'url-is-private' }] : [];
  }

  return {
    find,
    savedSecrets,

    async detail(connectionId) {
      const config = find(connectionId);
      if (config === undefined) return undefined;
      const descriptor = options.provider(config.providerId)?.descriptor;
      const nextKeys = await summariseNextKeys(descriptor, config.id, vault);
      return { config, secrets: await savedSecrets(config), nextKeys };
    },

    async test(draft, values) {
      const result = check(draft, values);
      if (!result.ok) return result;
      const errors = await addressErrors(values);
      if (errors.length > 0) return { ok: false, errors };
      const fresh = await freshSecrets(draft, [], vault);
      const connection = configOf(draft, result.checked, [...fresh.keys()], options.newId);
      const tested = await trials.run(draft, connection, fresh, ALL_KINDS);
      if (!tested.sent) return { ok: false, tooSoonMs: tested.tooSoonMs };
      const tokens = enteredTokens(draft);
      const inquiries = tested.outcomes.map(testedInquiry);
      const { steps } = tested;
      return { ok: true, steps, inquiries, ...(Object.keys(tokens).length === 0 ? {} : { tokens }) };
    },

    async compare(draft, values, fieldId) {
      const errors = await addressErrors(values);
      if (errors.length > 0) return { ok: false, errors };
      const provider = options.provider(draft.descriptor.id);
      if (provider === undefined) throw new Error('no such provider');
      const fresh = await freshSecrets(draft, [], vault);
      return compareChoice(values, fieldId, {
        provider,
        floor,
        tools: options,
        check: (candidate) => check(draft, candidate),
        configOf: (checked) => configOf(draft, checked, [...fresh.keys()], options.newId),
        secrets: (connection) => secretsOf(draft, connection, fresh, vault),
      });
    },

    async pasteToken(draft, paste, take) {
      const provider = options.provider(draft.descriptor.id);
      if (provider === undefined) throw new Error('no such provider');
      const fresh = await freshSecrets(draft, [], vault);
      return pasteToken(draft, paste, {
        provider,
        take,
        tools: options,
        hasSecret: (fieldId) => hasSecret(draft, fieldId),
        configOf: (checked) => configOf(draft, checked, [...fresh.keys()], options.newId),
        secrets: (connection) => secretsOf(draft, connection, fresh, vault),
      });
    },

    async save(draft, values, keep, switchTo = []) {
      const result = check(draft, values, switchTo);
      if (!result.ok) return result;
      const errors = await addressErrors(values);
      if (errors.length > 0) return { ok: false, errors };
      const { checked } = result;
      return saveDraft(
        draft,
        { checked, keep, switchTo },
        { ...options, trials, find, replace },
      );
    },

    keepNextKey: (draft, fieldId, version, keep) =>
      keepNextKey(draft, fieldId, version, keep, { settings, vault }),
    discardNextKey: (draft, fieldId) => discardNextKey(draft, fieldId, { settings, vault }),

    setEnabled(connectionId, enabled) {
      const connection = find(connectionId);
      if (connection === undefined) return;
      replace({ ...connection, enabled });
      if (enabled) monitor.askAnew(connectionId, false);
      else monitor.publish();
    },

    async remove(connectionId, anyway) {
      // In one write: after a crash there is no connection that lost its secrets.
      const commit: Commit = (change) =>
        settings.update((current) => {
          const { [connectionId]: _lines, ...lines } = current.lines;
          const { [connectionId]: _notes, ...notes } = current.notes;
          const { [connectionId]: _terms, ...terms } = current.forecast.terms;
          return {
            ...current,
            connections: current.connections.filter(({ id }) => id !== connectionId),
            secretIndex: change(current.secretIndex),
            lines,
            notes,
            forecast: { ...current.forecast, terms },
          };
        });
      try {
        if (anyway) vault.forget(connectionId, commit);
        else await vault.remove(connectionId, undefined, commit);
      } catch (error) {
        if (error instanceof KeychainError) return { removed: false, keychain: error.state };
        throw error;
      }
      monitor.publish();
      return { removed: true };
    },

    setLine(connectionId, key, typed) {
      const connection = monitor.snapshot().connections.find(({ id }) => id === connectionId);
      const balance = connection?.balances.find((entry) => entry.key === key);
      if (connection === undefined || balance === undefined) {
        return { ok: false, error: 'no-such-balance' };
      }
      const descriptor = options.provider(connection.providerId)?.descriptor;
      const read = readLine(balance.balance.currency, typed, descriptor?.allowsNegative);
      if (!read.ok) return read;
      settings.update((current) => ({
        ...current,
        lines: {
          ...current.lines,
          [connectionId]: withLine(current.lines[connectionId] ?? {}, key, read.line),
        },
      }));
      monitor.publish();
      return { ok: true };
    },
  };
}

function withLine(
  lines: Readonly<Record<BalanceKey, Line>>,
  key: BalanceKey,
  line: Line,
): Readonly<Record<BalanceKey, Line>> {
  const { [key]: _replaced, ...others } = lines;
  return Object.keys(line).length === 0 ? others : { ...others, [key]: line };
}
