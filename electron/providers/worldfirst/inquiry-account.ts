import type { Account, AccountStatus } from '../../domain/account.ts';
import { textValue, type ConnectionConfig } from '../../domain/connection.ts';
import { asArray, asObject, asText, optionalText } from '../json.ts';
import type { Inquiry } from '../provider.ts';
import { readEnvelope } from './envelope.ts';
import { signedRequest } from './request.ts';

const PATH = '/amsin/api/v1/business/account/inquiryAccount';

const meanings: ReadonlyMap<string, AccountStatus['meaning']> = new Map([
  ['ACTIVE', 'usable'],
  ['ABNORMAL', 'attention'],
]);

/** The receiving accounts of one customer; asked only where the user gave the customer's id. */
export function inquiryAccount(connection: ConnectionConfig): Inquiry {
  const referenceCustomerId = textValue(connection, 'referenceCustomerId');
  return {
    id: 'inquiryAccount',
    kind: 'accounts',
    sign: (context) =>
      signedRequest(PATH, { accountType: 'RECEIVE_ACCOUNT', referenceCustomerId }, context),
    read: (answer, context) =>
      readEnvelope(answer, context, (content, verification) => {
        // The parameter table and the sample of the same page spell the list differently.
        const list = content['accountInfos'] ?? content['accountInformation'] ?? [];
        const accounts = asArray(list, 'accountInfos').map(readAccount);
        return { ok: true, verification, balances: [], accounts };
      }),
  };
}

function readAccount(value: unknown, index: number): Account {
  const place = `accountInfos[${index}]`;
  const item = asObject(value, place);
  const type = optionalText(item['accountType']);
  const word = optionalText(item['accountStatus']);
  return {
    accountNo: asText(item['accountNo'], `${place}.accountNo`),
    currencies: asArray(item['currencyList'] ?? [], `${place}.currencyList`).map((currency) =>
      asText(currency, `${place}.currencyList`),
    ),
    ...(type === undefined ? {} : { type }),
    ...(word === undefined ? {} : { status: { word, meaning: meanings.get(word) ?? 'unknown' } }),
  };
}
