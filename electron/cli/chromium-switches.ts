/**
 * Chromium has more than a thousand switches and no list that a program could ask for, but nearly all of them begin
 * with one of these words. None of the app's own options does.
 */
const FAMILIES =
  /^--(?:allow|auto|block|crash|debug|disable|dump|enable|explicitly|extra|force|gpu|gtk|high|host|ignore|inspect|in-process|js|log|max|no|num|ozone|password|proxy|remote|renderer|screen|show|ssl|test|touch|trace|unsafely|use|utility|wayland|wm|x11)-/;

const SINGLE: ReadonlySet<string> = new Set([
  '--class',
  '--display',
  '--inspect',
  '--lang',
  '--name',
  '--user-data-dir',
  '--v',
  '--vmodule',
]);

/** What launchers, packages and this app itself put before the options, or what finds out why a start fails. */
const BEFORE_A_JOB: ReadonlySet<string> = new Set([
  '--class',
  '--disable-dev-shm-usage',
  '--disable-features',
  '--disable-gpu',
  '--disable-gpu-sandbox',
  '--disable-setuid-sandbox',
  '--disable-software-rasterizer',
  '--enable-features',
  '--enable-logging',
  '--enable-wayland-ime',
  '--in-process-gpu',
  '--inspect',
  '--js-flags',
  '--lang',
  '--name',
  '--no-sandbox',
  '--no-zygote',
  '--ozone-platform',
  '--ozone-platform-hint',
  '--password-store',
  '--remote-debugging-port',
  '--user-data-dir',
  '--v',
  '--vmodule',
]);

/**
 * Whether an option is most likely one of Chromium's.
 * @param name such as `--ozone-platform`
 * @param strict whether only those pass that make sense with a job: a mistyped option must not change what it does
 */
export function isChromiumSwitch(name: string, strict: boolean): boolean {
  return strict ? BEFORE_A_JOB.has(name) : FAMILIES.test(name) || SINGLE.has(name);
}
