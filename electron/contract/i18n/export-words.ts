import type { Locale } from '../../domain/locale.ts';
import { createTranslate, type Translate } from './translate.ts';

/** What stands in an exported table: its headings, and what is said in a word. */
const en = {
  sheet: 'Balance history',
  connection: 'Connection',
  environment: 'Environment',
  'environment.production': 'Production',
  'environment.sandbox': 'Sandbox',
  'environment.demo': 'Demo',
  provider: 'Provider',
  merchant: 'Merchant',
  'account-name': 'Account name',
  'account-no': 'Account number',
  'account-role': 'Account use',
  'role.pay-in': 'Pay-in',
  'role.pay-out': 'Pay-out',
  'balance-type': 'Balance type',
  currency: 'Currency',
  span: 'Row stands for',
  'span.reading': 'Unchanged balance',
  'span.hour': 'Hour',
  'span.day': 'Day',
  from: 'First read ({zone})',
  until: 'Last read ({zone})',
  available: 'Available',
  lowest: 'Lowest available',
  highest: 'Highest available',
  frozen: 'Frozen',
  unavailable: 'Unavailable',
  total: 'Total',
  'credit-line': 'Credit line',
  unit: 'Amounts in',
  'unit.major': 'Currency units',
  'unit.raw': 'Unknown unit',
  verification: 'Signature',
  'verification.verified': 'Verified',
  'verification.key-missing': 'Not verified',
  'verification.unsigned': 'Not signed',
} as const;

export type ExportWord = keyof typeof en;

const zhCN: Readonly<Record<ExportWord, string>> = {
  sheet: '余额历史',
  connection: '连接',
  environment: '环境',
  'environment.production': '生产',
  'environment.sandbox': '沙盒',
  'environment.demo': '演示',
  provider: '平台',
  merchant: '商户',
  'account-name': '账户名称',
  'account-no': '账户号',
  'account-role': '账户用途',
  'role.pay-in': '收款账户',
  'role.pay-out': '付款账户',
  'balance-type': '余额类型',
  currency: '币种',
  span: '记录粒度',
  'span.reading': '余额未变期间',
  'span.hour': '每小时',
  'span.day': '每日',
  from: '首次查询时间（{zone}）',
  until: '末次查询时间（{zone}）',
  available: '可用',
  lowest: '最低可用',
  highest: '最高可用',
  frozen: '冻结',
  unavailable: '不可用',
  total: '总额',
  'credit-line': '授信额度',
  unit: '金额单位',
  'unit.major': '币种单位',
  'unit.raw': '单位未知',
  verification: '验签',
  'verification.verified': '已验签',
  'verification.key-missing': '未验签',
  'verification.unsigned': '无签名',
};

export const exportCatalogues = { en, 'zh-CN': zhCN } as const;

export function exportWords(locale: Locale): Translate<ExportWord> {
  return createTranslate<ExportWord>(locale, exportCatalogues[locale]);
}
