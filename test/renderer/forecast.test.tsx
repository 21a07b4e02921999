import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ForecastView } from '../../electron/contract/forecast-types.ts';
import type { Forecast, Outlook } from '../../electron/domain/forecast/forecast-types.ts';
import type { BalanceSnapshot } from '../../electron/domain/snapshot.ts';
import { readDates, writeDates } from '../../renderer/features/forecast/date-list.ts';
import { appState, connection, entry, NOW } from './support/fixtures.ts';
import { forecastView } from './support/past.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const balance = entry('A-1', 'PEN', '8230', { line: { critical: '5000' } });

async function open(
  view: Partial<ForecastView>,
  { of = balance, ...more }: Answers & { readonly of?: BalanceSnapshot } = {},
) {
  const opened = await openWindow({
    ...withConnections(connection('c', { balances: [of] })),
    getForecast: () => forecastView(view),
    ...more,
  });
  opened.push('show', { view: 'balance', connectionId: 'c', key: of.key });
  await screen.findByTestId('forecast');
  return opened;
}

const reach = (from: number, to: number) => ({
  earliest: NOW + from * DAY,
  likely: NOW + ((from + to) / 2) * DAY,
  latest: NOW + to * DAY,
});

const outlook = (over: Partial<Outlook> = {}): Outlook => ({
  kind: 'forecast',
  from: NOW,
  usualDailyOutflow: '1234.50',
  daysUsed: 40,
  toCritical: reach(2.2, 3.4),
  toZero: reach(5, 9.5),
  suggestedTopUp: '6789.25',
  daysToCover: 7,
  ...over,
});

const text = (testId: string) => screen.getByTestId(testId).textContent;

describe('the forecast of an account', () => {
  it('tells ranges, what usually goes out and what to top up', async () => {
    await open({ forecast: outlook() });
    expect(text('to-critical')).toMatch(/^Reaches the critical line.*in about 2–3 days/);
    expect(text('to-zero')).toMatch(/in about 5–9 daysFri,? 27 Nov to Wed,? 2 Dec$/);
    expect(text('outflow')).toContain('PEN 1,234.50from 40 days');
    expect(text('suggested')).toMatch(/PEN 6,789\.25.*enough for 7 days/);
  });

  it.each([
    [reach(0.1, 0.6), /in less than a day.*16:.* to .*04:/],
    [reach(1.1, 1.9), 'in about a day'],
    [reach(4.1, 4.9), 'in about 4 days'],
    [undefined, 'Not within 90 days'],
    [{ earliest: NOW, likely: NOW, latest: NOW }, 'Reached already'],
  ] as const)('gives no finer a time than it can know (%#)', async (toZero, words) => {
    const { toZero: _any, ...rest } = outlook();
    await open({ forecast: toZero === undefined ? rest : { ...rest, toZero } });
    expect(text('to-zero')).toMatch(words);
  });

  it('leaves out a critical line that is not there', async () => {
    const { line: _none, ...bare } = balance;
    await open({ forecast: outlook() }, { of: bare });
    expect(screen.queryByTestId('to-critical')).toBeNull();
  });

  it('names the last moment to order', async () => {
    const topUp = { leadTime: { hours: 4 }, cutOff: '17:00' } as const;
    await open({ forecast: outlook({ lastMomentToTopUp: NOW + DAY }), topUp });
    expect(text('last-moment')).toMatch(/^Order a top-up byMon,? 23 Nov, 14:06$/);
  });

  it('says so when the last moment has passed', async () => {
    const topUp = { leadTime: { hours: 4 }, cutOff: '17:00' } as const;
    await open({ forecast: outlook({ lastMomentToTopUp: NOW - DAY }), topUp });
    expect(text('last-moment')).toMatch(/Sat,? 21 Nov, 14:06 has passed$/);
  });

  it('asks for the time money takes where nobody has said', async () => {
    await open({ forecast: outlook() });
    expect(text('last-moment')).toContain('Say below');
  });

  it('copies the suggested amount', async () => {
    const { user, payloadsOf } = await open({ forecast: outlook() }, { copySuggestion: () => null });
    await user.click(screen.getByTestId('copy-suggestion'));
    expect(payloadsOf('copySuggestion')).toEqual([{ connectionId: 'c', key: balance.key }]);
    expect(text('copy-suggestion')).toBe('Copied');
  });

  it('suggests nothing where there is enough', async () => {
    await open({ forecast: outlook({ suggestedTopUp: '0.00' }) });
    expect(text('suggested')).toContain('None: there is enough for 7 days');
    expect(screen.queryByTestId('copy-suggestion')).toBeNull();
  });

  it.each<[Forecast, string, string]>([
    [
      { kind: 'not-enough-data', reason: 'too-short', haveDays: 3, needDays: 14 },
      'Not enough data yet: 3 of 14 days of history.',
      '数据不足：目前有 3 天历史，需要 14 天。',
    ],
    [
      { kind: 'not-enough-data', reason: 'gaps', haveDays: 9, needDays: 14 },
      'only 9 of 14 days are known',
      '读数有缺失，最近四周只有 9 天可用',
    ],
    [
      { kind: 'not-enough-data', reason: 'idle', haveDays: 2, needDays: 7 },
      'only 2 of 7 days',
      '只有 2 天可能有支出',
    ],
    [{ kind: 'no-outflow' }, 'nothing runs short', '不会用尽'],
    [{ kind: 'stale' }, 'not known what the account holds now', '当前余额未知'],
  ])('says why there is none: %j', async (forecast, en, zh) => {
    for (const [locale, words] of [['en', en], ['zh-CN', zh]] as const) {
      const { push } = await open({ forecast }, { app: () => appState({ locale }) });
      expect(text('forecast')).toContain(words);
      push('show', { view: 'settings' });
      document.body.replaceChildren();
    }
  });
});

