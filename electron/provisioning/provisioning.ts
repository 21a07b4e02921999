import { isDeepStrictEqual } from 'node:util';
import { createTestFloor } from '../connections/test-floor.ts';
import { tokenKeeper } from '../connections/keep-tokens.ts';
import { createTrials } from '../connections/trials.ts';
import { problemText } from '../contract/i18n/problem-text.ts';
import type { SetupProblem, SetupRefusal, SetupSummary } from '../contract/setup-types.ts';
import type { Locale } from '../domain/locale.ts';
import type { ReadTools } from '../monitor/read-connection.ts';
import type { Settings } from '../settings/settings.ts';
import { KeychainError } from '../vault/keychain.ts';
import type { PatientVault } from '../vault/patient-vault.ts';
import { applyPlan, type ApplyParts } from './apply-plan.ts';
import { exportSetup } from './export-setup.ts';
import { makePlan, type PlanParts } from './make-plan.ts';
import { placeText } from './place.ts';
import { lineAndColumn, readPlacedJson, startOf } from './placed-json.ts';
import type { PlannedConnection, SetupPlan } from './plan.ts';
import type { PlacedProblem } from './problems.ts';
import type { SetupSource } from './source.ts';
import { summaryOf } from './summary.ts';
import { provisioningWords } from './words.ts';

export interface ProvisioningParts extends PlanParts, ApplyParts, ReadTools {
  readonly settings: ApplyParts['settings'];
  readonly vault: PatientVault;
  readonly now: ApplyParts['now'];
  readonly locale: () => Locale;
  readonly keychainName: 'macos' | 'windows' | 'linux';
  /** What forecasts go by changed. */
  readonly onCalendar: () => void;
  /** Which company each connection belongs to changed. */
  readonly onEntities: () => void;
}

export type SetupResult = { readonly ok: true; readonly summary: SetupSummary } | SetupRefusal;

/** Takes connections, lines and choices from a file, and writes such a file. */
export interface Provisioning {
  /** What importing would do. Nothing is changed, and no provider is asked. */
  review(source: SetupSource): Promise<SetupResult>;
  /**
   * Imports all of it or changes nothing. A secret that takes the place of another is tried in a live call first.
   * @throws NotSaved where the settings cannot be written
   */
  import(source: SetupSource): Promise<SetupResult>;
  /** The set-up as text, without any secret. */
  export(): string;
}

/** So often an import begins anew where somebody changes what it goes by. */
const MAX_TRIES = 3;

export function createProvisioning(parts: ProvisioningParts): Provisioning {
  const { settings, vault, providers, locale } = parts;
  /** One import at a time: two could each add what the other adds. */
  let last: Promise<unknown> = Promise.resolve();

  async function withPlan(
    source: SetupSource,
    /** @param before the settings the plan was made for */
    use: (plan: SetupPlan, before: Settings) => Promise<SetupResult>,
  ): Promise<SetupResult> {
    try {
      const needsKeychain = Object.keys(source.secrets).length > 0;
      if (needsKeychain && vault.state() !== 'ready') await vault.probe(true);
      const before = settings.get();
      const made = await makePlan(source, locale(), parts);
      return made.ok ? await use(made.plan, before) : refused(source, made.problems);
    } catch (error) {
      if (error instanceof KeychainError) return { ok: false, keychain: error.state };
      throw error;
    }
  }

  /** Asks the providers about secrets that take the place of others; carries the plan out if none objects. */
  async function carryOut(
    source: SetupSource,
    plan: SetupPlan,
    before: Settings,
    tries: number,
  ): Promise<SetupResult> {
    const rejected = await objections(plan, parts);
    if (rejected.length > 0) return refused(source, rejected);
    // Planning and asking take their time. What somebody changed meanwhile is not to be undone by a plan that does not know of it.
    if (!samePremises(before, settings.get())) {
      if (tries <= 1) throw new Error('the settings would not stand still');
      return withPlan(source, (anew, since) => carryOut(source, anew, since, tries - 1));
    }
    const summary = summaryOf(plan, settings.get(), locale());
    const { entities } = settings.get().view;
    await applyPlan(plan, parts);
    if (summary.calendar) parts.onCalendar();
    if (!isDeepStrictEqual(settings.get().view.entities, entities)) parts.onEntities();
    return { ok: true, summary };
  }

  function refused(source: SetupSource, problems: readonly PlacedProblem[]): SetupRefusal {
    return { ok: false, problems: problemTexts(source.text, problems, locale()) };
  }

  return {
    review: (source) =>
      withPlan(source, async (plan) => ({
        ok: true,
        summary: summaryOf(plan, settings.get(), locale()),
      })),
    import(source) {
      const result = last.then(() =>
        withPlan(source, (plan, before) => carryOut(source, plan, before, MAX_TRIES)),
      );
      last = result.catch(() => undefined);
      return result;
    },
    export: () =>
      exportSetup(
        settings.get(),
        (id) => providers.find(({ descriptor }) => descriptor.id === id)?.descriptor,
        (connectionId, field) => field in vault.entries(connectionId),
      ),
  };
}

function samePremises(before: Settings, now: Settings): boolean {
  const premises = ({ connections, alerts, preferences, forecast }: Settings) => [
    connections,
    alerts,
    preferences,
    forecast.calendar,
  ];
  return isDeepStrictEqual(premises(before), premises(now));
}

/** What the providers have against the plan. All are asked, at once as far as their hosts allow, before anything is said. */
async function objections(
  { connections }: SetupPlan,
  parts: ProvisioningParts,
): Promise<readonly PlacedProblem[]> {
  const asked = await Promise.allSettled(connections.map((planned) => objection(planned, parts)));
  return asked.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value === null ? [] : [one.value];
  });
}

/** What a live call with the new secrets has against them; `null` where nothing, or where there is nothing to lose. */
async function objection(
  { place, draft, wanted, fresh, before }: PlannedConnection,
  parts: ProvisioningParts,
): Promise<PlacedProblem | null> {
  if (before === undefined || fresh.size === 0) return null;
  const { vault, providers, now } = parts;
  const trials = createTrials({
    ...parts,
    provider: (id) => providers.find(({ descriptor }) => descriptor.id === id),
    floor: createTestFloor(now),
    // The trial may renew tokens that the file brought.
    keepTokens: tokenKeeper(vault, { all: () => [draft] }),
  });
  const refusal = await trials.objection(draft, wanted, fresh);
  if (refusal === null) return null;
  if ('keychain' in refusal && refusal.keychain !== 'ready') throw new KeychainError(refusal.keychain);
  const problem = 'newKey' in refusal ? refusal.newKey : ({ kind: 'internal' } as const);
  const names = {
    provider: draft.descriptor.name[parts.locale()],
    keychain: parts.keychainName,
  };
  const [field = ''] = fresh.keys();
  const { what } = problemText(parts.locale(), problem, names);
  return { place: [...place, 'secrets', field], word: 'secret.rejected', values: { what } };
}

/** In the order of the file. */
function problemTexts(
  text: string,
  problems: readonly PlacedProblem[],
  locale: Locale,
): readonly SetupProblem[] {
  const json = readPlacedJson(text);
  const w = provisioningWords(locale);
  return problems
    .map(({ place, word, values }) => ({
      at: json.ok ? startOf(json.starts, place) : json.problem.at,
      place: placeText(place),
      text: w(word, values),
    }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, ...rest }) => ({ ...rest, ...lineAndColumn(text, at) }));
}
