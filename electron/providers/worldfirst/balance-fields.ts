import type { Field, ProviderDescriptor } from '../../domain/descriptor.ts';
import { listPattern } from '../listed.ts';
import { BUDGET_BALANCE, DEFAULT_BALANCE_TYPE } from './balance-types.ts';

export const balanceTypes: ProviderDescriptor['balanceTypes'] = {
  [DEFAULT_BALANCE_TYPE]: { en: 'Normal balance', 'zh-CN': '普通余额' },
  SAME_NAME_TOP_UP_BALANCE: { en: 'Same-name top-up balance', 'zh-CN': '同名充值余额' },
  [BUDGET_BALANCE]: { en: 'Budget balance', 'zh-CN': '预算余额' },
};

/** What narrows or widens the balances asked for. */
export const balanceFields: readonly Field[] = [
  {
    kind: 'text',
    id: 'currencies',
    label: { en: 'Only these currencies', 'zh-CN': '仅查询以下币种' },
    help: {
      en: 'For example USD, EUR, CNH. Leave empty for all.',
      'zh-CN': '例如 USD、EUR、CNH。留空则查询全部币种。',
    },
    required: false,
    maxLength: 300,
    pattern: listPattern('[A-Za-z]{3}'),
    advanced: true,
  },
  {
    kind: 'choices',
    id: 'balanceTypes',
    label: { en: 'Balance types', 'zh-CN': '余额类型' },
    help: {
      en: 'Most merchants only have the normal balance; with nothing ticked it is the one asked for.',
      'zh-CN': '多数商户只有普通余额；全部不选时查询普通余额。',
    },
    required: false,
    options: Object.entries(balanceTypes).map(([value, label]) => ({ value, label })),
    initial: DEFAULT_BALANCE_TYPE,
    advanced: true,
  },
  {
    kind: 'text',
    id: 'budgetAccountId',
    label: { en: 'Budget account id', 'zh-CN': '预算账户编号（budgetAccountId）' },
    help: {
      en: 'The budget account whose balance is asked for.',
      'zh-CN': '要查询余额的预算账户。',
    },
    required: true,
    maxLength: 64,
    pattern: '\\S+',
    when: { field: 'balanceTypes', is: BUDGET_BALANCE },
    advanced: true,
  },
];
