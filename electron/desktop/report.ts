import { writeFileSync } from 'node:fs';
import type { Snapshot } from '../domain/snapshot.ts';
import type { CommandLine } from '../cli/command-line.ts';
import type { AppWindow } from './window.ts';

export interface ReportParts {
  readonly commandLine: CommandLine;
  readonly window: AppWindow;
  readonly table: (snapshot: Snapshot) => string;
  readonly quit: () => void;
}

/**
 * Prints the balances and takes the picture that the command line asked for, once: as soon as every connection
 * was asked. @returns what to call with each snapshot
 */
export function createReport(parts: ReportParts): (snapshot: Snapshot) => void {
  const { printBalances, screenshot, once } = parts.commandLine;
  let done = !printBalances && screenshot === null && !once;

  async function report(snapshot: Snapshot): Promise<void> {
    if (printBalances) process.stdout.write(`${parts.table(snapshot)}\n`);
    if (screenshot !== null) {
      await savePicture(parts.window, screenshot);
      process.stdout.write(`Screenshot: ${screenshot}\n`);
    }
    if (once) parts.quit();
  }

  return (snapshot) => {
    const asked = snapshot.connections.every(
      ({ enabled, refreshing, condition }) => !enabled || (!refreshing && condition !== 'unread'),
    );
    if (done || !asked || snapshot.connections.length === 0) return;
    done = true;
    report(snapshot).catch((error: unknown) => {
      process.stderr.write(`The screenshot could not be saved: ${String(error)}\n`);
      if (once) parts.quit();
    });
  };
}

async function savePicture(window: AppWindow, file: string): Promise<void> {
  window.open();
  const contents = window.contents();
  if (contents === null) return;
  if (contents.isLoading()) {
    await new Promise<void>((resolve) => contents.once('did-finish-load', () => resolve()));
  }
  // Two frames after the last push the window shows what the snapshot says.
  await contents.executeJavaScript(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))',
  );
  writeFileSync(file, (await contents.capturePage()).toPNG());
}
