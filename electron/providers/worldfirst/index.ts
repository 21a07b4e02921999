import type { Provider } from '../provider.ts';
import { accountTypesOf } from './account-types.ts';
import { applyToken } from './apply-token.ts';
import { consultTransfer } from './consult-transfer.ts';
import { descriptor } from './descriptor.ts';
import { inquiryAccount } from './inquiry-account.ts';
import { inquiryBalance } from './inquiry-balance.ts';
import { merchantsOf } from './merchants.ts';
import { resultCodes } from './result-codes.ts';
import { TOKENS_FIELD } from './tokens.ts';
import { upgrade } from './upgrade.ts';

/** WorldFirst (万里汇): https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/inquiry_balance */
export const worldfirst: Provider = {
  descriptor,
  upgrade,
  resultCodes,
  inquiries(connection) {
    const current = { ...connection, values: upgrade(connection.values) };
    const merchants = merchantsOf(current);
    const types = accountTypesOf(current);
    return [
      ...merchants.map(inquiryBalance),
      ...merchants.flatMap((merchant) => types.map((type) => inquiryAccount(type, merchant))),
    ];
  },
  tokens: { fieldId: TOKENS_FIELD, exchange: applyToken },
  quote: consultTransfer,
};
