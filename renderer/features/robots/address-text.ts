import type { AddressSummary } from '../../../electron/contract/robot-types.ts';
import { useRobotsWords } from './words.ts';

/** What may be seen of an address: `oapi.dingtalk.com …wxyz`. */
export function useAddressText(): (address: AddressSummary) => string {
  const r = useRobotsWords();
  return ({ host, tail }) => (tail === undefined ? host : r('address.shown', { host, tail }));
}
