/**
 * Chromium has more than a thousand switches and no list that a program could ask for, but nearly all of them begin
 * with one of these words. None of the app's own options does.
 */
const FAMILIES =
  /^--(?:allow|auto|block|crash|debug|disable|dump|enable|explicitly|extra|force|gpu|gtk|high|host|ignore|inspect|in-process|js|log|max|no|num|ozone|password|proxy|remote|renderer|screen|show|ssl|test|touch|trace|unsafely|use|utility|wayland|wm|x11)(?:-|$)/;

const SINGLE: ReadonlySet<string> = new Set([
  '--class',
  '--display',
  '--lang',
  '--name',
  '--user-data-dir',
  '--v',
  '--vmodule',
]);

/** Whether an option is most likely one of Chromium's. @param name such as `--ozone-platform` */
export function isChromiumSwitch(name: string): boolean {
  return FAMILIES.test(name) || SINGLE.has(name);
}
