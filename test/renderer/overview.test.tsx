import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { connection, entry, minutesAgo } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

function group(id: string) {
  return within(screen.getByTestId(`connection-${id}`));
}

describe('a balance', () => {
  it('that was never read is a dash, not an amount and not 0', async () => {
    await openWindow(
      withConnections(
        connection('empty', { condition: 'unread' }),
        connection('typed', {
          condition: 'unread',
          accounts: [{ accountNo: 'OUT-1', role: 'pay-out', currencies: [] }],
        }),
      ),
    );
    for (const id of ['empty', 'typed']) {
      const row = group(id).getByTestId('unread-row');
      expect(row.textContent).toContain('—');
      expect(row.textContent).toContain('Never read');
      expect(row.textContent).not.toContain('0');
      expect(group(id).queryByTestId('amount')).toBeNull();
    }
    expect(group('typed').getByTestId('unread-row').textContent).toContain('OUT-1');
  });

  it('that is stale shows its time and age and is not shown as live', async () => {
    const stale = entry('A-1', 'PEN', '8230', { freshness: 'stale', readAt: minutesAgo(47) });
    const live = entry('A-2', 'PEN', '9000');
    await openWindow(withConnections(connection('c', { balances: [stale, live] })));
    const [first, second] = group('c').getAllByTestId('balance-row');
    expect(within(first!).getByTestId('amount').textContent).toBe('PEN 8,230.00');
    expect(within(first!).getByTestId('freshness').textContent).toBe('As of 13:19 (47 min ago)');
    expect(first!.querySelector('[data-glyph="stale"]')).not.toBeNull();
    expect(within(second!).queryByTestId('freshness')).toBeNull();
    expect(second!.querySelector('[data-glyph="fine"]')).not.toBeNull();
  });

  it('missing from a good answer says so in place of an amount', async () => {
    const gone = entry('A-1', 'CNH', '905000', { freshness: 'not-returned' });
    await openWindow(withConnections(connection('c', { balances: [gone] })));
    const row = group('c').getByTestId('balance-row');
    expect(within(row).queryByTestId('amount')).toBeNull();
    expect(row.textContent).toContain('Not returned');
    expect(row.textContent).toContain('last CNH 905,000.00');
    const item = screen.getByTestId('problem');
    expect(item.dataset['kind']).toBe('not-returned');
  });

  it('masks long account numbers and keeps short ones whole', async () => {
    const balances = [entry('2188120012344821', 'USD', '1'), entry('PE-OUT-0001', 'PEN', '1')];
    await openWindow(withConnections(connection('c', { balances })));
    const rows = group('c').getAllByTestId('balance-row').map((row) => row.textContent);
    expect(rows[0]).toContain('****4821');
    expect(rows[0]).not.toContain('21881200');
    expect(rows[1]).toContain('PE-OUT-0001');
  });

  it('keeps the credit line apart from the amount', async () => {
    const more = { creditLine: { currency: 'CNY', value: '200000', unit: 'major' } } as const;
    const balances = [entry('M-1', 'CNY', '36500', { more })];
    await openWindow(withConnections(connection('c', { balances })));
    const row = group('c').getByTestId('balance-row');
    expect(within(row).getByTestId('amount').textContent).toBe('CNY 36,500.00');
    expect(row.textContent).toContain('Credit line 200,000.00');
  });
});

describe('a balance without a line', () => {
  it('says so, unless money comes in on it or nothing is known of it', async () => {
    const accounts = (['pay-out', 'pay-in'] as const).map(
      (role) => ({ accountNo: role, role, currencies: ['PEN'] }),
    );
    const balances = [
      entry('A', 'PEN', '1'),
      entry('pay-out', 'PEN', '1'),
      entry('lined', 'PEN', '1', { line: { critical: '5' } }),
      entry('pay-in', 'PEN', '1'),
      entry('gone', 'PEN', '1', { freshness: 'not-returned' }),
    ];
    await openWindow(withConnections(connection('c', { accounts, balances })));
    const said = group('c')
      .getAllByTestId('balance-row')
      .map(({ textContent }) => textContent.includes('No alert line'));
    expect(said).toEqual([true, true, false, false, false]);
  });
});

