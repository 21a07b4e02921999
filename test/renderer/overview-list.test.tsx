import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { defaultViewSettings, type ViewSettings } from '../../electron/contract/view-types.ts';
import type { BalanceSnapshot } from '../../electron/domain/snapshot.ts';
import { acme, connection, entry, minutesAgo } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const left = (change: Partial<ViewSettings>) => ({
  left: () => ({ ...defaultViewSettings, ...change }),
});

/** Account number and currency of every row, from top to bottom. */
function rows(): readonly string[] {
  return screen.queryAllByTestId('balance-row').map(({ dataset }) => {
    const [accountNo, , currency] = (dataset['balanceKey'] ?? '').split('/');
    return `${accountNo} ${currency}`;
  });
}

const line = { warn: '100', critical: '50' };
const stale = { freshness: 'stale', readAt: minutesAgo(47) } as const;

/** Nine balances at two providers, so that there is something to find. */
const many = [
  connection('first', {
    label: 'Harbour Trading',
    balances: [
      entry('A2', 'USD', '300'),
      entry('A10', 'USD', '2000'),
      entry('A1', 'EUR', '70', { level: 'low', line }),
      entry('A3', 'EUR', '0'),
      entry('A4', 'GBP', '5', stale),
    ],
  }),
  connection('second', {
    label: 'Andes',
    providerId: 'other',
    accounts: [{ accountNo: 'B1', name: 'Peru', role: 'pay-out', currencies: ['PEN'] }],
    balances: [
      entry('B2', 'PEN', '900'),
      entry('B1', 'PEN', '10', { level: 'critical', line }),
      entry('B3', 'USD', '7', { freshness: 'not-returned' }),
      entry('B4', 'PEN', '0', { level: 'critical', line }),
    ],
  }),
];
const providers = {
  providers: () => [acme, { ...acme, id: 'other', name: { en: 'Other', 'zh-CN': '另一家' } }],
};
const open = (change: Partial<ViewSettings> = {}) =>
  openWindow({ ...withConnections(...many), ...providers, ...left(change) });

describe('the order', () => {
  it('is the one things were added in, unless another is chosen', async () => {
    await open();
    expect(rows()).toEqual([
      'A2 USD', 'A10 USD', 'A1 EUR', 'A3 EUR', 'A4 GBP',
      'B2 PEN', 'B1 PEN', 'B3 USD', 'B4 PEN',
    ]);
  });

  it('can put the most urgent first, connections and balances', async () => {
    const { user } = await open();
    await user.click(screen.getByTestId('view-menu'));
    await user.click(screen.getByTestId('sort-urgency'));
    expect(rows()).toEqual([
      'B1 PEN', 'B4 PEN', 'B3 USD', 'B2 PEN',
      'A1 EUR', 'A4 GBP', 'A2 USD', 'A10 USD', 'A3 EUR',
    ]);
  });

  it('can go by name, numbers by their size', async () => {
    await open({ sort: 'name' });
    expect(rows()).toEqual([
      'B2 PEN', 'B3 USD', 'B4 PEN', 'B1 PEN',
      'A1 EUR', 'A2 USD', 'A3 EUR', 'A4 GBP', 'A10 USD',
    ]);
  });

  it('can go by amount, within each currency and never across', async () => {
    await open({ sort: 'amount' });
    expect(rows()).toEqual([
      'A1 EUR', 'A3 EUR', 'A4 GBP', 'A10 USD', 'A2 USD',
      'B2 PEN', 'B1 PEN', 'B4 PEN', 'B3 USD',
    ]);
  });
});

