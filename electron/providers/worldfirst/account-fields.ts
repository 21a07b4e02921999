import type { Field, Option } from '../../domain/descriptor.ts';
import type { AccountType } from './account-types.ts';

const accountTypes: readonly (Option & { readonly value: AccountType })[] = [
  { value: 'RECEIVE_ACCOUNT', label: { en: 'Receiving accounts', 'zh-CN': '收款账户' } },
  { value: 'VIRTUAL_ACCOUNT', label: { en: 'Virtual accounts', 'zh-CN': '虚拟账户' } },
  { value: 'ALIPAY_WALLET', label: { en: 'Alipay wallets', 'zh-CN': '支付宝钱包' } },
  {
    value: 'ALIPAY_SHADOW_WALLET',
    label: {
      en: 'Alipay accounts of the related mainland company (ALIPAY_SHADOW_WALLET)',
      'zh-CN': '境内关联公司的支付宝账户（ALIPAY_SHADOW_WALLET）',
    },
  },
  {
    value: 'ALIPAY_ORIGIN_WALLET',
    label: { en: 'ALIPAY_ORIGIN_WALLET', 'zh-CN': 'ALIPAY_ORIGIN_WALLET' },
  },
];

const byReference: readonly AccountType[] = ['RECEIVE_ACCOUNT', 'ALIPAY_WALLET'];
const byCustomer: AccountType = 'ALIPAY_SHADOW_WALLET';

/** Which accounts are shown with their status, and what they are asked for with. */
export const accountFields: readonly Field[] = [
  {
    kind: 'choices',
    id: 'accountTypes',
    label: { en: 'Accounts to show with their status', 'zh-CN': '查询以下账户及其状态' },
    help: {
      en: 'Balances are shown without any of them. Virtual accounts need an access token: enter it under Advanced.',
      'zh-CN': '只查余额可全部不选。虚拟账户需要访问令牌，请在“高级选项”中填写。',
    },
    required: false,
    options: accountTypes,
  },
  {
    kind: 'text',
    id: 'referenceCustomerId',
    label: { en: 'Reference customer id', 'zh-CN': '客户参考编号（referenceCustomerId）' },
    help: {
      en: 'The id you gave this customer when it was registered.',
      'zh-CN': '注册客户时由贵司分配的唯一编号。',
    },
    required: true,
    maxLength: 64,
    pattern: '\\S+',
    when: { field: 'accountTypes', is: byReference },
  },
  {
    kind: 'text',
    id: 'customerId',
    label: { en: 'Customer id', 'zh-CN': '万里汇客户编号（customerId）' },
    help: {
      en: 'The id WorldFirst gave this customer (customerId; newer documents say accountId).',
      'zh-CN': '由万里汇分配给该客户的编号（customerId，新版文档称 accountId）。',
    },
    required: true,
    maxLength: 64,
    pattern: '\\S+',
    when: { field: 'accountTypes', is: byCustomer },
  },
];
