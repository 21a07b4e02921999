import type { AlertSettings } from '../domain/alert.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { REPEAT_MS } from './hold.ts';
import type { AlertMemory } from './memory.ts';
import { findOutages, outageMoments } from './outages.ts';
import { nextQuietChange } from './quiet-hours.ts';
import { RETRY_MS } from './retry.ts';

export interface MomentInput {
  readonly memory: AlertMemory;
  readonly snapshot: Snapshot;
  readonly settings: AlertSettings;
  /** Epoch ms. */
  readonly now: number;
  /** When the app started, the computer woke up or its clock was changed, epoch ms. */
  readonly wokeAt: number;
}

/** When alerts have to be looked at again though nothing was read, epoch ms; Infinity when time alone changes nothing. */
export function nextAlertMoment(input: MomentInput): number {
  const { memory, snapshot, settings, now } = input;
  const moments: number[] = [];
  for (const snooze of Object.values(memory.snoozes).flatMap((one) => Object.values(one))) {
    if ('until' in snooze) moments.push(snooze.until);
  }
  for (const at of Object.values(memory.toldAt)) moments.push(at + REPEAT_MS);
  for (const { stage, triedAt = 0 } of [
    ...Object.values(memory.raised),
    ...Object.values(memory.waiting),
  ]) {
    if (stage === 'failed') moments.push(triedAt + RETRY_MS);
  }
  if (settings.quietHours !== null) moments.push(nextQuietChange(settings.quietHours, now));
  moments.push(...outageMoments(findOutages(snapshot, input), input));
  let next = Number.POSITIVE_INFINITY;
  for (const moment of moments) if (moment > now && moment < next) next = moment;
  return next;
}
