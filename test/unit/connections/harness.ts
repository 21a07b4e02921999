import { createConnections, type Connections } from '../../../electron/connections/connections.ts';
import { createDrafts, type Drafts, type OpenDraft } from '../../../electron/connections/drafts.ts';
import { tokenKeeper } from '../../../electron/connections/keep-tokens.ts';
import type { DraftValues } from '../../../electron/contract/types.ts';
import { textValue, type ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Snapshot } from '../../../electron/domain/snapshot.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { InquiryResult, Provider } from '../../../electron/providers/provider.ts';
import { createLiveSettings, type LiveSettings } from '../../../electron/settings/live-settings.ts';
import { settingsIndex } from '../../../electron/settings/secret-index.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { fingerprint } from '../../../electron/vault/private-key.ts';
import { createPatientVault, type PatientVault } from '../../../electron/vault/patient-vault.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import { fakeKeychain, type FakeKeychain } from '../vault/harness.ts';
import { providerDescriptor } from './descriptor.ts';

export const values: DraftValues = {
  label: 'Peru',
  environmentId: 'production',
  baseUrl: 'https://bank.test',
  plainHttpConsent: false,
  intervalSeconds: 300,
  values: { merchant: 'M-1', mode: 'md5', accounts: [{ accountNo: '1', role: 'pay-in' }] },
};

export interface ConnectionsWorld {
  readonly connections: Connections;
  readonly drafts: Drafts;
  readonly keychain: FakeKeychain;
  readonly settings: LiveSettings;
  /** Whether settings cannot be written. */
  diskFull: boolean;
  /** What the monitor was told: `askAnew id forget`, `publish`. */
  readonly told: string[];
  /** What requests were signed with: a secret text, or a key's print and version. */
  readonly signedWith: string[];
  /** Told of everything that would be on disk if the app died now. */
  onSaved: (settings: Settings) => void;
  now: number;
  /** Thrown instead of an answer. */
  postFails: Error | null;
  answer: InquiryResult;
  /** Of single accounts, where it is another. */
  readonly answers: Map<string | null, InquiryResult>;
  snapshot: Snapshot;
  /** One inquiry for each account; for all at once where it is null. */
  accountNos: readonly (string | null)[];
  /** The vault of the moment; `restart` replaces it. */
  readonly vault: PatientVault;
  /** A vault that has read nothing yet, as after a restart. */
  restart(): void;
  draft(connection?: ConnectionConfig): Promise<OpenDraft>;
  /** Adds a connection with the given sign key, and a label of its own, and returns its id. */
  add(secret?: string, over?: Partial<DraftValues>): Promise<string>;
}

/**
 * Connections over real settings in memory, a real vault and a made-up keychain.
 * @param extend adds to the made-up provider
 */
export function connectionsWorld(
  extend: (provider: Provider) => Provider = (provider) => provider,
): ConnectionsWorld {
  let current = readSettings({}).value;
  let count = 0;
  const newId = (): string => `id-${(count += 1)}`;
  const keychain = fakeKeychain();
  const write = (next: Settings, keepsUnwritten: boolean): boolean => {
    const written = !world.diskFull;
    if (written || keepsUnwritten) current = next;
    if (written) world.onSaved(current);
    return written;
  };
  const settings = createLiveSettings(
    {
      get: () => current,
      set: (next) => write(next, true),
      save: (next) => write(next, false),
    },
    { onChange: () => undefined, onWritable: () => undefined },
  );
  const openVault = (): Vault => createVault(keychain, settingsIndex(settings), () => undefined);
  let vault = openVault();
  // Delegates, so that a restart needs no new connections.
  const throughVault: Vault = {
    state: () => vault.state(),
    probe: (insist) => vault.probe(insist),
    settled: (succeeded) => vault.settled(succeeded),
    entries: (id) => vault.entries(id),
    read: (id, field) => vault.read(id, field),
    write: (id, secrets, keep, along) => vault.write(id, secrets, keep, along),
    writeAll: (changes, keep, commit) => vault.writeAll(changes, keep, commit),
    forget: (id, commit) => vault.forget(id, commit),
    remove: (id, fields, commit) => vault.remove(id, fields, commit),
  };
  const patientVault = createPatientVault(throughVault, () => undefined);
  const provider: Provider = extend({
    descriptor: providerDescriptor,
    resultCodes: {},
    inquiries: (connection) =>
      world.accountNos.map((accountNo) => ({
        id: `main/${accountNo}`,
        kind: 'balances',
        ...(accountNo === null ? {} : { accountNo }),
        sign: ({ secrets }) => {
          if (connection.values['mode'] === 'md5') world.signedWith.push(secrets.text('signKey'));
          else {
            const print = fingerprint(secrets.privateKey('privateKey'));
            world.signedWith.push(`${print} v${textValue(connection, 'keyVersion')}`);
          }
          return { path: '/', headers: {}, body: new Uint8Array() };
        },
        read: () => world.answers.get(accountNo) ?? world.answer,
      })),
  });
  const drafts = createDrafts(newId);
  const connections = createConnections({
    settings,
    vault: patientVault,
    renewals: createTokenRenewals(),
    keepTokens: tokenKeeper(patientVault, drafts),
    monitor: {
      askAnew: (id, forget) => void world.told.push(`askAnew ${id} ${forget}`),
      publish: () => void world.told.push('publish'),
      snapshot: () => world.snapshot,
    },
    provider: (id) => (id === 'bank' ? provider : undefined),
    newId,
    now: () => world.now,
    nonce: () => 'nonce',
    post: async () => {
      if (world.postFails !== null) throw world.postFails;
      return { status: 200, header: () => null, body: new Uint8Array() };
    },
  });
  const world: ConnectionsWorld = {
    connections,
    drafts,
    keychain,
    settings,
    vault: patientVault,
    told: [],
    signedWith: [],
    onSaved: () => undefined,
    diskFull: false,
    now: 1_000_000,
    postFails: null,
    answer: { ok: true, verification: 'verified', balances: [], accounts: [] },
    answers: new Map(),
    snapshot: { at: 0, connections: [] },
    accountNos: [null],
    restart() {
      vault = openVault();
    },
    async draft(connection) {
      const saved = connection === undefined ? {} : await connections.savedSecrets(connection);
      const detail = connection && (await connections.detail(connection.id));
      const { draftId } = drafts.open(provider.descriptor, connection, saved, detail?.nextKeys);
      const draft = drafts.find(draftId);
      if (draft === undefined) throw new Error('the draft is gone');
      return draft;
    },
    async add(secret = 'sign-key', over = {}) {
      const draft = await world.draft();
      drafts.enter(draft, 'signKey', secret);
      const taken = settings.get().connections.length;
      const label = taken === 0 ? values.label : `${values.label} ${taken + 1}`;
      const result = await connections.save(draft, { ...values, label, ...over }, 'keychain');
      if (!result.ok) throw new Error(JSON.stringify(result));
      drafts.close(draft.draftId);
      return result.connectionId;
    },
  };
  return world;
}
