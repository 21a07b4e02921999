import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askRunningApp } from '../../../electron/cli/control-client.ts';
import { serveControl, type ControlServer } from '../../../electron/cli/control-server.ts';
import { createEndpoint, readEndpoint } from '../../../electron/cli/endpoint.ts';
import type { Ask, Reply } from '../../../electron/cli/protocol.ts';

const ASK: Ask = { do: 'export' };
const DONE: Reply = { from: 'app', output: { stdout: 'done\n', stderr: '', code: 0 } };

let folder: string;
let server: ControlServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-control-'));
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

function serve(answer: (ask: Ask) => Promise<Reply>): void {
  server = serveControl(folder, answer, (error) => {
    throw error;
  }, 1);
}

describe('asking the running app', () => {
  it('takes as long as the app is at work: signs of life go ahead of the answer', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    serve(() => new Promise((resolve) => (finish = resolve)));
    const endpoint = readEndpoint(folder);
    const socket = connect(endpoint?.address ?? '');
    let text = '';
    socket.on('data', (piece) => {
      text += String(piece);
      // Only once it was told that it is to wait does it get its answer.
      if (text === '\n') finish(DONE);
    });
    socket.write(`${JSON.stringify({ token: endpoint?.token, ask: ASK })}\n`);
    await new Promise((resolve) => socket.on('close', resolve));
    expect(text).toMatch(/^\n+\{.*\}\n$/);
    expect(JSON.parse(text)).toEqual(DONE);
  });

  it('reads an answer behind signs of life, and takes those alone for none', async () => {
    /** An app that says this to whoever asks. */
    const saying = async (said: string): Promise<Reply | null> => {
      const { endpoint, remove } = createEndpoint(folder);
      const app = createServer((socket) => socket.once('data', () => socket.end(said)));
      await new Promise<void>((resolve) => app.listen(endpoint.address, resolve));
      const reply = await askRunningApp(folder, ASK);
      app.close();
      remove();
      return reply;
    };
    expect(await saying(`\n\n${JSON.stringify(DONE)}\n`)).toEqual(DONE);
    expect(await saying('\n\n')).toBeNull();
  });

  it('gives nothing where no app runs', async () => {
    expect(await askRunningApp(folder, ASK)).toBeNull();
  });
});
