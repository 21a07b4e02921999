import { createTranslate, type Translate } from '../contract/i18n/translate.ts';
import type { Locale } from '../domain/locale.ts';

/** Words of the command line. */
const en = {
  help: `Plimsoll watches the balances of your payment accounts. It never moves money.

Usage: plimsoll [options]

  (none)                 open the app; if it is running, bring it to the front
  --hidden               start in the tray, without a window

  --once                 print the balances and end: as the running app knows them, or asked now
  --once --json          the same as JSON (docs/command-line.md)
  --refresh              have the providers asked now, then as --once

  --import FILE          add or change connections, lines and settings as a file says
                         (- is standard input; docs/provisioning.md)
  --export FILE          write such a file, without any secret (- is standard output)

  --demo                 with the others: the demo's data instead of yours
  --version, --help

Exit codes: 0 all is well · 1 below a line · 2 something needs you or cannot be reached,
or nothing is watched · 3 the keychain is not open (the highest that applies) ·
64 wrong usage · 65 the file needs another look · 66 there is no such file ·
69 it could not be done · 73 the file could not be written`,
  'wrong.unknown-option': 'There is no option {what}. "plimsoll --help" lists them.',
  'wrong.unknown-word': '"{what}" belongs to no option. "plimsoll --help" lists them.',
  'wrong.needs-value': '{what} needs a value behind it.',
  'wrong.takes-no-value': '{what} takes no value.',
  'wrong.not-a-moment': '"{what}" is no moment. Write it like 2026-03-02T14:05:00+08:00.',
  'wrong.only-with': '{what} goes with {other} alone.',
  'wrong.not-together': '{what} and {other} do not go together.',
  'no-connections': 'There are no connections yet, so nothing is watched.',
  'all-paused': 'Every connection is paused, so nothing is watched.',
  'no-answer': 'Plimsoll is running but does not answer. Quit it and start it again.',
  'other-version': 'The running Plimsoll is of another version. Quit it and start it again.',
  'export.done': 'Written to {file}. It holds no secret.',
  'export.exists': '{file} is there already and was not overwritten.',
  'export.cannot-write': '{file} could not be written.',
} as const;

export type CliWord = keyof typeof en;

const zhCN: Readonly<Record<CliWord, string>> = {
  help: `Plimsoll 监控各支付平台的账户余额，只查询，不动账。

用法：plimsoll [选项]

  （不带选项）           打开程序；已在运行时切换到其窗口
  --hidden               启动后驻留托盘，不打开窗口

  --once                 打印余额后结束：程序正在运行时取其当前数据，否则立即查询
  --once --json          同上，以 JSON 输出（见 docs/command-line.md）
  --refresh              先让平台重新查询一次，再同 --once

  --import 文件          按文件新增或修改连接、预警线和设置
                         （- 表示标准输入；见 docs/provisioning.md）
  --export 文件          导出这样的文件，不含任何密钥（- 表示标准输出）

  --demo                 与其他选项同用：使用演示数据，不碰您自己的数据
  --version、--help

退出码：0 一切正常 · 1 低于预警线 · 2 有待处理、无法连接或没有监控任何账户 ·
3 密钥存储未打开（同时出现时取最大值） · 64 用法有误 · 65 文件有误 · 66 没有该文件 ·
69 未能完成 · 73 文件无法写入`,
  'wrong.unknown-option': '没有选项 {what}。可用“plimsoll --help”查看全部选项。',
  'wrong.unknown-word': '“{what}”不属于任何选项。可用“plimsoll --help”查看全部选项。',
  'wrong.needs-value': '{what} 后面须跟一个值。',
  'wrong.takes-no-value': '{what} 后面不能带值。',
  'wrong.not-a-moment': '“{what}”不是有效的时间，格式如 2026-03-02T14:05:00+08:00。',
  'wrong.only-with': '{what} 只能与 {other} 同用。',
  'wrong.not-together': '{what} 与 {other} 不能同用。',
  'no-connections': '尚无连接，目前没有监控任何账户。',
  'all-paused': '所有连接均已暂停，目前没有监控任何账户。',
  'no-answer': 'Plimsoll 正在运行但没有应答，请退出后重新启动。',
  'other-version': '正在运行的 Plimsoll 版本不同，请退出后重新启动。',
  'export.done': '已写入 {file}，其中不含任何密钥。',
  'export.exists': '{file} 已存在，未覆盖。',
  'export.cannot-write': '{file} 无法写入。',
};

export const cliCatalogues = { en, 'zh-CN': zhCN } as const;

const cache = new Map<Locale, Translate<CliWord>>();

export function cliWords(locale: Locale): Translate<CliWord> {
  let translate = cache.get(locale);
  if (translate === undefined) {
    translate = createTranslate<CliWord>(locale, cliCatalogues[locale]);
    cache.set(locale, translate);
  }
  return translate;
}
