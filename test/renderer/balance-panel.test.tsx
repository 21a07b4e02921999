import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LineResult } from '../../electron/contract/types.ts';
import { appState, connection, entry } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const balance = entry('A-1', 'PEN', '8230', {
  line: { warn: '50000' },
  more: { frozen: { currency: 'PEN', value: '12.5', unit: 'major' } },
});
const answers = withConnections(
  connection('c', { balances: [balance, entry('A-2', 'USD', '1')] }),
);
const target = { view: 'balance', connectionId: 'c', key: balance.key } as const;

describe('the panel of a balance', () => {
  it('opens from its row, closes on Esc and gives the focus back', async () => {
    const { user } = await openWindow(answers);
    const row = screen.getAllByTestId('balance-row')[0]!;
    await user.click(row);
    const panel = screen.getByTestId('balance-panel');
    expect(panel.dataset['balanceKey']).toBe(balance.key);
    expect(panel.textContent).toContain('FrozenPEN 12.50');
    expect(panel.textContent).not.toContain('Total');
    expect(document.activeElement).toBe(panel);
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('balance-panel')).toBeNull();
    expect(document.activeElement).toBe(row);
  });

  it('gives the focus back to the row of its own connection', async () => {
    const { user } = await openWindow(
      withConnections(
        connection('one', { balances: [balance] }),
        connection('other', { balances: [balance] }),
      ),
    );
    const row = screen.getAllByTestId('balance-row')[1]!;
    await user.click(row);
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(row);
  });

  it.each([
    ['en', 'Peru · Pay-out · PEN', 'Peru · Pay-in · PEN'],
    ['zh-CN', 'Peru · 付款账户 · PEN', 'Peru · 收款账户 · PEN'],
  ] as const)('tells pay-in from pay-out in its title (%s)', async (locale, payOut, payIn) => {
    const accounts = (['pay-out', 'pay-in'] as const).map(
      (role) => ({ accountNo: role, name: 'Peru', role, currencies: ['PEN'] }),
    );
    const balances = accounts.map(({ accountNo }) => entry(accountNo, 'PEN', '1'));
    const { user } = await openWindow({
      ...withConnections(connection('c', { accounts, balances })),
      getAppState: () => appState({ locale }),
    });
    const titles = [];
    for (const row of screen.getAllByTestId('balance-row')) {
      await user.click(row);
      titles.push(within(screen.getByTestId('balance-panel')).getByRole('heading', { level: 2 }));
    }
    expect(titles.map(({ textContent }) => textContent)).toEqual([payOut, payIn]);
  });

  it('opens when main asks for it, from wherever the window is', async () => {
    const { user, push } = await openWindow(answers);
    await user.click(screen.getByTestId('nav-settings'));
    push('show', target);
    expect(screen.getByTestId('balance-panel').dataset['balanceKey']).toBe(balance.key);
    expect(screen.getAllByTestId('balance-row')[0]!.getAttribute('aria-expanded')).toBe('true');
  });

  it('says so when the balance is gone', async () => {
    const { push } = await openWindow(answers);
    push('show', { ...target, key: 'gone' });
    expect(screen.getByTestId('balance-panel').textContent).toContain('not in the list any more');
  });

  it('offers no lines where the unit of the amount is unknown', async () => {
    const more = { available: { currency: 'XYZ', value: '1200', unit: 'raw' } } as const;
    const raw = entry('A-1', 'XYZ', '1200', { more });
    const { push } = await openWindow(withConnections(connection('c', { balances: [raw] })));
    push('show', { ...target, key: raw.key });
    expect(screen.queryByTestId('line-warn')).toBeNull();
  });
});

async function openEditor(result: LineResult) {
  const opened = await openWindow({ ...answers, setLine: () => result });
  opened.push('show', target);
  return opened;
}

describe('the lines of a balance', () => {
  it('are sent as typed, an empty one as none', async () => {
    const { user, payloadsOf } = await openEditor({ ok: true });
    await user.clear(screen.getByTestId('line-warn'));
    await user.type(screen.getByTestId('line-critical'), ' 10,000.50 ');
    await user.click(screen.getByTestId('save-line'));
    expect(payloadsOf('setLine')).toEqual([
      { connectionId: 'c', key: balance.key, warn: null, critical: '10,000.50', upper: null },
    ]);
    expect(screen.getByTestId('line-result').textContent).toBe('Saved');
  });

  it.each([
    ['not-a-number', 'Enter a number'],
    ['too-precise', 'fewer decimal places'],
    ['critical-above-warn', 'cannot lie above the warn line'],
    ['upper-too-low', 'must lie above the others'],
    ['no-such-balance', 'not in the list any more'],
  ] as const)('that main refuses as %s are explained', async (error, words) => {
    const { user } = await openEditor({ ok: false, error });
    await user.click(screen.getByTestId('save-line'));
    expect(screen.getByTestId('line-result').textContent).toContain(words);
    expect(screen.getByTestId('line-warn').getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByTestId('line-warn'), '1');
    expect(within(screen.getByTestId('balance-panel')).queryByText(words)).toBeNull();
  });
});
