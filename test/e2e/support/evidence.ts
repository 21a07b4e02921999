import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningApp } from './app.ts';
import { processTree } from './process-tree.ts';

/** What was seen of the app from outside, as files that can be searched like any others. */
export interface Evidence {
  readonly folder: string;
  /** Adds a text to a piece of evidence. */
  add(name: string, text: string): Promise<void>;
  /** All that is on the heap of the page, names and texts included. */
  addHeap(name: string, page: Page): Promise<void>;
  /** Arguments and environment of the app's processes, as the system shows them to others. */
  addProcesses(app: RunningApp): Promise<void>;
  read(name: string): Promise<string>;
  remove(): Promise<void>;
}

export async function collectEvidence(): Promise<Evidence> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-evidence-'));
  const file = (name: string): string => path.join(folder, name);
  const add = (name: string, text: string): Promise<void> => appendFile(file(name), `${text}\n`);
  return {
    folder,
    add,
    async addHeap(name, page) {
      const session = await page.context().newCDPSession(page);
      const chunks: string[] = [];
      session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
      await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      await session.detach();
      const snapshot = JSON.parse(chunks.join('')) as { strings: string[] };
      // As they are, not as JSON writes them.
      await writeFile(file(name), snapshot.strings.join('\n'));
    },
    async addProcesses(app) {
      const tree = await processTree(app.electronApp.process().pid ?? 0, 'NOTHING=1');
      for (const { pid } of tree) {
        for (const what of ['cmdline', 'environ']) {
          const text = await readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '');
          await add('processes.txt', text.replaceAll('\0', '\n'));
        }
      }
    },
    read: (name) => readFile(file(name), 'utf8'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Has main remember every message that goes over IPC, in either direction, from now on. */
export async function recordIpc(app: RunningApp): Promise<void> {
  await app.electronApp.evaluate(({ ipcMain, BrowserWindow }) => {
    const recorded: string[] = [];
    Reflect.set(globalThis, 'recordedIpc', recorded);
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown, ...args: unknown[]) => Promise<unknown>
    >;
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...args) => {
        recorded.push(`> ${channel} ${JSON.stringify(args)}`);
        const answer = await handler(event, ...args);
        recorded.push(`< ${channel} ${JSON.stringify(answer)}`);
        return answer;
      });
    }
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('no window');
    const prototype = Object.getPrototypeOf(contents) as typeof contents;
    const { send } = prototype;
    prototype.send = function record(this: typeof contents, channel, ...args) {
      recorded.push(`! ${channel} ${JSON.stringify(args)}`);
      return send.call(this, channel, ...args);
    };
  });
}

/** The messages since `recordIpc`, one a line. */
export async function recordedIpc(app: RunningApp): Promise<string> {
  return app.electronApp.evaluate(() =>
    (Reflect.get(globalThis, 'recordedIpc') as string[]).join('\n'),
  );
}