describe('the filter', () => {
  it.each([
    ['critical', ['B1 PEN', 'B4 PEN']],
    ['low', ['A1 EUR']],
    ['not-live', ['A4 GBP', 'B3 USD']],
    ['attention', ['A1 EUR', 'A4 GBP', 'B1 PEN', 'B3 USD', 'B4 PEN']],
    ['fine', ['A2 USD', 'A10 USD', 'A3 EUR', 'B2 PEN']],
  ])('shows what is %s, and says how much of the whole that is', async (state, expected) => {
    const { user } = await open();
    await user.selectOptions(screen.getByTestId('filter-state'), state);
    expect(rows()).toEqual(expected);
    expect(screen.getByTestId('narrowed').textContent).toBe(`${expected.length} of 9 accounts`);
  });

  it('goes by provider and currency together, and is taken back at once', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByTestId('filter-provider'), 'Other');
    await user.selectOptions(screen.getByTestId('filter-currency'), 'USD');
    expect(rows()).toEqual(['B3 USD']);
    expect(screen.queryByTestId('connection-first')).toBeNull();
    await user.click(screen.getByTestId('clear-filter'));
    expect(rows()).toHaveLength(9);
  });

  it('says so when nothing is left', async () => {
    const { user } = await open();
    await user.selectOptions(screen.getByTestId('filter-state'), 'low');
    await user.selectOptions(screen.getByTestId('filter-currency'), 'PEN');
    expect(screen.getByTestId('no-match').textContent).toBe('No account matches.');
  });

  it('does not hide everything for a currency or provider that is gone', async () => {
    await open({ currency: 'XAF', providerId: 'former' });
    expect(rows()).toHaveLength(9);
    expect(screen.getByTestId('narrowed').textContent).toBe('');
  });
});

describe('the search', () => {
  it.each([
    ['peru', ['B1 PEN']],
    ['a1', ['A10 USD', 'A1 EUR']],
    ['andes usd', ['B3 USD']],
    ['另一家 pen', ['B2 PEN', 'B1 PEN', 'B4 PEN']],
    ['pay-out', ['B1 PEN']],
    ['ＧＢＰ', ['A4 GBP']],
  ])('finds %s by every word of it, whatever it is part of', async (typed, expected) => {
    const { user } = await open();
    await user.type(screen.getByTestId('search'), typed);
    expect(rows()).toEqual(expected);
  });

  it('begins with “/”, and its first Esc empties it', async () => {
    const { user } = await open();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByTestId('search'));
    await user.keyboard('gbp/');
    expect((screen.getByTestId('search') as HTMLInputElement).value).toBe('gbp/');
    await user.keyboard('{Escape}');
    expect(rows()).toHaveLength(9);
  });

  it('is not offered for a handful of balances', async () => {
    await openWindow(withConnections(connection('c', { balances: [entry('A', 'USD', '1')] })));
    expect(screen.queryByTestId('search')).toBeNull();
    expect(screen.getByTestId('view-menu')).toBeTruthy();
  });
});

describe('empty accounts', () => {
  const amount = (value: string) => ({ currency: 'USD', value, unit: 'major' }) as const;
  const zero = (accountNo: string, change: Parameters<typeof entry>[3] = {}): BalanceSnapshot =>
    entry(accountNo, 'USD', '0.00', change);

  it('can be hidden, but none that is short, not live or holds something back', async () => {
    const balances = [
      zero('idle'),
      zero('frozen', { more: { frozen: amount('5') } }),
      zero('short', { level: 'critical', line }),
      zero('old', stale),
      entry('full', 'USD', '1'),
    ];
    const { user } = await openWindow(withConnections(connection('c', { balances })));
    await user.click(screen.getByTestId('view-menu'));
    await user.click(screen.getByTestId('hide-zero'));
    expect(rows()).toEqual(['frozen USD', 'short USD', 'old USD', 'full USD']);
    expect(screen.getByTestId('narrowed').textContent).toBe('1 empty account hidden');
    await user.click(screen.getByTestId('show-zero'));
    expect(rows()).toHaveLength(5);
  });
});