describe('the terms of a top-up', () => {
  const openTerms = async (view: Partial<ForecastView> = {}) => {
    const opened = await open(view, { setForecastTerms: () => null });
    await opened.user.click(screen.getByText('Top-up terms'));
    return opened;
  };

  it('are saved as chosen, and the forecast asked for anew', async () => {
    const { user, payloadsOf } = await openTerms();
    await user.selectOptions(screen.getByTestId('terms-unit'), 'workingDays');
    await user.clear(screen.getByTestId('terms-lead'));
    await user.type(screen.getByTestId('terms-lead'), '2');
    await user.clear(screen.getByTestId('terms-days'));
    await user.type(screen.getByTestId('terms-days'), '10');
    await user.click(screen.getByTestId('save-terms'));
    expect(payloadsOf('setForecastTerms')).toEqual([
      {
        connectionId: 'c',
        key: balance.key,
        topUp: { leadTime: { workingDays: 2 }, cutOff: '17:00' },
        daysToCover: 10,
      },
    ]);
    expect(text('terms-result')).toBe('Saved');
    expect(payloadsOf('getForecast')).toHaveLength(2);
  });

  it('can be taken back', async () => {
    const { user, payloadsOf } = await openTerms({
      topUp: { leadTime: { hours: 6 }, cutOff: '12:30' },
    });
    expect(screen.getByTestId<HTMLInputElement>('terms-lead').value).toBe('6');
    expect(screen.getByTestId<HTMLInputElement>('terms-cut-off').value).toBe('12:30');
    await user.selectOptions(screen.getByTestId('terms-unit'), 'none');
    await user.click(screen.getByTestId('save-terms'));
    expect(payloadsOf('setForecastTerms')).toMatchObject([{ topUp: null, daysToCover: 7 }]);
  });

  it.each(['31', '-1', 'x', ''])('of %j working days are refused', async (days) => {
    const { user, payloadsOf } = await openTerms();
    await user.selectOptions(screen.getByTestId('terms-unit'), 'workingDays');
    await user.clear(screen.getByTestId('terms-lead'));
    if (days !== '') await user.type(screen.getByTestId('terms-lead'), days);
    await user.click(screen.getByTestId('save-terms'));
    expect(payloadsOf('setForecastTerms')).toEqual([]);
    expect(text('terms-result')).toContain('30 working days');
  });
});

describe('working days', () => {
  async function openCalendar() {
    const opened = await openWindow({
      ...withConnections(connection('c')),
      getWorkCalendar: () => ({
        workingDays: [1, 2, 3, 4, 5],
        holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
        makeUpDays: ['2026-10-10'],
      }),
      setWorkCalendar: () => null,
    });
    await opened.user.click(screen.getByTestId('nav-settings'));
    await screen.findByTestId('work-calendar');
    return opened;
  }

  it('are shown as ranges and saved as days', async () => {
    const { user, payloadsOf } = await openCalendar();
    const holidays = screen.getByTestId<HTMLTextAreaElement>('calendar-holidays');
    expect(holidays.value).toBe('2026-10-01 – 2026-10-03');
    await user.type(holidays, '\n2026-12-25');
    await user.click(screen.getByTestId('weekday-6'));
    await user.click(screen.getByTestId('save-calendar'));
    expect(payloadsOf('setWorkCalendar')).toEqual([
      {
        workingDays: [1, 2, 3, 4, 5, 6],
        holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-12-25'],
        makeUpDays: ['2026-10-10'],
      },
    ]);
    expect(text('calendar-result')).toBe('Saved');
  });

  it('say which line is no date', async () => {
    const { user, payloadsOf } = await openCalendar();
    await user.type(screen.getByTestId('calendar-make-up'), '\n2026-02-30');
    await user.click(screen.getByTestId('save-calendar'));
    expect(text('calendar-result')).toBe('Line 2 is no date or range: 2026-02-30');
    expect(payloadsOf('setWorkCalendar')).toEqual([]);
  });

  it.each([
    ['2026-10-01', ['2026-10-01']],
    [' 2026-10-02 \n\n2026-10-01\n2026-10-02', ['2026-10-01', '2026-10-02']],
    ['2026-02-27 - 2026-03-01', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['2026-10-01至2026-10-02', ['2026-10-01', '2026-10-02']],
    ['2026-10-01..2026-10-02', ['2026-10-01', '2026-10-02']],
    ['', []],
  ])('are read from %j', (given, dates) => {
    expect(readDates(given)).toEqual({ ok: true, dates });
    expect(readDates(writeDates(dates))).toEqual({ ok: true, dates });
  });

  it.each(['2026-13-01', '2026-10-02 – 2026-10-01', '2026-01-01 – 2026-12-31', 'Christmas'])(
    'are not read from %j',
    (given) => expect(readDates(given)).toEqual({ ok: false, line: 1, text: given }),
  );
});
