import type { Locale } from '../../domain/locale.ts';
import { createTranslate, type Translate } from './translate.ts';

/** Alerts in words: titles name the account, bodies say what is the matter and what can be done. */
const en = {
  'critical.title': 'Critical: {account}',
  'critical.body': '{available} available, below the critical line {line}.',
  'low.title': 'Low: {account}',
  'low.body': '{available} available, below the warn line {line}.',
  'pay-in': 'Its pay-in account holds {amount}.',
  'transit-late.title': 'Top-up not there yet: {account}',
  'transit-late.body': '{expected} was expected by {moment}. {available} available.',
  'needs-you.title': 'Needs you: {account}',
  'needs-you.body': '{what} {advice}',
  'not-returned.title': 'No longer listed: {account}',
  'not-returned.body':
    'The provider’s last answer does not hold this balance. It was {available} on {moment}.',
  'not-updated.title': 'Not updated: {account}',
  'not-updated.body': 'The last good answer is from {moment}. What is shown may be out of date.',
  'not-updated.body-never': 'No balance could be read yet.',
  'status-changed.title': 'Account status changed: {account}',
  'status-changed.body': 'It was {from} and is {to} now.',
  'frozen-rose.title': 'More is frozen: {account}',
  'frozen-rose.body': '{to} is frozen now, {from} before. Ask the provider why.',
  'token-expiring.title': 'Authorisation ends: {account}',
  'token-expiring.body':
    'It ends on {moment}. Edit the connection and paste a new authorisation code before then.',
  'run-out.title': 'Will run short: {account}',
  'run-out.body': 'At the usual pace the critical line is reached {range}.',
  'run-out.body-zero': 'At the usual pace nothing is left {range}.',
  'run-out.top-up': 'Last moment to top up: {moment}.',
  'large-jump.title': 'Large change: {account}',
  'large-jump.body': '{to} available, {from} before.',
  'upper.title': 'Above the upper line: {account}',
  'upper.body': '{available} available, above the upper line {line}.',
  'recovered.title': 'Recovered: {account}',
  'recovered.body': '{available} available again.',
  'hidden.body': 'Amounts are hidden. Open Plimsoll to see what it is.',
  range: 'between {earliest} and {latest}',
  badge: '[{environment}] {title}',
  'summary.title': '{count, plural, one {# alert} other {# alerts}}',
  'summary.more': 'and {count} more',
} as const;

export type AlertWord = keyof typeof en;

const zhCN: Readonly<Record<AlertWord, string>> = {
  'critical.title': '余额告急：{account}',
  'critical.body': '可用 {available}，低于告急线 {line}。',
  'low.title': '余额偏低：{account}',
  'low.body': '可用 {available}，低于预警线 {line}。',
  'pay-in': '同币种收款账户现有 {amount}。',
  'transit-late.title': '充值未到账：{account}',
  'transit-late.body': '{expected} 应于 {moment} 前到账，目前可用 {available}。',
  'needs-you.title': '需要您处理：{account}',
  'needs-you.body': '{what}{advice}',
  'not-returned.title': '未返回：{account}',
  'not-returned.body': '平台最近一次应答中没有这笔余额。{moment} 时为 {available}。',
  'not-updated.title': '长时间未更新：{account}',
  'not-updated.body': '最近一次查询成功是在 {moment}，显示的金额可能已过时。',
  'not-updated.body-never': '尚未查询到任何余额。',
  'status-changed.title': '账户状态变更：{account}',
  'status-changed.body': '由 {from} 变为 {to}。',
  'frozen-rose.title': '冻结金额增加：{account}',
  'frozen-rose.body': '冻结由 {from} 增至 {to}，请向平台了解原因。',
  'token-expiring.title': '授权即将到期：{account}',
  'token-expiring.body': '授权于 {moment} 到期，请在此之前编辑连接并粘贴新的授权码。',
  'run-out.title': '余额预计不足：{account}',
  'run-out.body': '按平时的支出速度，预计 {range} 触及告急线。',
  'run-out.body-zero': '按平时的支出速度，预计 {range} 用尽。',
  'run-out.top-up': '最晚充值时间：{moment}。',
  'large-jump.title': '余额大幅变动：{account}',
  'large-jump.body': '可用由 {from} 变为 {to}。',
  'upper.title': '余额超过上限：{account}',
  'upper.body': '可用 {available}，高于上限 {line}。',
  'recovered.title': '已恢复：{account}',
  'recovered.body': '可用余额回升至 {available}。',
  'hidden.body': '金额已隐藏，请打开 Plimsoll 查看。',
  range: '{earliest} 至 {latest} 之间',
  badge: '【{environment}】{title}',
  'summary.title': '{count} 条提醒',
  'summary.more': '另有 {count} 条',
};

export const alertCatalogues = { en, 'zh-CN': zhCN } as const;

const cache = new Map<Locale, Translate<AlertWord>>();

export function alertWords(locale: Locale): Translate<AlertWord> {
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<AlertWord>(locale, alertCatalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}
