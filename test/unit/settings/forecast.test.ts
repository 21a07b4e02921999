import { describe, expect, it } from 'vitest';
import {
  defaultForecastSettings,
  defaultTerms,
  readForecastSettings,
} from '../../../electron/settings/forecast-settings.ts';

function read(data: Readonly<Record<string, unknown>>) {
  let damaged = 0;
  const value = readForecastSettings(data, () => {
    damaged += 1;
  });
  return { value, damaged };
}

const terms = { topUp: { leadTime: { hours: 24 }, cutOff: '15:30' }, daysToCover: 10 };

describe('what was chosen about forecasts', () => {
  it('is the default where nothing was', () => {
    expect(read({})).toEqual({ value: defaultForecastSettings, damaged: 0 });
  });

  it('is remembered', () => {
    const calendar = {
      workingDays: [1, 2, 3, 4, 5, 6],
      holidays: ['2026-10-01'],
      makeUpDays: ['2026-10-10'],
    };
    const chosen = { calendar, terms: { a: { k: terms } } };
    expect(read(JSON.parse(JSON.stringify(chosen)))).toEqual({ value: chosen, damaged: 0 });
  });

  it.each([
    ['calendar', { calendar: { workingDays: [8] }, terms: { a: { k: terms } } }],
    ['terms of one account', { terms: { a: { k: terms, bad: { ...terms, daysToCover: 0 } } } }],
    ['terms of one connection', { terms: { a: { k: terms }, b: 'nonsense' } }],
  ])('loses no other part with a damaged one (%s)', (_case, data) => {
    const { value, damaged } = read(data);
    expect(damaged).toBe(1);
    expect(value.terms['a']?.['k']).toEqual(terms);
    expect(value.calendar).toEqual(defaultForecastSettings.calendar);
    expect(value.terms['a']?.['bad'] ?? defaultTerms).toEqual(defaultTerms);
  });
});
