import { accountEntries } from '../../domain/connection.ts';
import type { Provider } from '../provider.ts';
import { descriptor } from './descriptor.ts';
import { inquiryBalance } from './inquiry-balance.ts';

/** Smilepayz: https://docs.smilepayz.com/id/reference/peru/inquiry/inquiryBalance.html */
export const smilepayz: Provider = {
  descriptor,
  inquiries: (connection) => accountEntries(connection, 'accounts').map(inquiryBalance),
  // None are published: every code is shown as it comes.
  resultCodes: {},
};
