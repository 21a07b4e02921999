import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BalanceTrend } from '../../electron/contract/trend-types.ts';
import { appState, connection, entry, minutesAgo, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const DAY = 86_400_000;
const usd = entry('A', 'USD', '900', { line: { warn: '500' } });
const other = entry('B', 'EUR', '7');

const openWith = (trend: BalanceTrend, balances = [usd, other]) =>
  openWindow({
    ...withConnections(connection('c', { balances })),
    trends: () => ({ c: { [usd.key]: trend } }),
  });

const row = (index = 0) => within(screen.getAllByTestId('balance-row')[index]!);

describe('what is not known of the past', () => {
  it('is not there, neither as zero nor as an empty drawing', async () => {
    await openWith({});
    for (const part of ['change', 'runway', 'sparkline']) {
      expect(screen.queryByTestId(part)).toBeNull();
    }
  });

  it('comes as soon as main knows it', async () => {
    const { push } = await openWith({});
    push('trends', { c: { [usd.key]: { change24h: '5' } } });
    expect(row().getByTestId('change')).toBeTruthy();
    expect(row(1).queryByTestId('change')).toBeNull();
  });
});

describe('the change over 24 hours', () => {
  it.each([
    ['-24117.5', '24 h ↓ down 24,117.50'],
    ['0.10', '24 h ↑ up 0.10'],
    ['0.00', '24 h ± unchanged 0'],
    ['-0', '24 h ± unchanged 0'],
  ])('of %s has a direction in a sign and a word', async (change24h, text) => {
    await openWith({ change24h });
    expect(row().getByTestId('change').textContent).toBe(text);
  });

  it('is not told of an amount that is not live', async () => {
    const old = { ...usd, freshness: 'stale', readAt: minutesAgo(90) } as const;
    const runOut = { reaches: 'zero', earliest: NOW + DAY, latest: NOW + DAY } as const;
    await openWith({ change24h: '5', runOut }, [old]);
    expect(screen.queryByTestId('change')).toBeNull();
    expect(screen.queryByTestId('runway')).toBeNull();
  });
});

describe('how long money lasts', () => {
  const hours = (from: number, to: number) => ({
    reaches: 'critical' as const,
    earliest: NOW + from * 3_600_000,
    latest: NOW + to * 3_600_000,
  });
  it.each([
    [hours(50, 80), 'lasts ~2–3 days', '可用 约 2–3 天'],
    [hours(130, 140), 'lasts ~5 days', '可用 约 5 天'],
    [hours(26, 30), 'lasts ~1 day', '可用 约 1 天'],
    [hours(2, 20), 'lasts < 1 day', '可用 不足 1 天'],
    [hours(-3, -1), 'lasts < 1 day', '可用 不足 1 天'],
    [hours(24 * 70, 24 * 90), 'lasts 60+ days', '可用 60 天以上'],
  ])('is told in whole days that are sure, %#', async (runOut, english, chinese) => {
    const { push } = await openWith({ runOut });
    expect(row().getByTestId('runway').textContent).toBe(english);
    push('appState', appState({ locale: 'zh-CN' }));
    expect(row().getByTestId('runway').textContent).toBe(chinese);
  });
});

describe('the seven days drawn', () => {
  const point = (daysAgo: number, value: string) => ({ at: NOW - daysAgo * DAY, value });
  const drawn = (selector: string) =>
    row().getByTestId('sparkline').querySelector(selector)?.getAttribute('d');

  it('break where nothing was known, and have the line where it belongs', async () => {
    await openWith({ week: [point(7, '1000'), point(5, '900'), null, point(1, '600'), point(0, '900')] });
    const curve = drawn('.sparkline-curve')!;
    expect(curve.match(/M/g)).toHaveLength(2);
    expect(curve.startsWith('M3.0 3.0')).toBe(true);
    // The line of 500 lies below everything that was read.
    expect(drawn('.sparkline-line')).toBe('M0 25.0H80');
  });

  it('have no line where none is set, and are not drawn from a single reading', async () => {
    const unlined = entry('A', 'USD', '900');
    const { push } = await openWith({ week: [point(1, '5'), point(0, '5')] }, [unlined]);
    expect(drawn('.sparkline-line')).toBeUndefined();
    push('trends', { c: { [usd.key]: { week: [null, point(0, '5')] } } });
    expect(screen.queryByTestId('sparkline')).toBeNull();
  });
});
