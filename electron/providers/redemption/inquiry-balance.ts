import { textValue } from '../../domain/connection.ts';
import { amountFromMajor, amountFromMinor, type Amount } from '../../domain/money.ts';
import { notNegative, readAmount } from '../amounts.ts';
import { BadAnswer, asObject, asText, optionalText, parseJsonObject } from '../json.ts';
import type {
  Inquiry,
  InquiryResult,
  ReadContext,
  SignedRequest,
  SigningContext,
} from '../provider.ts';
import { readAnswer } from '../read-answer.ts';
import { failureOfCode } from '../result-code.ts';
import { statuses } from './result-codes.ts';
import { canonicalBytes, checkSignature, signBytes, type SignType } from './signing.ts';

const PATH = '/v1/openapi/merchant/business/balance';

export const inquiryBalance: Inquiry = {
  id: 'business/balance',
  kind: 'balances',
  sign: signedRequest,
  read: (answer, context) =>
    readAnswer(answer, (): InquiryResult => {
      const verification = checkSignature(answer, context);
      if (verification === 'forged') return { ok: false, problem: { kind: 'unverified-answer' } };
      const content = parseJsonObject(answer.body);
      const status = asText(content['status'], 'status');
      if (status !== '0') {
        return failureOfCode(statuses, status, 'provider-failed', content['message']);
      }
      const data = asObject(content['data'], 'data');
      for (const id of ['merchantId', 'businessId']) {
        const answered = optionalText(data[id]);
        const isOther = answered !== textValue(context.connection, id);
        if (answered !== undefined && answered !== '' && isOther) {
          throw new BadAnswer('the answer is about another account', 'other-account');
        }
      }
      const available = readUnit(data['amount'], context, 'data.amount');
      const accountNo = textValue(context.connection, 'businessId');
      return {
        ok: true,
        verification,
        balances: [
          {
            accountNo,
            balanceType: 'amount',
            currency: available.currency,
            // The amount may be negative: credit is in use then.
            available,
            ...readCreditLine(data['creditLine'], context),
          },
        ],
        accounts: [{ accountNo, currencies: [available.currency] }],
      };
    }),
};

function signedRequest({ connection, secrets, now, nonce }: SigningContext): SignedRequest {
  const businessId = textValue(connection, 'businessId');
  const signType = textValue(connection, 'signType') as SignType;
  const merchantId = textValue(connection, 'merchantId');
  const body = Buffer.from(JSON.stringify({ merchantId, businessId }));
  const headers = { businessId, nonce: nonce(), signType, timestamp: String(now.getTime()) };
  return {
    path: PATH,
    body,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...headers,
      sign: signBytes(canonicalBytes(headers, body), signType, secrets),
    },
  };
}

/** Without one the field may be missing; that is no reason to lose the amount. */
function readCreditLine(value: unknown, context: ReadContext): { creditLine?: Amount } {
  if (value === undefined || value === null || value === '') return {};
  const place = 'data.creditLine';
  return { creditLine: notNegative(place, readUnit(value, context, place)) };
}

/** Unit and currency are not documented; both are what the user said they are. */
function readUnit(value: unknown, { connection }: ReadContext, place: string): Amount {
  const text = asText(value, place);
  const currency = textValue(connection, 'currency');
  return readAmount(place, () =>
    textValue(connection, 'unit') === 'minor'
      ? amountFromMinor(text, currency)
      : amountFromMajor(text, currency),
  );
}
