/**
 * Chromium's switches that would open the app to whoever starts it with arguments of their own (a changed desktop entry is
 * enough): by what they would give away.
 */
const DANGEROUS = {
  'somebody else drives the app': [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'remote-allow-origins',
    'enable-automation',
    'auto-open-devtools-for-tabs',
    'load-extension',
    'disable-extensions-except',
    'js-flags',
  ],
  'another program runs in the place of a helper': [
    'browser-subprocess-path',
    'renderer-cmd-prefix',
    'utility-cmd-prefix',
    'gpu-launcher',
  ],
  'what is sent is written down': [
    'log-net-log',
    'net-log-capture-mode',
    'ssl-key-log-file',
    'enable-logging',
    'log-file',
    'log-level',
    'v',
    'vmodule',
    'trace-startup',
    'trace-startup-file',
    'enable-tracing',
    'enable-tracing-output',
    'enable-crash-reporter',
    'crash-dumps-dir',
  ],
  'somebody else answers in the place of the provider': [
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
    'allow-insecure-localhost',
    'host-rules',
    'host-resolver-rules',
    'dns-server',
    'proxy-server',
    'proxy-pac-url',
    'proxy-auto-detect',
    'proxy-bypass-list',
    'no-proxy-server',
    'ssl-version-min',
    'ssl-version-max',
    'cipher-suite-blacklist',
    'auth-server-allowlist',
    'auth-negotiate-delegate-allowlist',
  ],
  'the window is confined less': [
    'no-sandbox',
    'disable-setuid-sandbox',
    'disable-namespace-sandbox',
    'disable-seccomp-filter-sandbox',
    'disable-gpu-sandbox',
    'allow-sandbox-debugging',
    'single-process',
    'in-process-gpu',
    'no-zygote',
    'disable-web-security',
    'allow-file-access-from-files',
    'allow-running-insecure-content',
    'unsafely-treat-insecure-origin-as-secure',
    'disable-site-isolation-trials',
    'disable-site-isolation-for-policy',
    'enable-blink-features',
    'enable-experimental-web-platform-features',
    'enable-features',
    'disable-features',
    'disable-blink-features',
    'use-fake-ui-for-media-stream',
    'force-webrtc-ip-handling-policy',
    'webrtc-ip-handling-policy',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What makes Chromium write the keys of its encrypted connections to a file, as its switch does. */
const DANGEROUS_ENVIRONMENT = ['SSLKEYLOGFILE'] as const;

export interface Unwanted {
  readonly switches: readonly string[];
  readonly environment: readonly string[];
}

/** The superuser cannot have Chromium's sandbox at all: without this its helpers do not start. */
const ROOT_NEEDS = 'no-sandbox';

/**
 * What of the command line and the environment must be gone before anything else happens. A clone is there to be
 * developed and tested, for which some of them are needed.
 * @param packaged whether this is the packaged app
 * @param root whether the superuser runs it
 */
export function unwanted(packaged: boolean, root: boolean): Unwanted {
  if (!packaged) return { switches: [], environment: [] };
  const switches = Object.values(DANGEROUS).flat();
  return {
    switches: root ? switches.filter((name) => name !== ROOT_NEEDS) : switches,
    environment: DANGEROUS_ENVIRONMENT,
  };
}

/**
 * What Chromium's `enable-features` is to hold, for which it has to be there before the app is ready; `null`: as it is.
 *
 * - On Linux the network stack runs within the main process. The process of its own that it has otherwise is not confined
 *   there, so it keeps nobody from anything, and takes 20 MB for as long as the app sits in the tray.
 * - Under Wayland a shortcut that works everywhere has to be asked for at the desktop's portal.
 *
 * @param given what it holds already, empty for none
 */
export function wantedFeatures(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  given: string,
): string | null {
  if (platform !== 'linux') return null;
  const wayland = env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']);
  const portal = wayland ? ['GlobalShortcutsPortal'] : [];
  return [...given.split(',').filter(Boolean), 'NetworkServiceInProcess2', ...portal].join(',');
}
