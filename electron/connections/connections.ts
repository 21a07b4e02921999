import type {
  ConnectionDetail,
  DraftValues,
  LineResult,
  RemoveResult,
  SaveResult,
  SecretSummaries,
  TestResult,
  TestedInquiry,
} from '../contract/types.ts';
import type { BalanceKey } from '../domain/balance.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf } from '../domain/descriptor.ts';
import type { Line } from '../domain/threshold.ts';
import type { Outcome } from '../monitor/connection-state.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { readConnection, type ReadTools, type SecretsResult } from '../monitor/read-connection.ts';
import type { Inquiry, Provider } from '../providers/provider.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import type { OpenDraft } from './drafts.ts';
import { readLine } from './lines.ts';
import { summariseSecrets } from './saved-secrets.ts';
import { activeSecretFields, readSecrets } from './secret-reader.ts';
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
  save(draft: OpenDraft, values: DraftValues, keep: 'keychain' | 'session'): Promise<SaveResult>;
  setEnabled(connectionId: string, enabled: boolean): void;
  /** @param anyway also while the keychain is not open; its items are deleted once it is */
  remove(connectionId: string, anyway: boolean): Promise<RemoveResult>;
  setLine(
    connectionId: string,
    key: BalanceKey,
    warn: string | null,
    critical: string | null,
  ): LineResult;
}

const ALL_KINDS: ReadonlySet<Inquiry['kind']> = new Set(['balances', 'accounts'] as const);

