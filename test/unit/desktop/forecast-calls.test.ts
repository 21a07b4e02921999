import { beforeEach, expect, it, vi } from 'vitest';
import { createForecastCalls } from '../../../electron/desktop/forecast-calls.ts';
import { NotFound } from '../../../electron/desktop/ipc.ts';
import type { Forecast } from '../../../electron/domain/forecast/forecast-types.ts';
import { defaultTerms } from '../../../electron/settings/forecast-settings.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const copied = vi.hoisted(() => ({ text: '' }));
vi.mock('electron', () => ({
  clipboard: {
    writeText: (text: string) => {
      copied.text = text;
    },
  },
  ipcMain: {},
  protocol: {},
}));

const of = entry('1200');
const ref = { connectionId: 'a', key: of.key };
const terms = { topUp: { leadTime: { hours: 5 }, cutOff: '12:00' }, daysToCover: 9 };

let settings: Settings;
let forecast: Forecast;
let changes: number;
let calls: ReturnType<typeof createForecastCalls>;

beforeEach(() => {
  settings = readSettings({}).value;
  forecast = { kind: 'no-outflow' };
  changes = 0;
  copied.text = '';
  calls = createForecastCalls({
    forecaster: {
      of: () => forecast,
      termsOf: (id, key) => settings.forecast.terms[id]?.[key] ?? defaultTerms,
    },
    settings: {
      get: () => settings,
      update(change) {
        settings = change(settings);
      },
    },
    monitor: { snapshot: () => snapshotOf(shownConnection('a', [of])) },
    computerZone: () => 'America/Lima',
    onForecastChange: () => {
      changes += 1;
    },
  });
});

it('a forecast comes with its terms and the zone of their clock', async () => {
  expect(await calls.getForecast(ref)).toEqual({
    forecast: { kind: 'no-outflow' },
    ...defaultTerms,
    timeZone: 'America/Lima',
  });
  settings = { ...settings, history: { ...settings.history, timeZone: 'Asia/Tokyo' } };
  expect(await calls.getForecast(ref)).toMatchObject({ timeZone: 'Asia/Tokyo' });
});

it('terms are kept for one account, and everything is worked out anew', async () => {
  await calls.setForecastTerms({ ...ref, ...terms });
  expect(await calls.getForecast(ref)).toMatchObject(terms);
  expect(settings.forecast.terms).toEqual({ a: { [of.key]: terms } });
  expect(changes).toBe(1);
});

it('working days are kept as they were given', async () => {
  const calendar = { workingDays: [1], holidays: ['2026-10-01'], makeUpDays: [] };
  await calls.setWorkCalendar(calendar);
  expect(await calls.getWorkCalendar(null)).toEqual(calendar);
  expect(changes).toBe(1);
});

it('the suggested amount is copied as a plain number, exactly', async () => {
  await expect(async () => calls.copySuggestion(ref)).rejects.toThrow(NotFound);
  forecast = {
    kind: 'forecast',
    from: 0,
    usualDailyOutflow: '1',
    daysUsed: 20,
    suggestedTopUp: '12345678901234567.89',
    daysToCover: 7,
  };
  await calls.copySuggestion(ref);
  expect(copied.text).toBe('12345678901234567.89');
});

it('nothing is known of an account that is not there', () => {
  const gone = { connectionId: 'a', key: 'gone' };
  expect(() => calls.getForecast(gone)).toThrow(NotFound);
  expect(() => calls.setForecastTerms({ ...gone, ...terms })).toThrow(NotFound);
});
