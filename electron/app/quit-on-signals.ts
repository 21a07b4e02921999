import { app } from 'electron';

/**
 * A signal to end quits the app as its menu does. Electron would see to that, but electron-store's writer (when-exit) takes
 * the place of its handlers with some that end the process there and then. A second signal does that too.
 */
export function quitOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, () => app.quit());
  }
}