describe('a pinned balance', () => {
  it('stands on top with the name of its connection, and nowhere else', async () => {
    const { user, payloadsOf } = await open();
    const row = screen.getAllByTestId('balance-row').find(({ dataset }) =>
      dataset['balanceKey']?.startsWith('B1/'),
    )!;
    await user.click(within(row.parentElement!).getByRole('button', { name: 'Pin Peru PEN' }));
    expect(rows()[0]).toBe('B1 PEN');
    expect(rows().filter((name) => name === 'B1 PEN')).toHaveLength(1);
    const pinned = within(screen.getByTestId('pinned'));
    expect(pinned.getByTestId('balance-row').textContent).toContain('Andes');
    expect(payloadsOf('setView').at(-1)).toMatchObject({
      pinned: [{ connectionId: 'second', key: 'B1/MAIN/PEN' }],
    });
    await user.click(pinned.getByRole('button', { name: 'Unpin Peru PEN' }));
    expect(screen.queryByTestId('pinned')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('goes from row to row with the arrows, across connections, and pins with “p”', async () => {
    const { user } = await open();
    const at = (index: number) => screen.getAllByTestId('balance-row')[index];
    at(4)!.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(at(5));
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(at(3));
    await user.keyboard('p');
    expect(within(screen.getByTestId('pinned')).getByTestId('balance-row').dataset['balanceKey']).toBe(
      'A3/MAIN/EUR',
    );
  });

  it('closes what is open with Esc, wherever the focus is', async () => {
    const { user } = await open();
    await user.click(screen.getAllByTestId('balance-row')[0]!);
    screen.getByTestId('view-menu').focus();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('balance-panel')).toBeNull();
  });
});

describe('how the window was left', () => {
  it('is what it opens with: layout, filter and the open balance', async () => {
    const { user } = await open({
      sort: 'name',
      state: 'critical',
      compact: true,
      open: { connectionId: 'second', key: 'B1/MAIN/PEN' },
    });
    expect(rows()).toEqual(['B4 PEN', 'B1 PEN']);
    await user.click(screen.getByTestId('view-menu'));
    expect((screen.getByTestId('compact') as HTMLInputElement).checked).toBe(true);
    expect(screen.getByTestId('balance-panel').dataset['balanceKey']).toBe('B1/MAIN/PEN');
  });

  it('is told to main with every change, and only then', async () => {
    const { user, payloadsOf } = await open();
    expect(payloadsOf('setView')).toEqual([]);
    await user.click(screen.getByTestId('view-menu'));
    await user.click(screen.getByTestId('compact'));
    await user.click(screen.getAllByTestId('balance-row')[0]!);
    await user.click(screen.getByTestId('nav-settings'));
    const { home: _home, ...layout } = defaultViewSettings;
    const key = 'A2/MAIN/USD';
    expect(payloadsOf('setView')).toEqual([
      { ...layout, compact: true },
      { ...layout, compact: true, open: { connectionId: 'first', key } },
    ]);
    await user.click(screen.getByTestId('nav-overview'));
    expect(payloadsOf('setView').at(-1)).toMatchObject({ open: null });
  });

  it('waits with a balance that was open until its connection was asked', async () => {
    const unread = connection('c', { condition: 'unread' });
    const { push } = await openWindow({
      ...withConnections(unread),
      ...left({ open: { connectionId: 'c', key: 'A/MAIN/USD' } }),
    });
    expect(screen.queryByTestId('balance-panel')).toBeNull();
    const balances = [entry('A', 'USD', '5')];
    push('snapshot', { at: minutesAgo(0), connections: [connection('c', { balances })] });
    expect(screen.getByTestId('balance-panel').textContent).toContain('USD 5.00');
  });

  it('forgets a balance whose connection is gone', async () => {
    await open({ open: { connectionId: 'removed', key: 'A/MAIN/USD' } });
    expect(screen.queryByTestId('balance-panel')).toBeNull();
  });

  it('does not come before the place main asks for', async () => {
    const { push } = await open({ open: { connectionId: 'second', key: 'B1/MAIN/PEN' } });
    push('show', { view: 'alerts' });
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Alerts');
  });
});

describe('a long list of matters', () => {
  it('is folded after five, and unfolded whole', async () => {
    const balances = Array.from({ length: 8 }, (_, index) =>
      entry(`A${index}`, 'USD', '1', { level: 'low', line }),
    );
    const { user } = await openWindow(withConnections(connection('c', { balances })));
    expect(screen.getAllByTestId('problem')).toHaveLength(5);
    const more = screen.getByTestId('attention-more');
    expect(more.textContent).toBe('Show 3 more');
    await user.click(more);
    expect(screen.getAllByTestId('problem')).toHaveLength(8);
  });
});

describe('what the window begins with', () => {
  it('is all there in the first drawing, and main is told that the window listens from then on', async () => {
    const { payloadsOf } = await openWindow(withConnections(...many));
    expect(rows()).toHaveLength(9);
    expect(payloadsOf('ready')).toEqual([null]);
  });

  it('may be refused: then the window says so', async () => {
    const { payloadsOf } = await openWindow({ snapshot: () => undefined });
    expect(screen.getByRole('alert').textContent).toContain('could not start its window');
    expect(payloadsOf('ready')).toEqual([null]);
  });
});

describe('more balances than fit the window', () => {
  const balances = [entry('A', 'USD', '1'), entry('B', 'USD', '2'), entry('C', 'USD', '3')];
  const connections = Array.from({ length: 20 }, (_, index) =>
    connection(`c${index}`, { balances }),
  );

  it('are drawn as far as it reaches at first, and all of them a moment later, without moving', async () => {
    await openWindow(withConnections(...connections));
    const first = screen.getAllByTestId('balance-row');
    expect(first.length).toBeLessThan(30);
    expect(first.length * 48).toBeGreaterThan(window.innerHeight / 2);
    await vi.waitFor(() => expect(rows()).toHaveLength(60));
    expect(screen.getAllByTestId('balance-row').slice(0, first.length)).toEqual(first);
  });

  it('are all drawn at once where one of them is to be opened', async () => {
    await openWindow({
      ...withConnections(...connections),
      ...left({ open: { connectionId: 'c19', key: balances[0]!.key } }),
    });
    expect(rows()).toHaveLength(60);
  });
});

describe('a row whose first answer is on its way', () => {
  it('says that it is being read, and shows no amount', async () => {
    await openWindow(
      withConnections(connection('c', { condition: 'unread', refreshing: true })),
    );
    const row = screen.getByTestId('unread-row');
    expect(row.textContent).toContain('Reading…');
    expect(row.textContent).not.toMatch(/\d/);
  });
});

describe('a number that becomes another', () => {
  it('is a new element, so that it fades in; one that stays is not', async () => {
    const at = (usd: string) => ({
      at: minutesAgo(0),
      connections: [
        connection('c', { balances: [entry('A', 'USD', usd), entry('B', 'EUR', '7')] }),
      ],
    });
    const { push } = await openWindow({ snapshot: () => at('5') });
    const values = () => screen.getAllByTestId('amount').map(({ lastElementChild }) => lastElementChild!);
    const before = values();
    expect(before.map(({ classList }) => classList.contains('amount-ticks'))).toEqual([false, false]);
    push('snapshot', at('4'));
    const after = values();
    expect(after.map((value, index) => value === before[index])).toEqual([false, true]);
    expect(after.map(({ classList }) => classList.contains('amount-ticks'))).toEqual([true, false]);
  });
});

describe('a toast', () => {
  it('is announced, waits while it is looked at, and gives the way back', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(connection('c', { balances: [entry('A', 'USD', '1')] })),
      snooze: () => null,
    });
    await user.click(screen.getByTestId('balance-row'));
    await user.click(screen.getByTestId('snooze-hour'));
    const toast = await screen.findByTestId('toast');
    expect(toast.parentElement!.getAttribute('role')).toBe('status');
    fireEvent.pointerEnter(toast);
    await user.click(within(toast).getByTestId('toast-action'));
    expect(payloadsOf('snooze').at(-1)).toMatchObject({ until: null });
    expect(screen.queryByTestId('toast-action')).toBeNull();
  });
});
