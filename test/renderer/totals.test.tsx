import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  defaultViewSettings,
  type HomeCurrency,
  type RatesResult,
} from '../../electron/contract/view-types.ts';
import { connection, entry, minutesAgo, NOW } from './support/fixtures.ts';
import { quoting, received } from './support/quotes.ts';
import { openWindow, withConnections } from './support/window.tsx';

const sumOf = (currency: string) =>
  screen.getAllByTestId('sum').find(({ dataset }) => dataset['currency'] === currency)!;

const withHome = (home: HomeCurrency) => ({
  left: () => ({ ...defaultViewSettings, home }),
});

describe('what is available in total', () => {
  it('adds up each currency by itself, to the last digit', async () => {
    await openWindow(
      withConnections(
        connection('a', { balances: [entry('A', 'USD', '0.1'), entry('B', 'EUR', '5')] }),
        connection('b', { balances: [entry('C', 'USD', '9007199254740993.2')] }),
      ),
    );
    const sums = screen.getAllByTestId('sum').map(({ textContent }) => textContent);
    expect(sums).toEqual(['EUR 5.001 account', 'USD 9,007,199,254,740,993.302 accounts']);
  });

  it('never adds a credit line or what is frozen', async () => {
    const amount = (value: string) => ({ currency: 'CNY', value, unit: 'major' }) as const;
    const more = { creditLine: amount('200000'), frozen: amount('50'), total: amount('36550') };
    const balances = [entry('A', 'CNY', '36500', { more }), entry('B', 'CNY', '1')];
    await openWindow(withConnections(connection('c', { balances })));
    expect(sumOf('CNY').textContent).toContain('CNY 36,501.00');
  });

  it.each(['sandbox', 'demo'] as const)(
    'leaves %s money out beside production, and says so',
    async (environmentKind) => {
      await openWindow(
        withConnections(
          connection('real', { balances: [entry('A', 'USD', '1'), entry('B', 'USD', '2')] }),
          connection('toy', { environmentKind, balances: [entry('C', 'USD', '1000')] }),
        ),
      );
      expect(sumOf('USD').textContent).toBe('USD 3.002 accounts');
      expect(screen.getByTestId('unreal-left-out')).toBeTruthy();
    },
  );

  it('counts it where there is no other', async () => {
    const balances = [entry('A', 'USD', '1'), entry('B', 'USD', '2')];
    await openWindow(
      withConnections(connection('toy', { environmentKind: 'sandbox', balances })),
    );
    expect(sumOf('USD').textContent).toContain('USD 3.00');
    expect(screen.queryByTestId('unreal-left-out')).toBeNull();
  });

  it('marks what is not live, a paused connection included', async () => {
    const stale = { freshness: 'stale', readAt: minutesAgo(47) } as const;
    await openWindow(
      withConnections(
        connection('a', { balances: [entry('A', 'USD', '1'), entry('B', 'USD', '2', stale)] }),
        connection('b', { enabled: false, balances: [entry('C', 'USD', '4')] }),
        connection('c', { balances: [entry('D', 'EUR', '4', stale)] }),
      ),
    );
    expect(sumOf('USD').textContent).toBe('USD 7.003 accounts2 not live');
    expect(sumOf('EUR').textContent).toBe('EUR 4.001 accountnot live');
  });

  it('leaves out what is not known instead of counting it as zero', async () => {
    const raw = { available: { currency: 'USD', value: '905000', unit: 'raw' } } as const;
    await openWindow(
      withConnections(
        connection('c', {
          balances: [
            entry('A', 'USD', '1'),
            entry('B', 'USD', '5', { freshness: 'not-returned' }),
            entry('C', 'USD', '0', { more: raw }),
            entry('D', 'EUR', '7', { freshness: 'not-returned' }),
          ],
        }),
      ),
    );
    expect(sumOf('USD').textContent).toBe('USD 1.001 account2 left out: not known');
    expect(sumOf('EUR').textContent).toBe('EUR —1 left out: not known');
  });

  it('is not there where each currency lies in one account', async () => {
    const balances = [entry('A', 'USD', '1'), entry('B', 'EUR', '1')];
    await openWindow(withConnections(connection('c', { balances })));
    expect(screen.queryByTestId('totals')).toBeNull();
  });

  it('narrows the list to a currency, and widens it again', async () => {
    const balances = [entry('A', 'USD', '1'), entry('B', 'USD', '1'), entry('C', 'EUR', '1')];
    const { user } = await openWindow(withConnections(connection('c', { balances })));
    await user.click(sumOf('EUR'));
    expect(screen.getAllByTestId('balance-row')).toHaveLength(1);
    expect(sumOf('USD').textContent).toContain('USD 2.00');
    await user.click(sumOf('EUR'));
    expect(screen.getAllByTestId('balance-row')).toHaveLength(3);
  });
});