export function createConnections(options: ConnectionsOptions): Connections {
  const { settings, vault, monitor } = options;
  /** The manual floor of tests, by address: pressing the button fast must not hammer a provider. */
  const lastTestAt = new Map<string, number>();

  const find = (connectionId: string): ConnectionConfig | undefined =>
    settings.get().connections.find(({ id }) => id === connectionId);

  function replace(connection: ConnectionConfig): void {
    settings.update((current) => ({
      ...current,
      connections: current.connections.some(({ id }) => id === connection.id)
        ? current.connections.map((other) => (other.id === connection.id ? connection : other))
        : [...current.connections, connection],
    }));
  }

  const savedSecrets = (connection: ConnectionConfig): Promise<SecretSummaries> =>
    summariseSecrets(options.provider(connection.providerId)?.descriptor, connection.id, vault);

  /** Secrets of a draft: what was just entered goes before what the keychain holds. */
  function draftSecrets(draft: OpenDraft, values: DraftValues['values']): Promise<SecretsResult> {
    return readSecrets(draft.descriptor, values, (field) => {
      const entered = draft.entered.get(field.id);
      if (entered !== undefined) return Promise.resolve(entered.stored);
      if (draft.connection === undefined) return Promise.reject(new SecretMissing());
      return vault.read(draft.connection.id, field.id);
    });
  }

  /** Another choice in the form (the sign type, say) can leave a secret without a use. */
  async function removeObsoleteSecrets(connection: ConnectionConfig): Promise<void> {
    const descriptor = options.provider(connection.providerId)?.descriptor;
    if (descriptor === undefined) return;
    const used = new Set(activeSecretFields(descriptor, connection.values).map(({ id }) => id));
    const obsolete = Object.keys(vault.entries(connection.id)).filter((id) => !used.has(id));
    try {
      if (obsolete.length > 0) await vault.remove(connection.id, obsolete);
    } catch (error) {
      // It stays listed, so removing the connection takes it along.
      if (!(error instanceof KeychainError)) throw error;
    }
  }

  const check = (draft: OpenDraft, values: DraftValues) =>
    checkDraft(draft.descriptor, values, {
      // A key that waits for its passphrase is to replace the old one, which must not be used
      // unnoticed.
      hasSecret: (fieldId) =>
        !draft.waiting.has(fieldId) &&
        (draft.entered.has(fieldId) || (draft.saved[fieldId] ?? null) !== null),
      labelTaken: (label) =>
        settings
          .get()
          .connections.some((other) => other.label === label && other.id !== draft.connection?.id),
    });

  return {
    find,
    savedSecrets,

    async detail(connectionId) {
      const config = find(connectionId);
      return config === undefined ? undefined : { config, secrets: await savedSecrets(config) };
    },

    async test(draft, values) {
      const result = check(draft, values);
      if (!result.ok) return result;
      const { checked } = result;
      const provider = options.provider(draft.descriptor.id);
      const floorMs =
        environmentOf(draft.descriptor, checked.environmentId)?.manualFloorMs ?? 0;
      const since = options.now() - (lastTestAt.get(checked.baseUrl) ?? Number.NEGATIVE_INFINITY);
      if (since >= 0 && since < floorMs) return { ok: false, tooSoonMs: floorMs - since };
      if (provider === undefined) throw new Error('no such provider');
      const connection = configOf(draft, checked, options.newId, true);
      const secrets = await draftSecrets(draft, checked.values);
      if (secrets.ok) lastTestAt.set(checked.baseUrl, options.now());
      const outcomes = await readConnection(connection, provider, secrets, ALL_KINDS, options);
      return {
        ok: true,
        inquiries: outcomes.map(testedInquiry),
      };
    },

    async save(draft, values, keep) {
      const result = check(draft, values);
      if (!result.ok) return result;
      const before = draft.connection === undefined ? undefined : find(draft.connection.id);
      const connection = configOf(draft, result.checked, options.newId, before?.enabled ?? true);
      const secrets = new Map([...draft.entered].map(([id, { stored }]) => [id, stored]));
      try {
        if (secrets.size > 0) await vault.write(connection.id, secrets, keep);
      } catch (error) {
        if (error instanceof KeychainError) return { ok: false, keychain: error.state };
        throw error;
      }
      replace(connection);
      await removeObsoleteSecrets(connection);
      const sameSource =
        before !== undefined &&
        before.environmentId === connection.environmentId &&
        before.baseUrl === connection.baseUrl &&
        JSON.stringify(before.values) === JSON.stringify(connection.values);
      monitor.askAnew(connection.id, !sameSource);
      return { ok: true, connectionId: connection.id };
    },

    setEnabled(connectionId, enabled) {
      const connection = find(connectionId);
      if (connection === undefined) return;
      replace({ ...connection, enabled });
      if (enabled) monitor.askAnew(connectionId, false);
      else monitor.publish();
    },

    async remove(connectionId, anyway) {
      try {
        if (anyway) vault.forget(connectionId);
        else await vault.remove(connectionId);
      } catch (error) {
        if (error instanceof KeychainError) return { removed: false, keychain: error.state };
        throw error;
      }
      settings.update((current) => {
        const { [connectionId]: _gone, ...lines } = current.lines;
        const connections = current.connections.filter(({ id }) => id !== connectionId);
        return { ...current, connections, lines };
      });
      monitor.publish();
      return { removed: true };
    },

    setLine(connectionId, key, warn, critical) {
      const balance = monitor
        .snapshot()
        .connections.find(({ id }) => id === connectionId)
        ?.balances.find((entry) => entry.key === key);
      if (balance === undefined) return { ok: false, error: 'no-such-balance' };
      const read = readLine(balance.balance.currency, warn, critical);
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

function testedInquiry({ kind, accountNo, result }: Outcome): TestedInquiry {
  const asked = { kind, ...(accountNo === undefined ? {} : { accountNo }) };
  if (!result.ok) return { ...asked, count: 0, balances: [], problem: result.problem };
  const { balances, accounts } = result;
  return { ...asked, count: kind === 'balances' ? balances.length : accounts.length, balances };
}

function withLine(
  lines: Readonly<Record<BalanceKey, Line>>,
  key: BalanceKey,
  line: Line,
): Readonly<Record<BalanceKey, Line>> {
  const { [key]: _replaced, ...others } = lines;
  return Object.keys(line).length === 0 ? others : { ...others, [key]: line };
}

function configOf(
  draft: OpenDraft,
  checked: Omit<ConnectionConfig, 'id' | 'providerId' | 'enabled'>,
  newId: () => string,
  enabled: boolean,
): ConnectionConfig {
  return {
    id: draft.connection?.id ?? newId(),
    providerId: draft.descriptor.id,
    enabled,
    ...checked,
  };
}
