import * as v from 'valibot';
import type { BalanceKey } from '../domain/balance.ts';
import type { TopUpRule } from '../domain/forecast/last-moment.ts';
import type { WorkCalendar } from '../domain/forecast/work-calendar.ts';
import { timeOfDay } from './alert-settings.ts';

/** What is chosen about one account's forecast. */
export interface ForecastTerms {
  /** `null`: nobody has said how long money is on its way, so no last moment is named. */
  readonly topUp: TopUpRule | null;
  /** For how many days a suggested top-up is enough. */
  readonly daysToCover: number;
}

export interface ForecastSettings {
  readonly calendar: Required<WorkCalendar>;
  /** By connection id, then balance. */
  readonly terms: Readonly<Record<string, Readonly<Record<BalanceKey, ForecastTerms>>>>;
}

export const defaultTerms: ForecastTerms = { topUp: null, daysToCover: 7 };

export const defaultForecastSettings: ForecastSettings = {
  calendar: { workingDays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] },
  terms: {},
};

const localDate = v.pipe(v.string(), v.isoDate());
/** Ten years of a country with many holidays. */
const dates = v.pipe(v.array(localDate), v.maxLength(400), v.readonly());
const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const calendarEntries = {
  workingDays: v.pipe(v.array(weekday), v.maxLength(7), v.readonly()),
  holidays: dates,
  makeUpDays: dates,
};

export const termsEntries = {
  topUp: v.nullable(
    v.strictObject({
      leadTime: v.union([
        v.strictObject({ hours: whole(0, 30 * 24) }),
        v.strictObject({ workingDays: whole(0, 30) }),
      ]),
      cutOff: timeOfDay,
    }),
  ),
  daysToCover: whole(1, 90),
} satisfies Record<keyof ForecastTerms, v.GenericSchema>;

const terms = v.strictObject(termsEntries);
const calendar = v.strictObject(calendarEntries);

/** Reads the calendar and each account's terms by itself; what is missing or damaged is the default. */
export function readForecastSettings(
  data: Readonly<Record<string, unknown>>,
  onDamage: () => void,
): ForecastSettings {
  function read<T>(schema: v.GenericSchema<unknown, T>, given: unknown, fallback: T): T {
    if (given === undefined) return fallback;
    const result = v.safeParse(schema, given);
    if (result.success) return result.output;
    onDamage();
    return fallback;
  }
  const record = v.record(v.string(), v.unknown());
  const byConnection = read(record, data['terms'], {});
  return {
    calendar: read(calendar, data['calendar'], defaultForecastSettings.calendar),
    terms: Object.fromEntries(
      Object.entries(byConnection).map(([connectionId, given]) => [
        connectionId,
        Object.fromEntries(
          Object.entries(read(record, given, {})).map(([key, one]) => [
            key,
            read(terms, one, defaultTerms),
          ]),
        ),
      ]),
    ),
  };
}