describe('what it comes to in the user’s own currency', () => {
  const balances = [entry('A', 'USD', '1000'), entry('B', 'CNY', '500'), entry('C', 'PEN', '70')];
  const usd = { currency: 'USD', rate: '7.125', at: minutesAgo(90) };

  it('is told at rates with their source and time, and says what it is without', async () => {
    await openWindow({
      ...withConnections(connection('c', { balances })),
      ...withHome({ currency: 'CNY', rates: [usd] }),
    });
    expect(screen.getByTestId('about').textContent).toBe(
      'About CNY 7,625 together 1 USD = CNY 7.125, typed 12:36 · without PEN: no rate',
    );
  });

  it('names the provider whose quote a rate is from', async () => {
    await openWindow({
      ...withConnections(connection('c', { balances })),
      ...withHome({ currency: 'CNY', rates: [{ ...usd, quotedBy: 'acme' }] }),
    });
    expect(screen.getByTestId('about').textContent).toContain('1 USD = CNY 7.125, quoted by Acme Pay 12:36');
  });

  it('is not told without a rate', async () => {
    await openWindow({
      ...withConnections(connection('c', { balances: [...balances, entry('D', 'PEN', '1')] })),
      ...withHome({ currency: 'CNY', rates: [] }),
    });
    expect(screen.getByTestId('totals')).toBeTruthy();
    expect(screen.queryByTestId('about')).toBeNull();
  });

  it('says when an amount in it is not live', async () => {
    const old = entry('A', 'USD', '1', { freshness: 'stale', readAt: minutesAgo(47) });
    await openWindow({
      ...withConnections(connection('c', { balances: [old] })),
      ...withHome({ currency: 'CNY', rates: [usd] }),
    });
    expect(screen.getByTestId('about').textContent).toContain('with amounts that are not live');
  });
});

