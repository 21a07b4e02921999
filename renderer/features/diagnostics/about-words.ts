import { featureWords } from '../../i18n/feature-words.ts';

/** Words about this copy of the app. */
export const en = {
  title: 'About',
  version: 'Version',
  built: 'Built from',
  'built.days': 'source of {date}, {days, plural, =0 {today} one {# day old} other {# days old}}',
  'built.unknown': 'a source folder; its date is not known',
  electron: 'Electron',
  'electron.supported': '{version}, which gets security fixes until {date}',
  'electron.ended': '{version}, which has had no security fixes since {date}',
  'electron.unknown': '{version}; until when it gets security fixes was not known when this was built',
  updates: 'Updates',
  'updates.none': 'Plimsoll does not update itself: there is no place yet that it could fetch them from.',
  'test-build': 'Test build',
  'test-build.why': 'This copy was made on an Electron that is out of support. Do not use it with real keys.',
} as const;

export type AboutKey = keyof typeof en;

export const zh: Readonly<Record<AboutKey, string>> = {
  title: '关于',
  version: '版本',
  built: '构建来源',
  'built.days': '{date} 的源代码{days, plural, =0 {（今天）} other {，距今 # 天}}',
  'built.unknown': '从源代码目录运行，日期未知',
  electron: 'Electron',
  'electron.supported': '{version}，安全更新提供至 {date}',
  'electron.ended': '{version}，自 {date} 起已无安全更新',
  'electron.unknown': '{version}，构建时尚不知道安全更新提供到何时',
  updates: '更新',
  'updates.none': 'Plimsoll 不会自动更新：目前还没有可供下载更新的地方。',
  'test-build': '测试版本',
  'test-build.why': '此版本基于已停止支持的 Electron，请勿用于真实密钥。',
};

export const useAboutWords = featureWords<AboutKey>({ en, 'zh-CN': zh });
