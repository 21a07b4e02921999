import type { Provider } from '../provider.ts';
import { descriptor } from './descriptor.ts';
import { inquiryBalance } from './inquiry-balance.ts';
import { statuses } from './result-codes.ts';

/** The voucher redemption platform (兑换系统开放接口); its host is assigned per customer. */
export const redemption: Provider = {
  descriptor,
  inquiries: () => [inquiryBalance],
  resultCodes: statuses,
};
