import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Chart } from '../../electron/contract/history-types.ts';
import type { BalanceSnapshot } from '../../electron/domain/snapshot.ts';
import { appState, connection, entry, NOW } from './support/fixtures.ts';
import { chart, historyView, point } from './support/past.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const WIDTH = 560;
const HOUR = 3_600_000;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
});
afterEach(() => vi.restoreAllMocks());

const balance = entry('A-1', 'PEN', '8230', { line: { warn: '50000', critical: '10000' } });

async function open(
  answer: Chart | null,
  { of = balance, ...more }: Answers & { readonly of?: BalanceSnapshot } = {},
) {
  const opened = await openWindow({
    ...withConnections(connection('c', { balances: [of] })),
    getHistory: () => historyView(),
    getChart: () => answer,
    ...more,
  });
  opened.push('show', { view: 'balance', connectionId: 'c', key: of.key });
  await screen.findByTestId('balance-panel');
  return opened;
}

/** Where a path begins anew, and how many strokes it has. */
function stretchesOf(path: string | null): readonly number[] {
  return (path ?? '')
    .split('M')
    .slice(1)
    .map((stretch) => stretch.split('L').length);
}

const curve = async () => (await screen.findByTestId('chart-curve')).getAttribute('d');
const readout = () => screen.getByTestId('chart-readout').textContent;
const cursor = () => screen.getByTestId('chart-cursor');

describe('the chart of an account', () => {
  it('never bridges what was not known, and shades it', async () => {
    await open(
      chart([point(48, '9000'), point(47, '8900'), point(5, '8500', { afterGap: true }), point(0, '8230')]),
    );
    expect(stretchesOf(await curve())).toHaveLength(2);
    // Before the first reading, and in between.
    expect(screen.getAllByTestId('chart-gap')).toHaveLength(2);
  });

  it('is one curve where everything was known', async () => {
    await open(chart([point(168, '9000'), point(48, '8900'), point(0, '8230')]));
    expect(stretchesOf(await curve())).toHaveLength(1);
    expect(screen.queryByTestId('chart-gap')).toBeNull();
  });

  it('leaves open what came after the last reading of a balance that is not live', async () => {
    const stale = { ...balance, freshness: 'stale' } as const;
    await open(chart([point(168, '9000'), point(24, '8230')]), { of: stale });
    await curve();
    expect(screen.getAllByTestId('chart-gap')).toHaveLength(1);
  });

  it('draws the lines of the account at their amounts', async () => {
    await open(chart([point(24, '60000'), point(0, '8230')]));
    await curve();
    const y = (name: string) =>
      Number(/ (-?[\d.]+)H/.exec(screen.getByTestId(name).querySelector('path')?.getAttribute('d') ?? '')?.[1]);
    expect(y('chart-line-warn')).toBeLessThan(y('chart-line-critical'));
    expect(screen.getByTestId('chart-line-critical').textContent).toBe('Critical line');
    expect(screen.queryByTestId('chart-line-upper')).toBeNull();
  });

  it('tells each reading exactly, by arrow keys', async () => {
    await open(chart([point(24, '12345678901234567.89'), point(2, '8500.5'), point(0, '8230')]));
    await curve();
    expect(readout()).toContain('PEN 8,230.00 to PEN 12,345,678,901,234,567.89');
    fireEvent.keyDown(cursor(), { key: 'ArrowLeft' });
    expect(readout()).toMatch(/22 Nov.* 14:06.*PEN 8,230\.00/);
    fireEvent.keyDown(cursor(), { key: 'ArrowLeft' });
    expect(readout()).toContain('PEN 8,500.50');
    fireEvent.keyDown(cursor(), { key: 'Home' });
    expect(readout()).toContain('PEN 12,345,678,901,234,567.89');
    expect(cursor().getAttribute('aria-valuetext')).toContain('PEN 12,345,678,901,234,567.89');
    fireEvent.keyDown(cursor(), { key: 'ArrowLeft' });
    expect(cursor().getAttribute('aria-valuenow')).toBe('0');
  });

  it('tells the reading under the pointer, and that nothing is known in a gap', async () => {
    await open(
      chart([point(168, '9000'), point(120, '8900'), point(24, '8500', { afterGap: true }), point(0, '8230')]),
    );
    await curve();
    vi.spyOn(cursor(), 'getBoundingClientRect').mockReturnValue({ left: 0 } as DOMRect);
    fireEvent.pointerMove(cursor(), { clientX: WIDTH - 10 });
    expect(readout()).toContain('PEN 8,230.00');
    fireEvent.pointerMove(cursor(), { clientX: WIDTH / 2 + 30 });
    expect(readout()).toContain('Nothing known');
    fireEvent.pointerLeave(cursor());
    expect(readout()).toContain('PEN 8,230.00 to PEN 9,000.00');
  });

  it('tells the range where a point stands for several readings', async () => {
    const many = point(24, '8500', { until: NOW - 23 * HOUR, lowest: '8100', highest: '9900.25' });
    await open(chart([many, point(0, '8230')]));
    await curve();
    fireEvent.keyDown(cursor(), { key: 'Home' });
    expect(readout()).toContain('PEN 8,500.00 PEN 8,100.00 to PEN 9,900.25');
  });

  it('can be read as a table, a dash where nothing was known', async () => {
    const { user } = await open(
      chart([point(49, '9000'), point(48, '9100'), point(1, '8500', { afterGap: true }), point(0, '8230')]),
    );
    await curve();
    const table = screen.getByTestId('chart-table');
    await user.click(within(table).getByText('In numbers'));
    const rows = within(table).getAllByTestId('chart-row').map(({ textContent }) => textContent);
    expect(rows.slice(0, 3)).toEqual([
      expect.stringMatching(/22 Nov8,230\.008,230\.008,500\.00$/),
      expect.stringMatching(/21 Nov—$/),
      expect.stringMatching(/20 Nov9,100\.009,000\.009,100\.00$/),
    ]);
  });

  it('is asked for over another time, and anew with every reading', async () => {
    const { user, payloadsOf, push } = await open(chart([point(24, '9000'), point(0, '8230')]));
    await curve();
    await user.click(screen.getByTestId('span-30d'));
    const asked = () => payloadsOf('getChart').map((payload) => (payload as { span: string }).span);
    expect(asked()).toEqual(['7d', '30d']);
    const later = { ...balance, readAt: NOW + 60_000 };
    push('snapshot', { at: NOW, connections: [connection('c', { balances: [later] })] });
    await vi.waitFor(() => expect(asked()).toEqual(['7d', '30d', '30d']));
    await user.click(screen.getByTestId('span-7d'));
  });

  it('says why there is none', async () => {
    const locked = historyView({ keeping: { kind: 'in-memory', why: 'locked', forgotten: 3 }, waiting: 12 });
    await open(null, { getHistory: () => locked });
    expect((await screen.findByTestId('past-keeping')).textContent).toMatch(
      /keyring to be unlocked: 12 readings.*3 older readings/,
    );
    expect(screen.queryByTestId('chart')).toBeNull();
  });

  it('is not drawn while amounts are hidden', async () => {
    const preferences = { ...appState().preferences, hideAmounts: true };
    await open(chart([point(24, '9000'), point(0, '8230')]), {
      app: () => appState({ preferences }),
    });
    await screen.findByTestId('chart-hidden');
    // Neither the amounts nor how they lie to the lines.
    expect(screen.queryByTestId('chart')).toBeNull();
    expect(screen.queryByTestId('chart-table')).toBeNull();
  });
});
