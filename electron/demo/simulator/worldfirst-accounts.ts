import type { WorldFirstMerchant } from './protocol.ts';
import { Refusal } from './wire.ts';

/**
 * What inquiryAccount answers, without the result envelope.
 * @throws Refusal when the account type or what belongs to it is missing or wrong
 */
export function accountList(merchant: WorldFirstMerchant, body: Record<string, unknown>): object {
  const accountType = body['accountType'];
  const owner = merchant.customer ?? {
    customerId: `CUST-${merchant.clientId}`,
    customerCompanyName: 'Example Trading Co., Ltd.',
    certificateNo: '91330000EXAMPLE00X',
  };
  const { customerId, customerCompanyName, certificateNo } = owner;
  switch (accountType) {
    case 'RECEIVE_ACCOUNT':
    case 'ALIPAY_WALLET':
      requireOwner(body, 'referenceCustomerId', merchant.referenceCustomerId);
      break;
    case 'ALIPAY_SHADOW_WALLET':
      // `accountId` is the newer name of the same field.
      requireOwner(body, 'accountId' in body ? 'accountId' : 'customerId', customerId);
      break;
    case 'VIRTUAL_ACCOUNT':
      if (typeof body['accessToken'] !== 'string') throw illegal('accessToken is required');
      throw new Refusal('AUTHORIZATION_NOT_EXIST', 'OAUTH does not exist.');
    case 'ALIPAY_ORIGIN_WALLET':
      break;
    default:
      throw illegal('accountType');
  }
  const listed = merchant.accounts
    .filter((account) => (account.accountType ?? 'RECEIVE_ACCOUNT') === accountType)
    .map((account) => ({
      accountNo: account.accountNo,
      accountStatus: account.status ?? 'ACTIVE',
      accountType,
      currencyList: [account.currency],
    }));
  return {
    customerId,
    [merchant.accountListName ?? 'accountInfos']: listed,
    customer: {
      customerId,
      customerCompanyName,
      certificateList: [{ certificateType: 'ENTERPRISE_REGISTRATION', certificateNo }],
    },
  };
}

function requireOwner(
  body: Record<string, unknown>,
  name: string,
  expected: string | undefined,
): void {
  const given = body[name];
  if (typeof given !== 'string' || given === '') throw illegal(`${name} is required`);
  if (given !== expected) throw new Refusal('ACCOUNT_NOT_EXIST', 'Account does not exist.');
}

/** Something in the request that WorldFirst would not take. */
export function illegal(what: string): Refusal {
  return new Refusal('PARAM_ILLEGAL', `Illegal parameters exist: ${what}.`);
}
