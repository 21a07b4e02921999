import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../../../electron/domain/connection.ts';
import type { QuoteRequest } from '../../../electron/domain/quote.ts';
import type { SignedRequest, Tokens } from '../../../electron/providers/provider.ts';
import { plainRequest, requestFixture } from './harness.ts';
import { exchangeCall, quoteCall, sent, signed } from './worldfirst-harness.ts';

const account = (type: string, values: FieldValues, tokens?: Tokens): SignedRequest | undefined =>
  sent({ accountTypes: type, ...values }, tokens)[`inquiryAccount/${type}`];

/** More than a float could hold. */
const toReceiveAccount: Partial<QuoteRequest> = {
  toCurrency: 'JPY',
  fixedSide: 'to',
  amount: '90071992547409931',
  payeeMethod: 'WORLDFIRST_RECEIVE_ACCOUNT',
  payeeId: '2187000000JPY',
};

describe('path, headers, body and signature are exactly the golden ones', () => {
  const accessToken = { accessToken: 'AT-1' };
  const reference = { referenceCustomerId: 'REF-1' };
  const customer = { customerId: '2188000000000001' };

  test.each<[string, () => SignedRequest | undefined]>([
    [
      'inquiry-balance.filtered',
      () => {
        const values = {
          currencies: 'usd, eur',
          balanceTypes: 'NORMAL_BALANCE,SAME_NAME_TOP_UP_BALANCE,BUDGET_BALANCE',
          budgetAccountId: 'B-7',
          connectedCustomerId: 'M-1',
          connectedHeader: 'Connected-AccountId',
        };
        return sent(values, accessToken)['inquiryBalance/M-1'];
      },
    ],
    ['inquiry-account', () => account('RECEIVE_ACCOUNT', reference)],
    ['inquiry-account.alipay-wallet', () => account('ALIPAY_WALLET', reference)],
    ['inquiry-account.virtual', () => account('VIRTUAL_ACCOUNT', {}, accessToken)],
    ['inquiry-account.alipay-shadow-wallet', () => account('ALIPAY_SHADOW_WALLET', customer)],
    [
      'inquiry-account.alipay-shadow-wallet.newer',
      () =>
        account('ALIPAY_SHADOW_WALLET', { ...customer, connectedHeader: 'Connected-AccountId' }),
    ],
    ['inquiry-account.alipay-origin-wallet', () => account('ALIPAY_ORIGIN_WALLET', {})],
    ['consult-transfer.from-balance', () => signed(quoteCall())],
    [
      'consult-transfer.to-receive-account',
      () => signed(quoteCall(toReceiveAccount), { connectedCustomerId: 'M-1' }, accessToken),
    ],
    ['apply-token.code', () => signed(exchangeCall({ authCode: 'CODE-1' }))],
    [
      'apply-token.refresh',
      () => {
        const call = exchangeCall({ refreshToken: 'RT-1' });
        return signed(call, { connectedCustomerId: 'M-1' }, accessToken);
      },
    ],
  ])('%s', (name, make) => {
    const request = make();
    if (request === undefined) throw new Error('nothing was asked');
    expect(plainRequest(request)).toEqual(requestFixture(`worldfirst/${name}.request.json`));
  });
});
