import * as v from 'valibot';
import { LOCALES } from '../domain/locale.ts';
import type { RobotChoices, RobotConfig } from '../robots/robot-config.ts';
import { ROBOT_KINDS } from '../robots/robot.ts';
import { timeOfDay } from './alert-settings.ts';

/** What each choice about a group may be. */
export const robotChoiceEntries = {
  label: v.pipe(v.string(), v.maxLength(200)),
  enabled: v.boolean(),
  alerts: v.boolean(),
  dailySummary: v.nullable(timeOfDay),
  stillWatching: v.nullable(timeOfDay),
  language: v.picklist(['system', ...LOCALES]),
} satisfies Record<keyof RobotChoices, v.GenericSchema>;

const day = v.pipe(v.string(), v.isoDate());

/** One group robot in the settings file. */
export const robotConfig = v.object({
  ...robotChoiceEntries,
  // It names the robot's items in the keychain.
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  kind: v.picklist(ROBOT_KINDS),
  address: v.object({
    host: v.string(),
    tail: v.exactOptional(v.pipe(v.string(), v.maxLength(4))),
  }),
  sentDays: v.object({
    dailySummary: v.exactOptional(day),
    stillWatching: v.exactOptional(day),
  }),
  owed: v.exactOptional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))),
  lastDeliveredAt: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
}) satisfies v.GenericSchema<unknown, RobotConfig>;
