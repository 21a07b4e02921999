import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALL_NAMES, channel } from '../../electron/contract/names.ts';
import type { RunningApp } from './support/app.ts';
import { listen, listeningPorts, type Listener } from './support/listening.ts';
import { startOrdinarySession, type OrdinarySession } from './support/ordinary-session.ts';
import { processTree } from './support/process-tree.ts';

let session: OrdinarySession;
let listener: Listener;

beforeAll(async () => {
  session = await startOrdinarySession();
  listener = await listen();
});
afterAll(async () => {
  listener?.stop();
  await session?.stop();
});

const statusOf = (pid: number, field: string): string =>
  new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';

/** Electron's list of what a secure app does, asked of the app as an ordinary user runs it. */
describe('the app of an ordinary user', () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await session.launch();
    page = await app.window();
    await page.getByTestId('first-run').waitFor();
  });

  const contentsPid = (): Promise<number> =>
    app.electronApp.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    );

  test('runs its window in Chromium’s own sandbox: filtered system calls, no network, nobody else to see', async () => {
    const main = app.electronApp.process().pid ?? 0;
    const pid = await contentsPid();
    expect(statusOf(main, 'Uid').split(/\s+/)).not.toContain('0');
    expect(statusOf(pid, 'Seccomp')).toBe('2');
    expect(statusOf(pid, 'NoNewPrivs')).toBe('1');
    expect(statusOf(pid, 'CapEff')).toMatch(/^0+$/);
    for (const kind of ['net', 'pid', 'user']) {
      expect(readlinkSync(`/proc/${pid}/ns/${kind}`)).not.toBe(readlinkSync(`/proc/${main}/ns/${kind}`));
    }
  });

  test('gives its window nothing that a page could be given', async () => {
    const preferences = await app.electronApp.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return (
        contents && Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
      ) as Record<string, unknown>;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
    expect(await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')])).toEqual(['undefined', 'undefined']);
  });

  test('answers the calls of its contract on IPC, and nothing else', async () => {
    const heard = await app.electronApp.evaluate(({ ipcMain }) => ({
      invoked: [...(Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>).keys()],
      sent: ipcMain.eventNames().filter((name) => ipcMain.listenerCount(name) > 0),
    }));
    expect(heard.invoked.toSorted()).toEqual(CALL_NAMES.map((name) => channel(name)).toSorted());
    // Electron's own, which does nothing.
    expect(heard.sent).toEqual(['error']);
  });

  test('serves the window under a policy that is a header, and lets no text become code', async () => {
    const headers = await app.electronApp.evaluate(async ({ session: sessions }) => {
      const response = await sessions.fromPartition('window').fetch('app://plimsoll/index.html');
      return Object.fromEntries(response.headers);
    });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    const ran = await page.evaluate(async () => {
      const attempts: Record<string, () => void> = {
        eval: () => void Reflect.apply(Reflect.get(window, 'eval'), null, ['window.ran = 1']),
        function: () => void new Function('window.ran = 1')(),
        // A text given to a timer is code to the browser.
        timer: () => void Reflect.apply(setTimeout, window, ['window.ran = 1']),
        script: () => {
          const script = document.createElement('script');
          script.append('window.ran = 1');
          document.head.append(script);
        },
        markup: () => {
          document.createElement('div').innerHTML = '<img src=x onerror="window.ran = 1">';
        },
        data: () => {
          const script = document.createElement('script');
          script.setAttribute('src', 'data:text/javascript,window.ran=1');
          document.head.append(script);
        },
        worker: () => void new Worker(URL.createObjectURL(new Blob(['1']))),
      };
      const refused: string[] = [];
      const attemptAll = (): void => {
        for (const [name, attempt] of Object.entries(attempts)) {
          try {
            attempt();
          } catch {
            refused.push(name);
          }
        }
      };
      // Later: what a debugger runs itself is not held to the policy.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          attemptAll();
          requestAnimationFrame(() => setTimeout(resolve, 0));
        }, 0);
      });
      return { ran: Reflect.get(window, 'ran'), refused };
    });
    expect(ran.ran).toBeUndefined();
    expect(ran.refused).toEqual(expect.arrayContaining(['eval', 'function', 'markup', 'data']));
  });

  test.each([
    'app://plimsoll/..%2f..%2fpackage.json',
    'app://plimsoll/%2e%2e/main.cjs',
    'app://plimsoll/..%5c..%5cpackage.json',
    'app://plimsoll//etc/passwd',
    'app://other/index.html',
  ])('serves no file from outside the window’s folder: %s', async (url) => {
    const status = await app.electronApp.evaluate(
      ({ session: sessions }, asked) =>
        sessions.fromPartition('window').fetch(asked).then(
          (response) => response.status,
          () => 0,
        ),
      url,
    );
    expect([0, 404]).toContain(status);
  });

  test('goes to no other page, and opens no other window', async () => {
    const address = `http://127.0.0.1:${listener.tcpPort}/`;
    await page.evaluate(async (elsewhere) => {
      window.open(elsewhere);
      window.open('about:blank');
      const link = document.createElement('a');
      link.href = elsewhere;
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.target = '';
      link.click();
      const form = document.createElement('form');
      form.action = elsewhere;
      document.body.append(form);
      form.submit();
      const frame = document.createElement('iframe');
      frame.src = elsewhere;
      document.body.append(frame);
      location.href = elsewhere;
      location.href = 'app://plimsoll/other.html';
      location.href = 'data:text/html,hello';
      // Answers come through the process that would have gone there.
      for (let n = 0; n < 3; n += 1) await window.plimsoll.getState(null);
      frame.remove();
      form.remove();
      link.remove();
    }, address);
    expect(page.url()).toBe('app://plimsoll/index.html');
    expect(await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(listener.heard()).toBe(0);
  });

  test('reaches no network by any way a page has, also those that are no request', async () => {
    await page.evaluate(
      async ({ tcpPort, udpPort }) => {
        const host = `127.0.0.1:${tcpPort}`;
        const ignore = (attempt: () => unknown): void => {
          try {
            const result = attempt();
            if (result instanceof Promise) result.catch(() => undefined);
          } catch {
            // Refused at once is as good.
          }
        };
        ignore(() => fetch(`http://${host}/fetch`));
        ignore(() => navigator.sendBeacon(`http://${host}/beacon`, 'x'));
        ignore(() => new WebSocket(`ws://${host}/socket`));
        ignore(() => new EventSource(`http://${host}/events`));
        ignore(() => {
          const request = new XMLHttpRequest();
          request.open('GET', `http://${host}/xhr`);
          request.send();
        });
        for (const rel of ['preconnect', 'prefetch', 'preload', 'dns-prefetch', 'modulepreload', 'stylesheet', 'icon', 'manifest']) {
          const link = document.createElement('link');
          link.rel = rel;
          link.href = `http://${host}/${rel}`;
          document.head.append(link);
        }
        for (const tag of ['img', 'audio', 'video', 'embed', 'script', 'track'] as const) {
          ignore(() => {
            const element = document.createElement(tag);
            element.setAttribute('src', `http://${host}/${tag}`);
            document.body.append(element);
          });
        }
        const call = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${udpPort}` },
            { urls: `turn:${host}?transport=tcp`, username: 'a', credential: 'b' },
          ],
        });
        call.createDataChannel('x');
        await call.setLocalDescription(await call.createOffer());
        // Candidates are looked for until this says that there are no more.
        await new Promise<void>((resolve) => {
          call.onicegatheringstatechange = () => call.iceGatheringState === 'complete' && resolve();
          setTimeout(resolve, 5_000);
        });
        call.close();
      },
      { tcpPort: listener.tcpPort, udpPort: listener.udpPort },
    );
    expect(listener.heard()).toBe(0);
    await page.reload();
    await page.getByTestId('first-run').waitFor();
  });

  test('is given no permission, asked or looked up', async () => {
    const answers = await page.evaluate(async () => {
      const granted: string[] = [];
      for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write', 'storage-access', 'screen-wake-lock', 'persistent-storage', 'background-sync']) {
        const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => null);
        if (status?.state === 'granted') granted.push(name);
      }
      const refused = async (attempt: () => Promise<unknown>): Promise<boolean> =>
        attempt().then(
          () => false,
          () => true,
        );
      return {
        granted,
        notification: await Notification.requestPermission(),
        refused: await Promise.all([
          refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
          refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
          refused(() => navigator.clipboard.readText()),
          refused(() => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
          refused(() => document.documentElement.requestPointerLock() as unknown as Promise<void>),
        ]),
      };
    });
    expect(answers.granted).toEqual([]);
    expect(answers.notification).toBe('denied');
    expect(answers.refused).toEqual([true, true, true, true, true]);
  });

  test('would confine a window that somebody adds later just as well, and refuse its calls', async () => {
    const seen = await app.electronApp.evaluate(async ({ BrowserWindow, app: self }) => {
      const own = BrowserWindow.getAllWindows()[0];
      const other = new BrowserWindow({
        show: false,
        webPreferences: {
          session: own?.webContents.session,
          preload: `${self.getAppPath()}/dist/preload.cjs`,
        } as Electron.WebPreferences,
      });
      await other.loadURL('app://plimsoll/index.html');
      const refusals = await other.webContents.executeJavaScript(
        'Promise.all(Object.entries(window.plimsoll).filter(([name]) => name !== "on").map(([, call]) => call(null)))',
      );
      const plain = new BrowserWindow({ show: false });
      await plain.loadURL('data:text/html,hello');
      const opened = await plain.webContents.executeJavaScript('window.open("about:blank") === null');
      const permission = await plain.webContents.executeJavaScript('Notification.requestPermission()');
      const left = await plain.webContents.executeJavaScript('location.href = "data:text/html,other"; 1').then(() => plain.webContents.getURL());
      other.destroy();
      plain.destroy();
      return { refusals, opened, permission, left };
    });
    expect(seen.refusals).toHaveLength(CALL_NAMES.length);
    for (const refusal of seen.refusals) expect(refusal).toEqual({ ok: false, refusal: 'bad-sender' });
    expect(seen).toMatchObject({ opened: true, permission: 'denied', left: 'data:text/html,hello' });
  });

  test('refuses what no call could mean, however it comes over the bridge, and goes on', async () => {
    const taken = await page.evaluate(async () => {
      const holdsItself: Record<string, unknown> = {};
      holdsItself['self'] = holdsItself;
      let deep: unknown = null;
      for (let depth = 0; depth < 900; depth += 1) deep = [deep];
      const garbage: Readonly<Record<string, unknown>> = {
        nothing: undefined,
        number: 7,
        list: [1],
        map: new Map([['connectionId', null]]),
        date: new Date(0),
        bytes: new Uint8Array(8),
        holdsItself,
        deep,
        polluting: JSON.parse('{"__proto__":{"polluted":true},"constructor":{"polluted":true}}'),
        unknown: { connectionId: null, polluted: true },
      };
      const huge: Readonly<Record<string, unknown>> = {
        text: { connectionId: 'x'.repeat(20_000_000) },
        many: Array.from({ length: 100_000 }, () => ({})),
      };
      const answers: string[] = [];
      for (const [name, ask] of Object.entries(window.plimsoll)) {
        if (name === 'on') continue;
        const all = name === 'refresh' ? { ...garbage, ...huge } : garbage;
        for (const [what, payload] of Object.entries(all)) {
          // What the bridge itself does not take is refused there.
          const answer = await Promise.resolve()
            .then(() => (ask as (payload: unknown) => Promise<unknown>)(payload))
            .catch(() => 'bridge');
          const refused = answer === 'bridge' || (answer as { refusal?: string }).refusal === 'bad-payload';
          if (!refused) answers.push(`${name}: ${what} ${JSON.stringify(answer)?.slice(0, 200)}`);
        }
      }
      return answers;
    });
    expect(taken).toEqual([]);
    expect(await app.electronApp.evaluate(() => 'polluted' in {})).toBe(false);
    expect(await page.evaluate(() => window.plimsoll.getState(null))).toMatchObject({ ok: true });
  });

  test('lets nobody else read what it writes', async () => {
    await page.evaluate(() =>
      window.plimsoll.setPreferences({ language: 'en', theme: 'dark', fasterWhileOpen: false, hideAmounts: false }),
    );
    const own = readdirSync(session.profileDir, { recursive: true, encoding: 'utf8' }).filter((name) => /^(?:settings|alerts|history|logs|control)/.test(name));
    expect(own).toEqual(expect.arrayContaining(['settings.json', 'settings.last-good.json', 'logs', 'logs/plimsoll.log']));
    const forOthers = own.filter((name) => (statSync(path.join(session.profileDir, name)).mode & 0o077) !== 0);
    expect(forOthers).toEqual([]);
  });

  test('starts no program that would write memory to disk when something crashes', async () => {
    const tree = await processTree(app.electronApp.process().pid ?? 0, 'NOTHING=1');
    expect(tree.map(({ name }) => name).filter((name) => /crashpad/.test(name))).toEqual([]);
    expect(tree.length).toBeGreaterThan(2);
  });

  test('in development has the debugging port that a package must not have', async () => {
    const tree = await processTree(app.electronApp.process().pid ?? 0, 'NOTHING=1');
    expect(listeningPorts(tree.map(({ pid }) => pid)).length).toBeGreaterThan(0);
  });
});

/** Runs before the app does, and writes down how the app is confined once its window is there. */
const PROBE = `
const { app } = require('electron');
const { writeFileSync, renameSync } = require('node:fs');
app.on('browser-window-created', (_event, window) => {
  window.webContents.once('did-finish-load', async () => {
    const contents = window.webContents;
    const opened = new Promise((resolve) => contents.once('devtools-opened', resolve));
    contents.openDevTools();
    await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 1_000))]);
    const facts = {
      packaged: app.isPackaged,
      url: contents.getURL(),
      devTools: contents.isDevToolsOpened(),
      preferences: contents.getLastWebPreferences(),
      pid: contents.getOSProcessId(),
      main: process.pid,
      keyLog: process.env.SSLKEYLOGFILE ?? null,
      left: JSON.parse(process.env.PROBE_SWITCHES).filter((name) => app.commandLine.hasSwitch(name)),
    };
    writeFileSync(process.env.PROBE_FILE + '.new', JSON.stringify(facts));
    renameSync(process.env.PROBE_FILE + '.new', process.env.PROBE_FILE);
  });
});
`;

interface Facts {
  readonly packaged: boolean;
  readonly url: string;
  readonly devTools: boolean;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly pid: number;
  readonly main: number;
  readonly keyLog: string | null;
  readonly left: readonly string[];
}

/** A changed desktop entry is all it takes to give a program arguments. */
test('the packaged app does not obey switches that would open it up', async () => {
  const inProfile = (name: string): string => path.join(session.profileDir, name);
  const given: Readonly<Record<string, string>> = {
    'remote-debugging-port': '0',
    'remote-allow-origins': '*',
    'log-net-log': inProfile('net-log.json'),
    'ssl-key-log-file': inProfile('tls-keys.log'),
    'ignore-certificate-errors': '',
    'host-resolver-rules': 'MAP * 127.0.0.1',
    'proxy-server': `127.0.0.1:${listener.tcpPort}`,
    'disable-web-security': '',
    'no-sandbox': '',
    'js-flags': '--expose-gc',
  };
  const file = inProfile('facts.json');
  const child = session.launchPackaged(
    [
      `--user-data-dir=${path.join(session.profileDir, 'packaged')}`,
      '--disable-gpu',
      ...Object.entries(given).map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ],
    PROBE,
    {
      PROBE_FILE: file,
      PROBE_SWITCHES: JSON.stringify(Object.keys(given)),
      SSLKEYLOGFILE: inProfile('env-keys.log'),
    },
  );
  await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
  const facts = JSON.parse(readFileSync(file, 'utf8')) as Facts;
  expect(facts).toMatchObject({
    packaged: true,
    url: 'app://plimsoll/index.html',
    devTools: false,
    keyLog: null,
    left: [],
  });
  expect(facts.preferences).toMatchObject({ sandbox: true, webSecurity: true });
  expect(statusOf(facts.pid, 'Seccomp')).toBe('2');
  // A profile that was not there before is for its owner alone.
  expect(statSync(inProfile('packaged')).mode & 0o077).toBe(0);
  const tree = await processTree(child.pid ?? 0, `PROBE_FILE=${file}`);
  expect(tree.map(({ pid }) => pid)).toContain(facts.main);
  expect(listeningPorts(tree.map(({ pid }) => pid))).toEqual([]);
  const written = ['packaged/DevToolsActivePort', 'net-log.json', 'tls-keys.log', 'env-keys.log'];
  expect(written.filter((name) => existsSync(inProfile(name)))).toEqual([]);
  expect(listener.heard()).toBe(0);
});
