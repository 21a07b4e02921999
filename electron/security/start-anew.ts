import { rmSync } from 'node:fs';
import { app } from 'electron';

/**
 * Ends the app and deletes the folder of its profile when nothing of it writes there any more.
 * @param restart ends this run and has the next one started
 */
export function deleteProfileAndRestart(restart: () => void): void {
  const folder = app.getPath('userData');
  // Registered last, so called after the parts that close their files at the same event.
  app.once('quit', () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      process.stderr.write(`${folder} could not be deleted: ${String(error)}\n`);
    }
  });
  // The window that asked gets its answer first.
  setImmediate(restart);
}
