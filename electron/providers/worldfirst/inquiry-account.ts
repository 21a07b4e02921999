import type { Account, AccountStatus } from '../../domain/account.ts';
import { asArray, asObject, asText, optionalText, shownWord } from '../json.ts';
import type { Inquiry } from '../provider.ts';
import { readCall } from '../signing/client-id-call.ts';
import { identification, type AccountType } from './account-types.ts';
import { readBankAccounts } from './bank-accounts.ts';
import type { Merchant } from './merchants.ts';
import { scheme, signedRequest } from './request.ts';

const PATH = '/amsin/api/v1/business/account/inquiryAccount';

/** The statuses the documents name. */
const meanings: ReadonlyMap<string, AccountStatus['meaning']> = new Map([
  ['ACTIVE', 'usable'],
  ['ABNORMAL', 'attention'],
]);

/**
 * The accounts of one type. Whom they belong to (`customer` and its like) is personal data and stays unread.
 * https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/inquiry_account
 */
export function inquiryAccount(accountType: AccountType, merchant: Merchant): Inquiry {
  return {
    id: `inquiryAccount/${accountType}${merchant.idSuffix}`,
    kind: 'accounts',
    sign: (context) => {
      const content = { accountType, ...identification(accountType, context) };
      return signedRequest(PATH, content, context, merchant.id);
    },
    read: (answer, context) =>
      readCall(scheme, answer, context, (content, verification) => {
        // The parameter table and the sample of the same page spell the list differently.
        const lists = [content['accountInfos'], content['accountInformation']]
          .filter((list) => list !== undefined && list !== null)
          .map((list) => asArray(list, 'accountInfos'));
        const list = lists.find(({ length }) => length > 0) ?? [];
        const accounts = list.map((item, index) => ({
          ...readAccount(item, index),
          ...merchant.mark,
        }));
        // Without any list the answer does not say that there are none.
        const omitted = lists.length === 0 ? { accountsOmitted: true as const } : {};
        return { ok: true, verification, balances: [], accounts, ...omitted };
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
    ...(type === undefined ? {} : { type: shownWord(type) }),
    ...(word === undefined
      ? {}
      : { status: { word: shownWord(word), meaning: meanings.get(word) ?? 'unknown' } }),
    ...readBankAccounts(item['bankAccountList']),
  };
}
