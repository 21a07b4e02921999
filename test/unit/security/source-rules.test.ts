import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources, root } from '../architecture/source.ts';

interface Rule {
  readonly what: string;
  /** Identifiers and texts that must not be there: comments do not count. */
  readonly words: RegExp;
  /** Where it is all the same, and why that is right. */
  readonly except?: Readonly<Record<string, string>>;
}

/** What makes an Electron app easy to break into, in the words of its sources. */
const rules: readonly Rule[] = [
  { what: 'text that becomes code', words: /^(?:eval|Function|setImmediateCode|runInThisContext|runInNewContext|compileFunction)$/ },
  {
    what: 'code put into a page',
    words: /^executeJavaScript(?:InIsolatedWorld)?$/,
    except: { 'electron/desktop/report.ts': 'a fixed text that waits for two frames before a screenshot' },
  },
  { what: 'markup made of text', words: /^(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcDoc|srcdoc)$/ },
  { what: 'Node in a page', words: /^(?:nodeIntegrationInWorker|nodeIntegrationInSubFrames|enableRemoteModule|@electron\/remote)$/ },
  { what: 'a page without the web’s own rules', words: /^(?:webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP|corsEnabled)$/ },
  { what: 'pages inside of pages', words: /^(?:WebContentsView|BrowserView|webview|iframe)$/ },
  {
    what: 'something outside of the app opened',
    words: /^(?:openExternal|openPath|showItemInFolder|beep)$/,
    except: { 'electron/desktop/history-calls.ts': 'the portal of a connection, from its descriptor' },
  },
  {
    what: 'another program started',
    words: /^(?:node:)?child_process$|^utilityProcess$/,
    except: {
      'electron/cli/jobs.ts': 'the app itself, without a display',
      'electron/demo/simulator-process.ts': 'the simulator',
      'electron/demo/simulator/fork-with-node.ts': 'the simulator, for the tests',
    },
  },
  {
    what: 'certificates taken on trust',
    words: /^(?:rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|setCertificateVerifyProc|certificate-error|ignoreCertificateErrors|checkServerIdentity)$/,
  },
  {
    what: 'IPC that skips the contract',
    words: /^(?:sendSync|sendToHost|postMessage|handleOnce|MessageChannelMain)$/,
    except: { 'electron/demo/simulator-process.ts': 'the simulator of the demo, which is no page' },
  },
  {
    what: 'IPC at all',
    words: /^(?:ipcMain|ipcRenderer|contextBridge)$/,
    except: {
      'electron/preload.ts': 'the contract’s API',
      'electron/desktop/ipc.ts': 'the contract’s other end',
      'electron/settings/versioned-store.ts': 'takes away the channel that a library brings',
    },
  },
  {
    what: 'a network other than that of the providers’ session',
    words: /^node:(?:https?|http2|net|dgram|tls)$|^(?:WebSocket|XMLHttpRequest|EventSource|sendBeacon)$/,
    except: {
      'electron/desktop/session-bus/session-bus.ts': 'the desktop’s own bus',
      'electron/transport/private-address.ts': 'reckons with addresses, and calls none',
      'electron/cli/control-client.ts': 'the app that runs already, on this computer',
      'electron/cli/control-server.ts': 'its other end',
    },
  },
  { what: 'weak ciphers and chance that can be guessed', words: /^(?:createCipher|createDecipher|pseudoRandomBytes|rc4|des-ede3|aes-\d+-ecb)$/i },
];

const ours = readSources(['electron', 'renderer']).filter(({ path: file }) => !file.startsWith('electron/demo/simulator/') || file.endsWith('fork-with-node.ts'));

describe('no source of the app has', () => {
  test.each(rules)('$what', ({ words, except = {} }) => {
    const found = ours.filter((file) => [...file.words, ...file.imports.map(({ target }) => target)].some((word) => words.test(word)));
    expect(found.map(({ path: file }) => file).filter((file) => !(file in except))).toEqual([]);
    // An exception that nothing needs any more would hide the next one.
    for (const file of Object.keys(except)) expect(found.map((one) => one.path), file).toContain(file);
  });
});

test('the page brings no policy, script or style of its own but files', () => {
  const page = readFileSync(path.join(root, 'renderer/index.html'), 'utf8');
  expect(page).not.toMatch(/https?:\/\/|\son\w+=|javascript:|<style|<script(?![^>]*\ssrc=)/i);
});