describe('the rates', () => {
  const balances = [entry('A', 'USD', '1000'), entry('B', 'EUR', '500')];
  const answered = (result: RatesResult) => ({ setRates: () => result });
  const typed = { currency: 'CNY', rates: [{ currency: 'USD', rate: '7.1', at: NOW }] };

  it('are typed, sent to main as they stand, and told of once main has them', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(connection('c', { balances })),
      ...answered({ ok: true, home: typed }),
    });
    await user.click(screen.getByTestId('view-menu'));
    await user.click(screen.getByTestId('set-rates'));
    await user.type(await screen.findByTestId('home-currency'), 'cny');
    await user.type(screen.getByTestId('rate-USD'), '7,1');
    await user.click(screen.getByTestId('save-rates'));
    expect(payloadsOf('setRates')).toEqual([
      {
        currency: 'cny',
        rates: [
          { currency: 'EUR', rate: '', quoted: null },
          { currency: 'USD', rate: '7,1', quoted: null },
        ],
      },
    ]);
    expect(screen.queryByTestId('rates-dialog')).toBeNull();
    expect(screen.getByTestId('about').textContent).toContain('About CNY 7,100 together');
  });

  it('say beside its field what main says is wrong with one', async () => {
    const { user } = await openWindow({
      ...withConnections(connection('c', { balances })),
      ...answered({ ok: false, errors: [{ currency: 'USD', error: 'not-a-number' }] }),
    });
    await user.click(screen.getByTestId('view-menu'));
    await user.click(screen.getByTestId('set-rates'));
    await user.type(await screen.findByTestId('home-currency'), 'CNY');
    await user.type(screen.getByTestId('rate-USD'), 'x');
    await user.click(screen.getByTestId('save-rates'));
    const field = screen.getByTestId('rate-USD');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const aid = document.getElementById(field.getAttribute('aria-describedby')!);
    expect(aid!.textContent).toBe('Enter a number such as 7.1.');
    expect(screen.getByTestId('rate-EUR').getAttribute('aria-invalid')).toBe('false');
  });

  it('can come from the quote that was asked for last, with its provider and time', async () => {
    const { user, payloadsOf } = await openWindow({
      ...withConnections(connection('c', { balances })),
      providers: () => [quoting],
      getQuote: () => received({ to: { currency: 'CNY', value: '7123.45', unit: 'major' } }),
      ...answered({ ok: true, home: typed }),
    });
    await user.click(screen.getByTestId('nav-quote'));
    await user.click(screen.getByTestId('get-quote'));
    await screen.findByTestId('quote-from');
    await user.click(screen.getByTestId('nav-overview'));
    await user.click(screen.getByTestId('view-menu'));
    await user.click(screen.getByTestId('set-rates'));
    await user.type(await screen.findByTestId('home-currency'), 'CNY');
    expect(screen.queryByTestId('use-quote-EUR')).toBeNull();
    await user.click(screen.getByTestId('use-quote-USD'));
    await user.click(screen.getByTestId('save-rates'));
    expect(payloadsOf('setRates')).toMatchObject([
      {
        rates: [
          { currency: 'EUR', rate: '' },
          {
            currency: 'USD',
            rate: '7.12345',
            quoted: { providerId: 'acme', at: NOW },
          },
        ],
      },
    ]);
  });
});

describe('entities', () => {
  const group = { ...defaultViewSettings, group: 'entity' } as const;
  const connections = [
    connection('lima', { balances: [entry('A', 'PEN', '10'), entry('B', 'USD', '1')] }),
    connection('bonn', { balances: [entry('C', 'EUR', '7')] }),
    connection('cusco', { balances: [entry('D', 'PEN', '32')] }),
  ];

  it('have their own sums, and stand together whatever lies between them', async () => {
    await openWindow({
      ...withConnections(...connections),
      left: () => ({ ...group, entities: { lima: 'Andes S.A.C.', cusco: 'Andes S.A.C.' } }),
    });
    const told = screen.getAllByTestId('entity').map((section) => ({
      name: within(section).getByRole('heading', { level: 2 }).textContent,
      sums: within(section).getAllByTestId('subtotal').map(({ textContent }) => textContent),
      connections: within(section)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    }));
    expect(told).toEqual([
      {
        name: 'Andes S.A.C.',
        sums: ['PEN 42.00', 'USD 1.00'],
        connections: ['Connection lima', 'Connection cusco'],
      },
      { name: 'No entity', sums: ['EUR 7.00'], connections: ['Connection bonn'] },
    ]);
  });

  it('are named by the user, kept by main, and taken away by emptying the field', async () => {
    const { user, payloadsOf } = await openWindow(withConnections(...connections));
    await user.click(screen.getByTestId('menu-lima'));
    await user.type(screen.getByTestId('entity-lima'), ' Andes S.A.C. ');
    await user.click(screen.getByTestId('save-entity-lima'));
    expect(screen.getByTestId('entity-tag').textContent).toBe('Andes S.A.C.');
    expect(payloadsOf('setView')).toMatchObject([{ entities: { lima: 'Andes S.A.C.' } }]);
    await user.clear(screen.getByTestId('entity-lima'));
    await user.click(screen.getByTestId('save-entity-lima'));
    expect(screen.queryByTestId('entity-tag')).toBeNull();
    expect(payloadsOf('setView').at(-1)).toMatchObject({ entities: {} });
  });
});
