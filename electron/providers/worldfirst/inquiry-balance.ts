import type { Balance } from '../../domain/balance.ts';
import { amountFromMinor, type Amount } from '../../domain/money.ts';
import { notNegative, readAmount } from '../amounts.ts';
import { BadAnswer, asArray, asObject, asText, optionalText } from '../json.ts';
import type { Inquiry } from '../provider.ts';
import { uniqueBalances } from '../unique-balances.ts';
import { readEnvelope } from './envelope.ts';
import { signedRequest } from './request.ts';

const PATH = '/amsin/api/v1/business/account/inquiryBalance';

/** All currencies of the normal balance: the provider's defaults, so the body stays empty. */
export const inquiryBalance: Inquiry = {
  id: 'inquiryBalance',
  kind: 'balances',
  sign: (context) => signedRequest(PATH, {}, context),
  read: (answer, context) =>
    readEnvelope(answer, context, (content, verification) => ({
      ok: true,
      verification,
      balances: uniqueBalances(
        asArray(content['accountBalances'], 'accountBalances').map(readBalance),
      ),
      accounts: [],
    })),
};

function readBalance(value: unknown, index: number): Balance {
  const place = `accountBalances[${index}]`;
  const item = asObject(value, place);
  const currency = asText(item['currency'], `${place}.currency`);
  return {
    accountNo: asText(item['accountNo'], `${place}.accountNo`),
    balanceType: readBalanceType(item['balanceTypes'] ?? item['balanceType']),
    currency,
    available: readMinor(item['availableBalance'], currency, `${place}.availableBalance`),
    ...((item['frozenBalance'] ?? undefined) === undefined
      ? {}
      : { frozen: readMinor(item['frozenBalance'], currency, `${place}.frozenBalance`) }),
    ...((item['totalBalance'] ?? undefined) === undefined
      ? {}
      : { total: readMinor(item['totalBalance'], currency, `${place}.totalBalance`) }),
  };
}

/** An array in one version of the documents, a text in another; absent or empty means the default type. */
function readBalanceType(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((type, index) => asText(type, `balanceTypes[${index}]`)).join('+');
  }
  return optionalText(value) ?? 'NORMAL_BALANCE';
}

/** Values are whole numbers of the currency's smallest unit, as number or text. */
function readMinor(value: unknown, currency: string, place: string): Amount {
  const amount = asObject(value, place);
  if (asText(amount['currency'], `${place}.currency`) !== currency) {
    throw new BadAnswer(`${place} is in another currency than its balance`);
  }
  const minor = asText(amount['value'], `${place}.value`);
  return notNegative(
    place,
    readAmount(place, () => amountFromMinor(minor, currency)),
  );
}