describe('accounts', () => {
  it('join a balance only where number and currency are equal', async () => {
    const status = { word: 'ACTIVE', meaning: 'usable' } as const;
    await openWindow(
      withConnections(
        connection('c', {
          accounts: [
            { accountNo: 'A-1', name: 'Main account', currencies: ['USD'], status },
            { accountNo: 'A-1', name: 'Euro account', currencies: ['EUR'], status },
          ],
          balances: [entry('A-1', 'USD', '5')],
        }),
      ),
    );
    expect(group('c').getByTestId('balance-row').textContent).toContain('Main account');
    const receiving = group('c').getByTestId('receiving-accounts');
    expect(receiving.textContent).toContain('Euro account');
    expect(receiving.textContent).not.toContain('Main account');
    expect(within(receiving).getByTestId('account-status').textContent).toBe('Usable ACTIVE');
  });

  it('that is no longer listed is not shown with its old status', async () => {
    const status = { word: 'ACTIVE', meaning: 'usable' } as const;
    const gone = { accountNo: 'R-9', currencies: ['USD'], status, returned: false } as const;
    await openWindow(withConnections(connection('c', { accounts: [gone] })));
    const receiving = group('c').getByTestId('receiving-accounts');
    expect(within(receiving).getByTestId('account-status').textContent).toBe('Not returned');
    expect(receiving.textContent).not.toContain('ACTIVE');
    expect(screen.getByTestId('attention').textContent).toContain('no longer lists this account');
  });
});

