import { areNone, parseStoredTokens } from '../connections/stored-tokens.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf } from '../domain/descriptor.ts';
import type { Locale } from '../domain/locale.ts';
import type { Provider } from '../providers/provider.ts';
import type { Settings } from '../settings/settings.ts';
import type { LeadsInside } from '../transport/private-address.ts';
import { SecretMissing, type Vault } from '../vault/vault.ts';
import {
  checkConnection,
  missingSecrets,
  reportField,
  type CheckedConnection,
} from './check-connection.ts';
import { checkLines } from './check-lines.ts';
import { matchConnections } from './match.ts';
import { keyOf } from './place.ts';
import { readPlacedJson } from './placed-json.ts';
import type { PlannedConnection, SetupPlan } from './plan.ts';
import { createProblemList, type PlacedProblem, type ProblemList } from './problems.ts';
import { referenceReader } from './read-references.ts';
import { readSetup, type FileConnection } from './read-setup.ts';
import type { SetupSource } from './source.ts';

export interface PlanParts {
  readonly settings: { get(): Settings };
  readonly vault: Pick<Vault, 'entries' | 'read'>;
  readonly providers: readonly Provider[];
  readonly leadsInside?: LeadsInside;
  readonly newId: () => string;
}

export type PlanResult =
  | { readonly ok: true; readonly plan: SetupPlan }
  /** Nothing is to be done of it: each of these is wrong. */
  | { readonly ok: false; readonly problems: readonly PlacedProblem[] };

/** Under which name the vault keeps the key of the history. */
const HISTORY = 'history';

/**
 * Checks a whole set-up file, and says what importing it comes to. Changes nothing and asks no provider.
 * @throws KeychainError where secrets have to be compared and it is not open
 */
export async function makePlan(
  source: SetupSource,
  locale: Locale,
  parts: PlanParts,
): Promise<PlanResult> {
  const json = readPlacedJson(source.text);
  if (!json.ok) {
    const { problem } = json;
    const place = problem.kind === 'twice' ? problem.place : [];
    return { ok: false, problems: [{ place, word: `json.${problem.kind}` }] };
  }
  const problems = createProblemList();
  const file = readSetup(json.value, problems);
  const { connections: existing, alerts, preferences, forecast } = parts.settings.get();
  const descriptors = parts.providers.map(({ descriptor }) => descriptor);
  const descriptorOf = (id: string) => descriptors.find((one) => one.id === id);
  const matches = matchConnections(file.connections, existing, descriptorOf);
  const untouched = existing.filter((one) => !matches.includes(one));
  const read = referenceReader(source, problems);
  const planned: PlannedConnection[] = [];
  for (const [index, one] of file.connections.entries()) {
    const before = matches[index];
    const earlier = file.connections.slice(0, index);
    checkId(one, before, earlier, parts, problems);
    const checked = checkConnection(one, before, {
      locale,
      descriptors,
      read,
      labelTaken: (label) =>
        untouched.some((other) => other.label === label) ||
        earlier.some(({ head }) => head.label?.trim() === label),
      entries: parts.vault.entries,
      newId: parts.newId,
      problems,
    });
    const allowsNegative = descriptorOf(one.head.provider ?? '')?.allowsNegative ?? false;
    const lines = checkLines(one.lines, allowsNegative, problems);
    if (checked === null) continue;
    await checkAddress(one, checked, locale, parts, problems);
    planned.push(await plannedOf(one, before, checked, lines, source, parts));
  }
  const found = problems.all();
  if (found.length > 0) return { ok: false, problems: found };
  const { kinds = {}, ...choices } = file.alerts;
  return {
    ok: true,
    plan: {
      connections: planned,
      alerts: { ...alerts, ...choices, kinds: { ...alerts.kinds, ...kinds } },
      preferences: { ...preferences, ...file.preferences },
      calendar: { ...forecast.calendar, ...file.calendar },
    },
  };
}

/** A new connection keeps the id of the file, unless something else goes by it. */
function checkId(
  { head: { id }, place }: FileConnection,
  before: ConnectionConfig | undefined,
  earlier: readonly FileConnection[],
  { settings, vault }: PlanParts,
  problems: ProblemList,
): void {
  if (id === undefined) return;
  const at = [...place, 'id'];
  if (earlier.some(({ head }) => head.id === id)) problems.add(at, 'connection.twice');
  if (before !== undefined) return;
  const taken =
    id === HISTORY ||
    id in {} ||
    Object.keys(vault.entries(id)).length > 0 ||
    settings.get().history.toErase.includes(id);
  if (taken) problems.add(at, 'connection.id-taken');
}

/** What only looking the address up can tell. */
async function checkAddress(
  file: FileConnection,
  { checked, draft: { descriptor } }: CheckedConnection,
  locale: Locale,
  { leadsInside }: PlanParts,
  problems: ProblemList,
): Promise<void> {
  if (checked.privateHttpConsent === true) return;
  if ((await leadsInside?.(checked.baseUrl)) !== true) return;
  reportField(file, { field: 'baseUrl', error: 'url-is-private' }, descriptor, locale, problems);
}

async function plannedOf(
  file: FileConnection,
  before: ConnectionConfig | undefined,
  connection: CheckedConnection,
  lines: PlannedConnection['lines'],
  source: SetupSource,
  { vault }: PlanParts,
): Promise<PlannedConnection> {
  const { draft } = connection;
  const saved = before === undefined ? {} : vault.entries(before.id);
  const missing = missingSecrets(connection, connection.config([]), saved);
  let keptTokens = false;
  for (const { id, kind } of draft.descriptor.fields) {
    const entered = draft.entered.get(id);
    if (entered === undefined || before === undefined || !(id in saved)) continue;
    const stored = await savedSecret(vault, before.id, id);
    // The app has renewed them since, and those of the file may be worth nothing any more.
    const haveTokens = kind === 'tokens' && stored !== null && !areNone(parseStoredTokens(stored));
    keptTokens ||= haveTokens;
    if (haveTokens || stored === entered.stored) draft.entered.delete(id);
  }
  const fresh = new Map([...draft.entered].map(([id, { stored }]) => [id, stored]));
  const wanted = connection.config([...fresh.keys()]);
  const own = environmentOf(draft.descriptor, wanted.environmentId)?.baseUrl;
  const under = keyOf([...file.place, 'secrets']).slice(0, -1);
  const files = Object.entries(source.files).filter(([key]) => key.startsWith(`${under},`));
  return {
    place: file.place,
    draft,
    wanted,
    fresh,
    entity: file.head.entity?.trim(),
    lines,
    missing,
    keptTokens,
    files: [...new Set(files.map(([, name]) => name))],
    foreignAddress: wanted.baseUrl !== own,
    ...(before === undefined ? {} : { before }),
  };
}

/** @returns `null` where it is gone for good @throws KeychainError */
async function savedSecret(
  vault: PlanParts['vault'],
  connectionId: string,
  field: string,
): Promise<string | null> {
  try {
    return await vault.read(connectionId, field);
  } catch (error) {
    if (error instanceof SecretMissing) return null;
    throw error;
  }
}
