import type { Balance } from '../../domain/balance.ts';
import { textValue, type ConnectionConfig } from '../../domain/connection.ts';
import { chosen } from '../../domain/descriptor.ts';
import { readFunds } from '../funds.ts';
import { asArray, asObject, asText, optionalText, shownWord } from '../json.ts';
import { listed } from '../listed.ts';
import type { Inquiry, SigningContext } from '../provider.ts';
import { readCall } from '../signing/client-id-call.ts';
import { uniqueBalances } from '../unique-balances.ts';
import { BUDGET_BALANCE, DEFAULT_BALANCE_TYPE } from './balance-types.ts';
import type { Merchant } from './merchants.ts';
import { filled, scheme, signedRequest } from './request.ts';

const PATH = '/amsin/api/v1/business/account/inquiryBalance';

/** https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/inquiry_balance */
export function inquiryBalance(merchant: Merchant): Inquiry {
  return {
    id: `inquiryBalance${merchant.idSuffix}`,
    kind: 'balances',
    ...merchant.mark,
    sign: (context) => signedRequest(PATH, content(context), context, merchant.id),
    read: (answer, context) =>
      readCall(scheme, answer, context, (body, verification) => ({
        ok: true,
        verification,
        balances: uniqueBalances(
          asArray(body['accountBalances'], 'accountBalances').map((item, index) => ({
            ...readBalance(item, index),
            ...merchant.mark,
          })),
        ),
        accounts: [],
      })),
  };
}

/** Only what narrows or widens the provider's defaults: all currencies of the normal balance. */
function content(context: SigningContext): Record<string, unknown> {
  const { connection } = context;
  const currencyList = currenciesOf(connection);
  const balanceTypes = chosen(textValue(connection, 'balanceTypes'));
  const usual = balanceTypes.every((type) => type === DEFAULT_BALANCE_TYPE);
  return {
    ...(currencyList.length === 0 ? {} : { currencyList }),
    ...(usual ? {} : { balanceTypes }),
    ...(balanceTypes.includes(BUDGET_BALANCE) ? filled('budgetAccountId', context) : {}),
  };
}

function currenciesOf(connection: ConnectionConfig): readonly string[] {
  return listed(textValue(connection, 'currencies').toUpperCase());
}

function readBalance(value: unknown, index: number): Balance {
  const place = `accountBalances[${index}]`;
  const item = asObject(value, place);
  return {
    accountNo: asText(item['accountNo'], `${place}.accountNo`),
    balanceType: readBalanceType([item['balanceTypes'], item['balanceType']]),
    ...readFunds(item, place),
  };
}

/**
 * An array in one version of the documents, a text in another; absent or empty means the default type. Sorted: the order is
 * nowhere promised, and what lines hang on must not change with it.
 */
function readBalanceType(spellings: readonly unknown[]): string {
  for (const value of spellings) {
    const types = (Array.isArray(value) ? (value as readonly unknown[]) : [value])
      .map((type) => optionalText(type) ?? '')
      .filter((type) => type !== '');
    if (types.length > 0) return types.toSorted().map(shownWord).join('+');
  }
  return DEFAULT_BALANCE_TYPE;
}
