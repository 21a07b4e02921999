import type { PayeeMethod } from '../../domain/descriptor.ts';

/** How a transfer can be paid out, and what the body calls the id it needs. */
const methods: readonly (PayeeMethod & { readonly idName: string })[] = [
  {
    id: 'BALANCE',
    idName: 'customerId',
    label: { en: 'WorldFirst account', 'zh-CN': '万里汇账户余额' },
    payeeId: {
      label: { en: 'Customer id of the payee', 'zh-CN': '收款方客户编号（customerId）' },
      help: {
        en: 'The id WorldFirst gave the payee (customerId).',
        'zh-CN': '由万里汇分配给收款方的编号。',
      },
    },
  },
  {
    id: 'WORLDFIRST_RECEIVE_ACCOUNT',
    idName: 'paymentMethodId',
    label: { en: 'Receiving account', 'zh-CN': '收款账户' },
    payeeId: {
      label: { en: 'Id of the receiving account', 'zh-CN': '收款账户编号（paymentMethodId）' },
      help: {
        en: 'The number of the payee’s receiving account (paymentMethodId).',
        'zh-CN': '收款方的收款账户号。',
      },
    },
  },
];

export const payeeMethods: readonly PayeeMethod[] = methods.map(({ id, label, payeeId }) => ({
  id,
  label,
  payeeId,
}));

/** @throws Error for a method that is not offered */
export function payeeIdName(methodId: string): string {
  const method = methods.find(({ id }) => id === methodId);
  if (method === undefined) throw new Error(`no such payee method: ${methodId}`);
  return method.idName;
}
