import { app } from 'electron';

type Profile = 'user' | 'demo';

/**
 * How the app asks whoever launched it to start it anew, with which profile: by its exit code. A launcher that
 * understands says so in the environment; without one the app starts itself.
 */
const RESTART_CODES: Readonly<Record<Profile, number>> = { user: 70, demo: 71 };

/** Ends this run and starts the other profile: each has a folder and keychain items of its own. */
export function switchProfile(profile: Profile): void {
  if (process.env['PLIMSOLL_LAUNCHER'] === '1') {
    app.exit(RESTART_CODES[profile]);
    return;
  }
  // What was asked of this run alone (a picture, a table) is not asked of the next.
  const once = /^--(?:demo|once|print-balances|screenshot|hidden)/;
  const args = process.argv.slice(1).filter((arg) => !once.test(arg));
  app.relaunch({ args: profile === 'demo' ? [...args, '--demo'] : args });
  app.quit();
}
