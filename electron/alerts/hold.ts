import {
  silentKinds,
  type AlertKind,
  type AlertSettings,
  type HoldReason,
} from '../domain/alert.ts';
import type { AlertMemory } from './memory.ts';
import { isQuiet } from './quiet-hours.ts';

/** What a hold may stand in the way of. */
export interface Telling {
  /** The id of the condition or change. */
  readonly id: string;
  readonly kind: AlertKind;
  readonly connectionId: string;
  readonly key: string | undefined;
}

/** Kinds that money on its way answers. */
const answeredByTransit: ReadonlySet<AlertKind> = new Set(['low', 'critical', 'run-out']);

/** Kinds that nothing but time keeps from coming and going with each reading. */
const comeAndGo: ReadonlySet<AlertKind> = new Set([
  'needs-you',
  'not-returned',
  'not-updated',
  'status-changed',
  'frozen-rose',
  'large-jump',
]);

/** Within this time the same is told once, ms. */
export const REPEAT_MS = 60 * 60_000;

/** Why an alert must wait now; `null` when nothing stands in its way. @param now epoch ms */
export function holdReason(
  { id, kind, connectionId, key }: Telling,
  memory: Pick<AlertMemory, 'snoozes' | 'transits' | 'toldAt'>,
  settings: AlertSettings,
  now: number,
): HoldReason | null {
  if (!settings.kinds[kind]) return 'held-kind-off';
  if (silentKinds.has(kind)) return null;
  if (key !== undefined && answeredByTransit.has(kind)) {
    const transit = memory.transits[connectionId]?.[key];
    if (transit !== undefined && !transit.late) return 'held-in-transit';
  }
  if (key !== undefined && memory.snoozes[connectionId]?.[key] !== undefined) return 'held-snoozed';
  if (settings.muted) return 'held-muted';
  const { quietHours } = settings;
  const breaks = kind === 'critical' && quietHours?.criticalBreaks === true;
  if (quietHours !== null && !breaks && isQuiet(quietHours, now)) return 'held-quiet-hours';
  return comeAndGo.has(kind) && isRecent(memory.toldAt[id], now) ? 'held-repeated' : null;
}

/** Whether it was told so short a time ago. Both epoch ms; what lies ahead was told before the clock was set back. */
export function isRecent(toldAt: number | undefined, now: number): boolean {
  return toldAt !== undefined && now >= toldAt && now - toldAt < REPEAT_MS;
}

/** Whether the reason keeps back what is already on its way. That it was told by that very telling does not. */
export function takesBack(held: HoldReason | null): held is HoldReason {
  return held !== null && held !== 'held-repeated';
}
