import { createTranslate, type Translate } from '../contract/i18n/translate.ts';
import type { Locale } from '../domain/locale.ts';

/** What only group messages say; everything else they take from the words tray and window share. */
const en = {
  'test.title': 'This is a test',
  'test.line': 'Alerts from this computer will arrive in this group.',
  'watching.title': 'Still watching',
  'watching.last': 'Last reading: {time} ({age})',
  'watching.none': 'Nothing could be read yet.',
  'summary.title': 'Balances on {date}',
  'summary.paused': 'Paused, not watched: {names}',
  'row.plain': '{subject}: {text}',
  'row.state': '{state} · {subject}: {text}',
  'row.low': '{amount}, below the warn line {line}',
  'row.critical': '{amount}, below the critical line {line}',
  'total.line': '{accounts}: {counts}',
  'total.accounts': '{count, plural, one {# account} other {# accounts}}',
  'total.fine': 'none below its line',
  'total.no-lines': 'no alert lines set',
  'total.critical': '{count} critical',
  'total.low': '{count} low',
  'total.needs-you': '{count, plural, one {# needs you} other {# need you}}',
  'total.locked': '{count} without keychain',
  'total.offline': '{count} offline',
  'total.stale': '{count} stale',
  'total.never-read': '{count} never read',
  'total.apart':
    'Not counted: {count, plural, one {# sandbox or demo account} other {# sandbox or demo accounts}}',
  'list.separator': ', ',
  'list.names': ', ',
  'merged.title': '{count, plural, one {# message} other {# messages}} in one',
  'merged.lost':
    '{count, plural, one {# earlier message} other {# earlier messages}} could not be delivered.',
} as const;

export type RobotWord = keyof typeof en;

const zhCN: Readonly<Record<RobotWord, string>> = {
  'test.title': '这是一条测试消息',
  'test.line': '本机的提醒将发送到本群。',
  'watching.title': '仍在值守',
  'watching.last': '最近一次查询成功：{time}（{age}）',
  'watching.none': '尚未查询到任何余额。',
  'summary.title': '资金日报 {date}',
  'summary.paused': '已暂停、未监控：{names}',
  'row.plain': '{subject}：{text}',
  'row.state': '{state} · {subject}：{text}',
  'row.low': '{amount}，低于预警线 {line}',
  'row.critical': '{amount}，低于告急线 {line}',
  'total.line': '{accounts}：{counts}',
  'total.accounts': '共 {count} 个账户',
  'total.fine': '均未低于预警线',
  'total.no-lines': '尚未设置预警线',
  'total.critical': '{count} 个告急',
  'total.low': '{count} 个偏低',
  'total.needs-you': '{count} 个待处理',
  'total.locked': '{count} 个密钥存储不可用',
  'total.offline': '{count} 个离线',
  'total.stale': '{count} 个已过时',
  'total.never-read': '{count} 个未查询',
  'total.apart': '未计入：沙盒或演示账户 {count} 个',
  'list.separator': '，',
  'list.names': '、',
  'merged.title': '{count} 条消息合并发送',
  'merged.lost': '另有 {count} 条更早的消息未能送达。',
};

export const robotCatalogues = { en, 'zh-CN': zhCN } as const;

const cache = new Map<Locale, Translate<RobotWord>>();

/** The words of group messages in one language. */
export function robotWords(locale: Locale): Translate<RobotWord> {
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<RobotWord>(locale, robotCatalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}
