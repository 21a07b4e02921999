import type { Provider } from '../provider.ts';
import { descriptor } from './descriptor.ts';
import { inquiryBalance } from './inquiry-balance.ts';
import { resultCodes } from './result-codes.ts';

/** Antom: https://docs.antom.com/ac/aba/inquirybalance */
export const antom: Provider = {
  descriptor,
  inquiries: () => [inquiryBalance],
  resultCodes,
};
