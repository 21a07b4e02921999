import { featureWords } from '../../i18n/feature-words.ts';

/** Words of “Forget everything”. */
export const en = {
  title: 'Forget everything',
  lead: 'Erases all that Plimsoll keeps on this computer and starts it as on the first day. Nothing is changed at the providers.',
  button: 'Forget everything…',
  'dialog.title': 'Forget everything?',
  'dialog.text': 'This cannot be undone. Gone for good are:',
  'dialog.secrets':
    'every key, secret and token in the {keychain}, keys that are not registered yet included',
  'dialog.profile': 'all connections, lines, notes, group messages and settings',
  'dialog.history': 'the history of balances and of alerts, and the log',
  'dialog.autostart': 'the entry that starts Plimsoll when you log in',
  'dialog.export': 'Files you exported stay where you saved them.',
  'dialog.sure': 'I understand that this cannot be undone',
  confirm: 'Forget everything',
  'refused.keychain':
    'What lies in the {keychain} could not all be deleted, so Plimsoll’s own files are still here: only they say what is left there.',
  'refused.autostart':
    'Nothing was erased: the system did not remove the entry that starts Plimsoll when you log in. Remove it in the system’s settings, then try again.',
} as const;

export type ForgetKey = keyof typeof en;

export const zh: Readonly<Record<ForgetKey, string>> = {
  title: '清除全部数据',
  lead: '清除 Plimsoll 在本机保存的全部内容，并恢复到首次使用的状态。平台侧不会有任何变更。',
  button: '清除全部数据…',
  'dialog.title': '清除全部数据？',
  'dialog.text': '此操作无法撤销，以下内容将被永久删除：',
  'dialog.secrets': '{keychain}中的全部密钥、密码和令牌，包括尚未登记的密钥',
  'dialog.profile': '全部连接、提醒线、备注、群消息和设置',
  'dialog.history': '余额历史、提醒记录和日志',
  'dialog.autostart': '开机自启动项',
  'dialog.export': '您已导出的文件会保留在原处。',
  'dialog.sure': '我已了解此操作无法撤销',
  confirm: '清除全部数据',
  'refused.keychain':
    '{keychain}中的内容未能全部删除，因此本机文件暂予保留：其中记录着还有哪些内容尚未删除。',
  'refused.autostart': '未清除任何内容：系统未能删除开机自启动项。请先在系统设置中删除，再重试。',
};

export const useForgetWords = featureWords<ForgetKey>({ en, 'zh-CN': zh });
