import path from 'node:path';
import { app, dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { ExportFormat } from '../contract/history-types.ts';

const NAMES: Readonly<Record<ExportFormat, string>> = { xlsx: 'Excel', csv: 'CSV', json: 'JSON' };

const JSON_FILES = { name: NAMES.json, extensions: ['json'] };

/** Asks where a file is to be written. @param name what to suggest @returns `null` when the person changed their mind */
export async function chooseTarget(
  window: BrowserWindow | null,
  name: string,
  format: ExportFormat,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: NAMES[format], extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

/** Asks which set-up file is to be read. @returns `null` when the person changed their mind */
export async function chooseSetupFile(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = { properties: ['openFile'], filters: [JSON_FILES] };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
