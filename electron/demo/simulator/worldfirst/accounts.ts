import type { WorldFirstAccount, WorldFirstMerchant } from '../protocol.ts';
import { Refusal } from '../wire.ts';
import type { Holder } from './merchant.ts';
import type { TokenOffice } from './oauth.ts';
import { customerIdName, illegal, requiredText } from './refusals.ts';

interface ListedAccount {
  accountNo: string;
  accountStatus: string;
  accountType: string;
  currencyList: string[];
  bankAccountList?: object[];
}

/**
 * What inquiryAccount answers, without the result envelope.
 * @throws Refusal when the account type or what belongs to it is missing or wrong
 */
export function accountList(
  merchant: WorldFirstMerchant,
  holder: Holder,
  body: Record<string, unknown>,
  tokens: TokenOffice,
): object {
  const accountType = requiredText(body, 'accountType');
  checkOwner(accountType, holder, body, tokens);
  const idName = merchant.customerIdName ?? 'customerId';
  const { customerId, referenceCustomerId, companyName, certificateNo } = holder;
  const listed = listAccounts(holder.accounts, accountType);
  return {
    [idName]: customerId,
    // The tables promise the list for three of the types, yet name wallets as types of its items: both shapes
    // occur here.
    // https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/inquiry_account
    ...(listed.length > 0 || !/^ALIPAY_(?:ORIGIN_)?WALLET$/.test(accountType)
      ? { [merchant.accountListName ?? 'accountInfos']: listed }
      : {}),
    customer: {
      [idName]: customerId,
      ...(referenceCustomerId === undefined ? {} : { referenceCustomerId }),
      customerCompanyName: companyName,
      certificateList: [{ certificateType: 'ENTERPRISE_REGISTRATION', certificateNo }],
    },
    ...affiliation(accountType, companyName),
  };
}

/** Each type wants an id of its own, and some also want to be allowed to see it. */
function checkOwner(
  accountType: string,
  { customerId, referenceCustomerId }: Holder,
  body: Record<string, unknown>,
  tokens: TokenOffice,
): void {
  switch (accountType) {
    case 'RECEIVE_ACCOUNT':
    case 'ALIPAY_WALLET':
      requireSame(requiredText(body, 'referenceCustomerId'), referenceCustomerId);
      break;
    case 'ALIPAY_SHADOW_WALLET':
      requireSame(requiredText(body, customerIdName(body)), customerId);
      break;
    case 'VIRTUAL_ACCOUNT':
      tokens.check(requiredText(body, 'accessToken'));
      break;
    case 'ALIPAY_ORIGIN_WALLET':
      break;
    default:
      throw illegal('accountType');
  }
}

function requireSame(given: string, expected: string | undefined): void {
  if (given !== expected) throw new Refusal('ACCOUNT_NOT_EXIST', 'Account does not exist.');
}

/** One item for each account number, with every currency it is held in. */
function listAccounts(accounts: readonly WorldFirstAccount[], accountType: string): object[] {
  const items = new Map<string, ListedAccount>();
  for (const account of accounts) {
    const { accountNo, currency, status = 'ACTIVE', bankAccounts } = account;
    if ((account.accountType ?? 'RECEIVE_ACCOUNT') !== accountType) continue;
    const item = items.get(accountNo) ?? {
      accountNo,
      accountStatus: status,
      accountType,
      currencyList: [],
    };
    items.set(accountNo, item);
    if (!item.currencyList.includes(currency)) item.currencyList.push(currency);
    if (bankAccounts) (item.bankAccountList ??= []).push(...bankAccounts);
  }
  return [...items.values()];
}

/** The company behind an Alipay wallet; its account number is personal data that the app has no use for. */
function affiliation(accountType: string, companyName: string): object {
  const company = { alipayNo: 'finance@example.com', companyName, region: 'CN' };
  if (accountType === 'ALIPAY_ORIGIN_WALLET') return { alipayCustomer: company };
  if (accountType === 'ALIPAY_SHADOW_WALLET') return { affiliatedCustomer: company };
  return {};
}
