import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TestedInquiry } from '../../electron/contract/types.ts';
import { LOCALES } from '../../electron/domain/locale.ts';
import { appState, entry } from './support/fixtures.ts';
import { openForm } from './support/window.tsx';

const OUT = '21220030202403071031';
const IN = '21220030202403071030';

function read(accountNo: string, value: string): TestedInquiry {
  const { balance } = entry(accountNo, 'PEN', value);
  return { kind: 'balances', accountNo, count: 1, balances: [balance] };
}

function failed(accountNo: string): TestedInquiry {
  const problem = { kind: 'provider-failed', code: '14', providerMessage: 'no such acct' } as const;
  return { kind: 'balances', accountNo, count: 0, balances: [], problem };
}

/** The form with a pay-out and a pay-in account, after a test that came to `inquiries`. */
async function tested(
  inquiries: readonly TestedInquiry[],
  locale: (typeof LOCALES)[number] = 'en',
) {
  const { user } = await openForm({
    app: () => appState({ locale }),
    testDraft: () => ({ ok: true, steps: [], inquiries }),
  });
  await user.click(screen.getByTestId('add-pay-out-accounts'));
  await user.type(screen.getByTestId('field-accounts-no-0'), OUT);
  await user.click(screen.getByTestId('add-pay-in-accounts'));
  await user.type(screen.getByTestId('field-accounts-no-1'), IN);
  await user.click(screen.getByTestId('test-connection'));
  const result = await screen.findByTestId('test-result');
  return {
    outcome: result.dataset['outcome'],
    title: result.querySelector('p')?.textContent,
    lines: screen.getAllByTestId('tested-inquiry').map(({ textContent }) => textContent),
  };
}

describe('a test of the connection', () => {
  it.each([
    ['en', '****1031 Pay-out: PEN 250,000.00', '****1030 Pay-in: PEN 12.50'],
    ['zh-CN', '****1031 付款账户：PEN 250,000.00', '****1030 收款账户：PEN 12.50'],
  ] as const)('shows what was read of each account, to compare (%s)', async (locale, out, pay) => {
    const { outcome, lines } = await tested([read(OUT, '250000'), read(IN, '12.5')], locale);
    expect(outcome).toBe('ok');
    expect(lines).toEqual([out, pay]);
    expect(screen.getByTestId('compare-amounts').textContent).toMatch(
      locale === 'en' ? 'Does the provider’s portal show the same?' : '一致吗？',
    );
  });

  it('names each account where one answer holds several', async () => {
    const balances = [
      entry('8800123400010001', 'USD', '5000').balance,
      entry('8800123400010002', 'EUR', '7', { more: { balanceType: 'BUDGET' } }).balance,
    ];
    const { lines } = await tested([
      { kind: 'balances', count: 2, balances },
      { kind: 'accounts', count: 3, balances: [] },
    ]);
    expect(lines).toEqual([
      'Balances: ****0001 USD 5,000.00 · ****0002 BUDGET EUR 7.00',
      'Receiving accounts: 3 found',
    ]);
  });

  it('tells one problem once, with its accounts and the provider’s own words', async () => {
    const { outcome, lines } = await tested([failed(OUT), failed(IN)]);
    expect(outcome).toBe('failed');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('****1031 Pay-out and ****1030 Pay-in: Acme Pay refused');
    expect(lines[0]).toContain('no such acct');
    expect(screen.queryByTestId('compare-amounts')).toBeNull();
  });

  it('says how much of it works', async () => {
    const other = read('9900112233440001', '3');
    const { outcome, title, lines } = await tested([read(OUT, '1'), failed(IN), other]);
    expect(outcome).toBe('partly');
    expect(title).toBe('2 of 3 work.');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('****1030 Pay-in:');
  });

  it('says of missing receiving accounts that balances can be read', async () => {
    const problem = { kind: 'signature', code: 'INVALID_SIGNATURE' } as const;
    const accounts = { kind: 'accounts', count: 0, balances: [], problem } as const;
    const { outcome, title, lines } = await tested([read(OUT, '1'), accounts]);
    expect(outcome).toBe('balances');
    expect(title).toContain('Balances can be read');
    expect(lines[1]).toContain('INVALID_SIGNATURE');
  });
});
