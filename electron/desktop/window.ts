import path from 'node:path';
import { BrowserWindow, app, session, type Session, type WebContents } from 'electron';
import { channel, type PushName } from '../contract/names.ts';
import type { Pushes, ShowTarget } from '../contract/types.ts';
import { APP_ORIGIN, serveApp } from './app-protocol.ts';
import { windowMenu } from './window-menu.ts';

export interface AppWindow {
  /** Opens the window or brings it to the front, and takes it to `target`. */
  open(target?: ShowTarget): void;
  /** The contents that may make calls; null while there is no window. */
  contents(): WebContents | null;
  /** Whether somebody may be looking at it: it is there, and not minimised. */
  isOpen(): boolean;
  push<Name extends PushName>(name: Name, value: Pushes[Name]): void;
  /** The window has drawn its first state and listens: what waited for it is pushed now. */
  ready(): void;
}

export interface WindowOptions {
  /** The folder of the built main side; the renderer lies beside it. */
  readonly distFolder: string;
  readonly title: string;
  /** Asks for a refresh, as F5 does everywhere. */
  readonly refresh: () => void;
  /** `isOpen` may say something else. */
  readonly onOpenChange: () => void;
}

/** The one window. It is a view that can go at any time: nothing lives in it. */
export function createAppWindow(options: WindowOptions): AppWindow {
  const { distFolder, title, refresh, onOpenChange } = options;
  let window: BrowserWindow | null = null;
  let listening = false;
  let waiting: ShowTarget | null = null;
  let confined: Session | null = null;

  function create(): BrowserWindow {
    confined ??= confineSession(path.join(distFolder, 'renderer'));
    const created = new BrowserWindow({
      width: 1_040,
      height: 720,
      minWidth: 640,
      minHeight: 480,
      title,
      show: false,
      webPreferences: {
        preload: path.join(distFolder, 'preload.cjs'),
        session: confined,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        devTools: !app.isPackaged,
      },
    });
    // macOS keeps its own menu bar, which has these already.
    if (process.platform !== 'darwin') {
      created.setMenu(windowMenu(refresh));
      created.setMenuBarVisibility(false);
    }
    created.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    created.webContents.on('will-navigate', (event) => event.preventDefault());
    created.webContents.on('will-redirect', (event) => event.preventDefault());
    created.once('ready-to-show', () => created.show());
    created.on('page-title-updated', (event) => event.preventDefault());
    // A crashed page would stay white for ever; a new one shows the same state.
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      const visible = created.isVisible();
      created.destroy();
      if (visible) window = create();
    });
    created.on('minimize', onOpenChange);
    created.on('restore', onOpenChange);
    created.on('show', onOpenChange);
    created.on('closed', () => {
      window = null;
      listening = false;
      onOpenChange();
    });
    void created.loadURL(`${APP_ORIGIN}/index.html`);
    return created;
  }

  function push<Name extends PushName>(name: Name, value: Pushes[Name]): void {
    if (listening) window?.webContents.send(channel(name), value);
  }

  return {
    open(target) {
      waiting = target ?? waiting;
      if (window === null) {
        window = create();
      } else {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }
      if (listening && waiting !== null) {
        push('show', waiting);
        waiting = null;
      }
    },
    contents: () => window?.webContents ?? null,
    isOpen: () => window !== null && window.isVisible() && !window.isMinimized(),
    push,
    ready() {
      listening = true;
      if (waiting !== null) push('show', waiting);
      waiting = null;
    },
  };
}

/** A session in memory that serves the app's own files and cancels every other request. */
function confineSession(rendererFolder: string): Session {
  const confined = session.fromPartition('window');
  serveApp(confined, rendererFolder);
  confined.webRequest.onBeforeRequest((details, decide) => {
    const own = details.url.startsWith(`${APP_ORIGIN}/`) || details.url.startsWith('data:image/');
    // The developer tools are part of Electron; packages have none.
    decide({ cancel: !own && !details.url.startsWith('devtools://') });
  });
  confined.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  confined.setPermissionCheckHandler(() => false);
  confined.setDevicePermissionHandler(() => false);
  return confined;
}
