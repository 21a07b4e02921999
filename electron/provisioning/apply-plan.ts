import { isDeepStrictEqual } from 'node:util';
import { nextKeyField } from '../connections/next-keys.ts';
import { afterTrial } from '../connections/replacing.ts';
import { readsTheSame, removeObsoleteSecrets } from '../connections/saving.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Line } from '../domain/threshold.ts';
import type { Monitor } from '../monitor/monitor.ts';
import type { LiveSettings } from '../settings/live-settings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';
import type { PlannedConnection, SetupPlan } from './plan.ts';

export interface ApplyParts {
  readonly settings: Pick<LiveSettings, 'get' | 'save'>;
  readonly vault: Vault;
  readonly monitor: Pick<Monitor, 'askAnew' | 'publish'>;
  /** Epoch ms. */
  readonly now: () => number;
}

/**
 * Carries a plan out: all secrets go into the keychain first, and the settings change in the one write that makes them
 * count. @throws KeychainError, or NotSaved where the settings cannot be written, and nothing has changed then
 */
export async function applyPlan(plan: SetupPlan, parts: ApplyParts): Promise<void> {
  const { settings, vault, monitor } = parts;
  const at = parts.now();
  const before = settings.get();
  const change = (current: Settings): Settings => settingsAfter(current, plan, at);
  const secrets = plan.connections.filter(({ fresh }) => fresh.size > 0);
  if (secrets.length === 0) {
    if (!isDeepStrictEqual(change(before), before)) settings.save(change);
  } else {
    try {
      await vault.writeAll(
        secrets.map(({ draft, wanted, fresh }) => ({
          connectionId: wanted.id,
          secrets: afterTrial(draft, fresh),
          dropping: [...fresh.keys()].map(nextKeyField),
        })),
        'keychain',
        (index) =>
          settings.save((current) => ({
            ...change(current),
            secretIndex: index(current.secretIndex),
          })),
      );
    } catch (error) {
      // What was written already counts for nothing, and goes at once where the keychain lets it.
      await vault.probe(false);
      throw error;
    }
  }
  for (const planned of plan.connections) {
    if (!isChanged(planned)) continue;
    await removeObsoleteSecrets(planned.draft, planned.wanted, vault);
    const { draft, before: earlier, wanted } = planned;
    monitor.askAnew(wanted.id, earlier === undefined || !readsTheSame(draft, earlier, wanted));
  }
  monitor.publish();
}

/** Whether calls for the connection will differ from those of before. */
export function isChanged({ before, wanted, fresh }: PlannedConnection): boolean {
  if (before === undefined || fresh.size > 0) return true;
  const { readingsFrom: _since, ...rest } = before;
  return !isDeepStrictEqual(rest, wanted);
}

/** The settings once the plan is carried out. @param at epoch ms */
export function settingsAfter(settings: Settings, plan: SetupPlan, at: number): Settings {
  const { connections, alerts, preferences, calendar } = plan;
  const ids = new Set(settings.connections.map(({ id }) => id));
  const byId = new Map(connections.map((one) => [one.wanted.id, one]));
  const changed = settings.connections.map((one) => {
    const planned = byId.get(one.id);
    return planned === undefined ? one : stored(planned, at);
  });
  const added = connections.filter(({ before, wanted }) => before === undefined && !ids.has(wanted.id));
  return {
    ...settings,
    connections: [...changed, ...added.map((planned) => stored(planned, at))],
    lines: connections.reduce(withLines, settings.lines),
    view: { ...settings.view, entities: connections.reduce(withEntity, settings.view.entities) },
    alerts,
    preferences,
    forecast: { ...settings.forecast, calendar },
  };
}

function stored(planned: PlannedConnection, at: number): ConnectionConfig {
  const { draft, before, wanted } = planned;
  if (before === undefined) return wanted;
  if (!isChanged(planned)) return before;
  const since = readsTheSame(draft, before, wanted) ? before.readingsFrom : at;
  return since === undefined ? wanted : { ...wanted, readingsFrom: since };
}

function withLines(all: Settings['lines'], { wanted, lines }: PlannedConnection): Settings['lines'] {
  if (lines.size === 0) return all;
  const own = Object.entries(all[wanted.id] ?? {}).filter(([key]) => !lines.has(key));
  const named = [...lines].filter(([, line]) => Object.keys(line).length > 0);
  const { [wanted.id]: _before, ...others } = all;
  const now: readonly (readonly [string, Line])[] = [...own, ...named];
  return now.length === 0 ? others : { ...others, [wanted.id]: Object.fromEntries(now) };
}

type Entities = Settings['view']['entities'];

function withEntity(all: Entities, { wanted, entity }: PlannedConnection): Entities {
  if (entity === undefined) return all;
  const { [wanted.id]: _before, ...others } = all;
  return entity === '' ? others : { ...others, [wanted.id]: entity };
}
