import { isDeepStrictEqual } from 'node:util';
import type { SetupChange, SetupSummary } from '../contract/setup-types.ts';
import type { Locale } from '../domain/locale.ts';
import type { Settings } from '../settings/settings.ts';
import { isChanged, settingsAfter } from './apply-plan.ts';
import type { PlannedConnection, SetupPlan } from './plan.ts';

/** What a plan changes. @param before the settings it will be carried out on */
export function summaryOf(plan: SetupPlan, before: Settings, locale: Locale): SetupSummary {
  const after = settingsAfter(before, plan, 0);
  const changeOf = (planned: PlannedConnection): SetupChange['change'] => {
    const { id } = planned.wanted;
    if (planned.before === undefined) return 'added';
    const same =
      !isChanged(planned) &&
      isDeepStrictEqual(before.lines[id], after.lines[id]) &&
      before.view.entities[id] === after.view.entities[id];
    return same ? 'same' : 'changed';
  };
  return {
    connections: plan.connections.map((planned) => ({
      label: planned.wanted.label,
      change: changeOf(planned),
      ...(planned.foreignAddress ? { address: planned.wanted.baseUrl } : {}),
      files: planned.files,
      missing: planned.missing.map(({ label }) => label[locale]),
      keptTokens: planned.keptTokens,
    })),
    alerts: !isDeepStrictEqual(before.alerts, plan.alerts),
    preferences: !isDeepStrictEqual(before.preferences, plan.preferences),
    calendar: !isDeepStrictEqual(before.forecast.calendar, plan.calendar),
  };
}
