import { app } from 'electron';

/** Starts the app anew with the other profile: each has a folder and keychain items of its own. */
export function switchProfile(profile: 'user' | 'demo'): void {
  const args = process.argv.slice(1).filter((arg) => !arg.startsWith('--demo'));
  app.relaunch({ args: profile === 'demo' ? [...args, '--demo'] : args });
  app.quit();
}
