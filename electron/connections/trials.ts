import type { SaveResult } from '../contract/types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { SecretsResult } from '../monitor/read-connection.ts';
import type { Inquiry } from '../providers/provider.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import type { OpenDraft } from './drafts.ts';
import {
  createLiveTest,
  proofOf,
  refusalOf,
  type LiveTestOptions,
  type Tested,
} from './live-test.ts';
import { isTokens, keychainStateOf, replacesUsable, type FreshSecrets } from './replacing.ts';
import { readSecrets } from './secret-reader.ts';

export interface TrialOptions extends LiveTestOptions {
  readonly vault: Vault;
}

export interface Trials {
  /** Asks the provider as the draft would once it is saved. */
  run(
    draft: OpenDraft,
    connection: ConnectionConfig,
    fresh: FreshSecrets,
    kinds: ReadonlySet<Inquiry['kind']>,
  ): Promise<Tested>;
  /**
   * What keeps the fresh secrets from taking the place of those in use. Asks the provider, unless there is nothing to
   * lose or a trial of the same draft has shown it already.
   */
  objection(
    draft: OpenDraft,
    connection: ConnectionConfig,
    fresh: FreshSecrets,
  ): Promise<Extract<SaveResult, { ok: false }> | null>;
}

const BALANCES: ReadonlySet<Inquiry['kind']> = new Set(['balances'] as const);

/** What the draft would sign with: what was brought goes before what the keychain holds. */
export function secretsOf(
  draft: OpenDraft,
  connection: ConnectionConfig,
  fresh: FreshSecrets,
  vault: Pick<Vault, 'read'>,
): Promise<SecretsResult> {
  return readSecrets(draft.descriptor, connection.values, ({ id }) => {
    const brought = fresh.get(id);
    if (brought !== undefined) return Promise.resolve(brought);
    if (draft.connection === undefined) return Promise.reject(new SecretMissing());
    return vault.read(draft.connection.id, id);
  });
}

export function createTrials(options: TrialOptions): Trials {
  const { vault } = options;
  const liveTest = createLiveTest(options);
  /** What was accepted while a draft was open. */
  const proven = new WeakMap<OpenDraft, string>();

  const run: Trials['run'] = async (draft, connection, fresh, kinds) => {
    const secrets = await secretsOf(draft, connection, fresh, vault);
    const tested = await liveTest(connection, secrets, kinds);
    if (tested.sent && refusalOf(tested.outcomes) === null) {
      proven.set(draft, proof(draft, connection, fresh));
    }
    return tested;
  };

  return {
    run,
    async objection(draft, connection, fresh) {
      if (!(await replacesUsable(draft.descriptor, connection, fresh, vault))) return null;
      if (proven.get(draft) === proof(draft, connection, fresh)) return null;
      const tested = await run(draft, connection, fresh, BALANCES);
      if (!tested.sent) return { ok: false, tooSoonMs: tested.tooSoonMs };
      const problem = refusalOf(tested.outcomes);
      if (problem === null) return null;
      const keychain = keychainStateOf(problem);
      return keychain === undefined ? { ok: false, newKey: problem } : { ok: false, keychain };
    },
  };
}

/** Without tokens: a trial may renew them, and what it is to prove is the rest. */
function proof(draft: OpenDraft, connection: ConnectionConfig, fresh: FreshSecrets): string {
  const lasting = [...fresh].filter(([id]) => !isTokens(draft.descriptor, id));
  return proofOf(connection, new Map(lasting));
}