describe('what needs attention', () => {
  it('comes worst first, each with its sentence', async () => {
    const line = { warn: '50000', critical: '10000' };
    await openWindow(
      withConnections(
        connection('off', { condition: 'unreachable', problem: { kind: 'timeout' } }),
        connection('key', {
          condition: 'needs-you',
          problem: { kind: 'signature', code: 'INVALID_SIGNATURE' },
        }),
        connection('money', {
          accounts: [
            { accountNo: 'OUT', name: 'Peru pay-out', role: 'pay-out', currencies: ['PEN'] },
            { accountNo: 'IN', name: 'Peru pay-in', role: 'pay-in', currencies: ['PEN'] },
          ],
          balances: [
            entry('OUT', 'PEN', '8230', { level: 'critical', line }),
            entry('IN', 'PEN', '212400'),
          ],
        }),
        connection('paused', {
          enabled: false,
          condition: 'paused',
          problem: { kind: 'timeout' },
        }),
      ),
    );
    const items = screen.getAllByTestId('problem');
    const states = items.map((item) => item.dataset['state']);
    expect(states).toEqual(['critical', 'needs-you', 'offline']);
    expect(items[0]!.textContent).toContain(
      'PEN 8,230.00 available, below the critical line 10,000.00. Pay-in holds PEN 212,400.00.',
    );
    expect(items[0]!.querySelector('strong')!.textContent).toBe(
      'Connection money · Peru pay-out · Pay-out · PEN',
    );
    expect(items[1]!.textContent).toContain('(INVALID_SIGNATURE)');
    expect(screen.getByTestId('overall-state').textContent).toBe('Critical');
  });

  it('keeps a low balance that could not be read again, with its age', async () => {
    const line = { warn: '50000' };
    const change = { level: 'low', line, freshness: 'stale', readAt: minutesAgo(47) } as const;
    await openWindow(
      withConnections(
        connection('c', {
          condition: 'unreachable',
          problem: { kind: 'timeout' },
          balances: [entry('A', 'PEN', '8230', change)],
        }),
      ),
    );
    const items = screen.getAllByTestId('problem');
    expect(items.map(({ dataset }) => dataset['state'])).toEqual(['low', 'offline']);
    expect(items[0]!.textContent).toContain(
      'As of 13:19 (47 min ago) · PEN 8,230.00 available, below the warn line 50,000.00.',
    );
    expect(screen.getByTestId('overall-state').textContent).toBe('Low');
    const row = group('c').getByTestId('balance-row');
    expect(within(row).getByTestId('chip').textContent).toBe('Low');
    expect(row.querySelector('[data-glyph="low"]')).not.toBeNull();
    expect(within(row).getByTestId('freshness').textContent).toBe('As of 13:19 (47 min ago)');
  });

  it('is an account whose status nobody listed, too', async () => {
    const status = { word: 'PENDING_KYC', meaning: 'unknown' } as const;
    const accounts = [{ accountNo: 'A', name: 'Euro', currencies: ['EUR'], status }];
    await openWindow(withConnections(connection('c', { accounts })));
    const item = screen.getByTestId('problem');
    expect(item.dataset['state']).toBe('needs-you');
    expect(item.textContent).toContain('Connection c · Euro');
    expect(item.textContent).toContain('PENDING_KYC');
  });

  it('calls a connection that answers in part stale, not offline, and says why', async () => {
    await openWindow(
      withConnections(
        connection('c', {
          condition: 'unknown',
          problem: { kind: 'timeout' },
          balances: [entry('A', 'USD', '1'), entry('B', 'EUR', '1', { freshness: 'stale' })],
        }),
      ),
    );
    const item = screen.getByTestId('problem');
    expect(item.dataset['state']).toBe('stale');
    expect(item.textContent).toContain('Acme Pay did not answer in time.');
    expect(group('c').getByTestId('chip').textContent).toBe('Stale');
    expect(screen.getByTestId('overall-state').textContent).toBe('Stale');
    expect(screen.getByRole('main').textContent).not.toContain('Offline');
  });

  it('is the account inquiry alone: stale, the balances being there', async () => {
    const accountsProblem = { kind: 'timeout' } as const;
    const balances = [entry('A', 'USD', '1')];
    await openWindow(withConnections(connection('c', { accountsProblem, balances })));
    expect(screen.getByTestId('problem').dataset['state']).toBe('stale');
    expect(screen.getByTestId('overall-state').textContent).toBe('Stale');
  });

  it('offers to edit what main says only a person can help, whatever the problem', async () => {
    const problem = { kind: 'provider-failed', code: 'X' } as const;
    await openWindow(withConnections(connection('c', { condition: 'needs-you', problem })));
    const item = screen.getByTestId('problem');
    expect(item.dataset['state']).toBe('needs-you');
    expect(within(item).getByRole('button', { name: 'Edit: Connection c' })).toBeTruthy();
  });

  it('is not there at all when all is fine', async () => {
    await openWindow(withConnections(connection('c', { balances: [entry('A', 'USD', '1')] })));
    expect(screen.queryByTestId('attention')).toBeNull();
    expect(screen.queryByTestId('chip')).toBeNull();
  });
});

describe('an answer that could be verified and is not', () => {
  it('says so and tells how to get the key', async () => {
    const balances = [entry('A', 'USD', '1', { verification: 'key-missing' })];
    const { user } = await openWindow(withConnections(connection('c', { balances })));
    const row = group('c').getByTestId('balance-row');
    expect(within(row).getByTestId('not-verified').textContent).toBe('Not verified');
    await user.click(row);
    const panel = within(screen.getByTestId('balance-panel'));
    expect(panel.getByTestId('not-verified').textContent).toBe('Not verified');
    await user.click(group('c').getByTestId('unverified'));
    expect(group('c').getByTestId('unverified-note').textContent).toContain('Portal, page Keys.');
  });

  it('of a provider that signs nothing carries no chip', async () => {
    const balances = [entry('A', 'USD', '1', { verification: 'unsigned' })];
    await openWindow(withConnections(connection('c', { balances })));
    expect(screen.queryByTestId('unverified')).toBeNull();
    expect(screen.queryByTestId('not-verified')).toBeNull();
  });
});
