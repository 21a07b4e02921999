// The least an Electron app with a tray icon can be. Its menu opens and destroys a blank window; a click on the icon opens
// a static page.
const path = require('node:path');
const { BrowserWindow, Menu, Tray, app, nativeImage } = require('electron');

Menu.setApplicationMenu(null);

/** @type {BrowserWindow | undefined} */
let window;
/** @type {Tray | undefined} */
let tray;

/** @param {string} page */
function open(page) {
  window = new BrowserWindow({ width: 1_040, height: 720, show: false });
  window.once('ready-to-show', () => window?.show());
  void window.loadURL(page);
}

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  const size = 32;
  const pixels = Buffer.alloc(size * size * 4, 0x80);
  tray = new Tray(nativeImage.createFromBitmap(pixels, { width: size, height: size }));
  tray.setToolTip('Bare');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: 'Open blank', click: () => open('about:blank') },
      { label: 'Destroy', click: () => window?.destroy() },
      { label: 'Quit', click: () => app.quit() },
    ]),
  );
  tray.on('click', () => open(`file://${path.join(__dirname, 'page.html')}`));
});
