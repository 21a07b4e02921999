import type { en } from './words-en.ts';

export const zhCN: Readonly<Record<keyof typeof en, string>> = {
  title: '命令',
  placeholder: '前往页面或账户，或执行命令',
  none: '没有匹配的内容。',
  'group.screens': '前往',
  'group.accounts': '账户',
  'group.commands': '命令',
  found: '找到 {count} 项',
  refresh: '刷新全部',
  'hide-amounts': '隐藏金额、名称和账号',
  'show-amounts': '显示金额、名称和账号',
  'pause-hour': '暂停全部查询 1 小时',
  'pause-tomorrow': '暂停全部查询到明天',
  'pause-for-good': '暂停全部查询，直到手动恢复',
  theme: '主题：{name}',
  language: '语言：{name}',
};
