import { textValue } from '../../domain/connection.ts';
import type { Provider } from '../provider.ts';
import { descriptor } from './descriptor.ts';
import { inquiryAccount } from './inquiry-account.ts';
import { inquiryBalance } from './inquiry-balance.ts';
import { resultCodes } from './result-codes.ts';

/** WorldFirst (万里汇): https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/inquiry_balance */
export const worldfirst: Provider = {
  descriptor,
  resultCodes,
  inquiries: (connection) =>
    textValue(connection, 'referenceCustomerId') === ''
      ? [inquiryBalance]
      : [inquiryBalance, inquiryAccount(connection)],
};
