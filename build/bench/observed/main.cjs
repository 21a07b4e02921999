// Runs the app whose folder PLIMSOLL_BENCH_APP names, as Electron would, and writes what it sees as lines of JSON to
// standard output: when the window shows its data, and when asked, how long the main thread was busy.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { createInterface } = require('node:readline');
const { BrowserWindow, app } = require('electron');

const folder = process.env['PLIMSOLL_BENCH_APP'] ?? '';
const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
// Electron's own default app calls it too, but the type declarations leave it out.
/** @type {any} */ (app).setVersion(about.version);

/** @param {object} seen */
const say = (seen) => process.stdout.write(`${JSON.stringify({ bench: seen })}\n`);

// In the page: the moment at which a frame with the element in it was handed on, epoch ms.
const DRAWN = `new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector('[data-testid="amount"]')) return false;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    return true;
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  look();
})`;

app.on('browser-window-created', (_event, window) => {
  const shown = new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  window.webContents.once('dom-ready', async () => {
    // Of the frame: that of the contents waits until nothing is loaded any more, long after the page was seen.
    const { mainFrame } = window.webContents;
    const [drawnAt, shownAt] = await Promise.all([mainFrame.executeJavaScript(DRAWN), shown]);
    say({ drawnAt, shownAt });
  });
});

const LOOK_MS = 5;
let longest = 0;
let last = 0;
/** @type {ReturnType<typeof setInterval> | undefined} */
let looking;

/** What is asked on standard input, a word a line. @type {Record<string, () => void>} */
const asked = {
  close: () => BrowserWindow.getAllWindows().forEach((window) => window.close()),
  'watch-stalls': () => {
    longest = 0;
    last = performance.now();
    looking ??= setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last - LOOK_MS);
      last = now;
    }, LOOK_MS);
  },
  'tell-stalls': () => say({ longestStallMs: longest }),
};
createInterface({ input: process.stdin }).on('line', (line) => asked[line]?.());

require(path.resolve(folder, about.main));
