import type { QuoteResult } from '../../../electron/contract/types.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { Quote } from '../../../electron/domain/quote.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { acme, connection, entry, NOW } from './fixtures.ts';

function payeeMethod(id: string, en: string, zh: string) {
  return {
    id,
    label: { en, 'zh-CN': zh },
    payeeId: { label: { en: `${en} id`, 'zh-CN': `${zh}编号` }, help: { en: '', 'zh-CN': '' } },
  };
}

/** Acme, with quotes: to a wallet or to a bank. */
export const quoting: ProviderDescriptor = {
  ...acme,
  quotes: {
    payeeMethods: [payeeMethod('WALLET', 'Wallet', '钱包'), payeeMethod('BANK', 'Bank', '银行')],
  },
};

/** A connection to it that holds dollars and euros. */
export function quotingConnection(
  id: string,
  change: Partial<ConnectionSnapshot> = {},
): ConnectionSnapshot {
  return connection(id, {
    balances: [entry('1', 'USD', '5000'), entry('2', 'EUR', '70')],
    ...change,
  });
}

/** Thirty seconds from `NOW` on, by a provider whose clock is an hour ahead. */
export function received(change: Partial<Quote> = {}): Extract<QuoteResult, { ok: true }> {
  const hour = 3_600_000;
  return {
    ok: true,
    verification: 'verified',
    expiresAt: NOW + 30_000,
    quote: {
      quoteId: 'Q-2026-7',
      from: { currency: 'USD', value: '1000.00', unit: 'major' },
      to: { currency: 'EUR', value: '938.00', unit: 'major' },
      fee: { currency: 'USD', value: '1.5', unit: 'major' },
      currencyPair: 'USD/EUR',
      price: '1.32570',
      startsAt: NOW + hour,
      expiresAt: NOW + hour + 30_000,
      ...change,
    },
  };
}
