import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSessionBus, type SessionBus } from '../../../electron/desktop/session-bus/session-bus.ts';

interface Other {
  marshall(message: Record<string, unknown>): [Buffer, unknown];
}
const { marshall } = createRequire(import.meta.url)('dbus-next/lib/message.js') as Other;
const BUS = 'org.freedesktop.DBus';

let folder: string;
let servers: Server[];
let sockets: Socket[];
let bus: SessionBus | null;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-bus-'));
  servers = [];
  sockets = [];
  bus = null;
});
afterEach(async () => {
  bus?.close();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function listen(name: string, onSocket: (socket: Socket) => void): Promise<string> {
  const file = path.join(folder, name);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    onSocket(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(file, resolve));
  return file;
}

/** A bus that lets everybody in, and answers the calls in order with these bodies. */
function answering(answers: readonly (readonly [string, unknown])[]) {
  const state: { socket?: Socket; heard: string } = { heard: '' };
  const onSocket = (socket: Socket): void => {
    state.socket = socket;
    let answered = 0;
    socket.on('data', (data) => {
      const text = data.toString('latin1');
      state.heard += text;
      if (text.startsWith('\0AUTH EXTERNAL')) socket.write('OK 0123456789abcdef\r\n');
      for (const _call of text.matchAll(/\/org\/freedesktop\/DBus/g)) {
        const [signature, body] = answers[answered] ?? ['', undefined];
        answered += 1;
        const message = { type: 2, serial: 100 + answered, replySerial: answered };
        socket.write(marshall(body === undefined ? message : { ...message, signature, body: [body] })[0]);
      }
    });
  };
  return { state, onSocket };
}

const signal = (member: string, interfaceName: string, signature: string, body: unknown[]): Buffer =>
  marshall({ type: 4, serial: 9, path: '/x', interface: interfaceName, member, signature, body })[0];

describe('the session bus', () => {
  it('is the first one that lets us in', async () => {
    const refuses = await listen('refuses', (socket) => socket.write('REJECTED ANONYMOUS\r\n'));
    const closes = await listen('closes', (socket) => socket.destroy());
    const { state, onSocket } = answering([['s', ':1.5']]);
    const good = await listen('good', onSocket);
    bus = await openSessionBus([path.join(folder, 'absent'), refuses, closes, good]);
    expect(bus).not.toBeNull();
    const user = Buffer.from(String(process.getuid?.())).toString('hex');
    expect(state.heard).toContain(`AUTH EXTERNAL ${user}\r\nBEGIN\r\n`);
  });

  it('is asked where somebody listens before he has answered the greeting', async () => {
    let heard = '';
    let here: Socket | undefined;
    const slow = await listen('slow', (socket) => {
      here = socket;
      socket.on('data', (data) => {
        heard += data.toString('latin1');
      });
    });
    const opened = openSessionBus([path.join(folder, 'absent'), slow], (reachable) => {
      reachable.onSignal('org.example.Early', 'Changed', () => undefined);
    });
    await vi.waitFor(() => expect(heard).toContain('org.example.Early'));
    expect(heard.indexOf('Hello')).toBeLessThan(heard.indexOf('org.example.Early'));
    here?.destroy();
    expect(await opened).toBeNull();
  });

  it('is none where nobody lets us in, or what answers is no bus', async () => {
    const web = await listen('web', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const odd = await listen('odd', (socket) => {
      socket.write('OK x\r\n');
      socket.on('data', () => socket.write('what is this, then?'));
    });
    expect(await openSessionBus([web, odd])).toBeNull();
    expect(await openSessionBus([])).toBeNull();
  });

  it('tells of a name now and after every change, and of no other name', async () => {
    const { state, onSocket } = answering([['s', ':1.5'], ['', undefined], ['b', true]]);
    bus = await openSessionBus([await listen('good', onSocket)]);
    const told: boolean[] = [];
    bus?.watchName('org.kde.StatusNotifierWatcher', (owned) => told.push(owned));
    await vi.waitFor(() => expect(told).toEqual([true]));
    const changed = (name: string, owner: string): void =>
      void state.socket?.write(signal('NameOwnerChanged', BUS, 'sss', [name, ':1.2', owner]));
    changed('org.other.Name', '');
    changed('org.kde.StatusNotifierWatcher', '');
    changed('org.kde.StatusNotifierWatcher', ':1.9');
    await vi.waitFor(() => expect(told).toEqual([true, false, true]));
  });

  it('tells of the signals that were asked for, and outlives its own end', async () => {
    const { state, onSocket } = answering([['s', ':1.5']]);
    bus = await openSessionBus([await listen('good', onSocket)]);
    const told: unknown[] = [];
    bus?.onSignal('org.gnome.ScreenSaver', 'ActiveChanged', (body) => told.push(body));
    state.socket?.write(signal('ActiveChanged', 'org.gnome.Other', 'b', [true]));
    state.socket?.write(signal('ActiveChanged', 'org.gnome.ScreenSaver', 'b', [true]));
    await vi.waitFor(() => expect(told).toEqual([[true]]));
    state.socket?.destroy();
    const owned: boolean[] = [];
    await vi.waitFor(() => {
      bus?.watchName('any.Name', (is) => owned.push(is));
      expect(owned.length).toBeGreaterThan(0);
    });
    expect(owned).not.toContain(true);
  });
});
