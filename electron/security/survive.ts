import { app } from 'electron';
import { describeError, type IncidentLog } from './incident.ts';

/**
 * Keeps the app going when something of it breaks, and notes what it was. Without this Electron shows an unhandled error, with
 * its message, in a dialog.
 */
export function surviveFaults(incidents: IncidentLog): void {
  const note = (thrown: unknown): void => incidents.add('unhandled-error', describeError(thrown));
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') incidents.add('window-crashed', `${reason} ${exitCode}`);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') incidents.add('helper-crashed', `${type} ${reason} ${exitCode}`);
  });
}
