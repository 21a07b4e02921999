import path from 'node:path';
import { BrowserWindow, app, screen, session, type Session, type WebContents } from 'electron';
import { channel, type PushName } from '../contract/names.ts';
import type { Pushes, ShowTarget } from '../contract/types.ts';
import type { Page } from '../contract/desktop-types.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { cutOff } from '../security/no-network.ts';
import type { WindowPlace } from '../settings/desktop-settings.ts';
import { APP_ORIGIN, serveApp } from './app-protocol.ts';
import type { FirstPage, Page as FirstView } from './first-page.ts';
import { createSnapshotChanges } from './snapshot-changes.ts';
import { windowMenu } from './window-menu.ts';
import { besideIcon, onScreen, type Rect } from './window-place.ts';

/** What the window is told; of snapshots it finds out what is new by itself. */
export type Told = Omit<Pushes, 'snapshot'> & { readonly snapshot: Snapshot };

export interface AppWindow {
  /** Makes ready what a window needs, before somebody waits for one. */
  prepare(): void;
  /**
   * Opens the window or brings it to the front, and takes it to `target`.
   * @param icon the tray icon it is to open beside
   */
  open(target?: ShowTarget, icon?: Rect | null): void;
  /** The contents that may make calls; null while there is no window. */
  contents(): WebContents | null;
  /** Whether somebody may be looking at it: it is there, and not minimised. */
  isOpen(): boolean;
  /** Somebody wants to see it, and it is not there yet. */
  isOpening(): boolean;
  push<Name extends PushName>(name: Name, value: Told[Name]): void;
  /** The window has its first state and listens: it is shown once it is drawn, and told what waited for it. */
  ready(): void;
  /** The page the window is on; `null` while something is being typed there that must not be lost. */
  setPage(page: Page | null): void;
}

export interface WindowOptions {
  /** The folder of the built main side; the renderer lies beside it. */
  readonly distFolder: string;
  readonly title: string;
  readonly page: Pick<FirstPage, 'open'>;
  /** A balance that was left open beside the list is shown once its script draws it. */
  readonly isSplit: () => boolean;
  /** Asks for a refresh, as F5 does everywhere. */
  readonly refresh: () => void;
  /** `isOpen` may say something else. */
  readonly onOpenChange: () => void;
  /** Where the window was when it was last hidden; `null` when it never was. */
  readonly place: () => WindowPlace | null;
  readonly keepPlace: (place: WindowPlace) => void;
  /** Somebody closed the window; the app goes on. */
  readonly onClose: () => void;
  /** Its page does not work. */
  readonly onSilent: () => void;
  /** Its page crashed. @returns whether it may be opened anew at once */
  readonly onCrash: () => boolean;
}

/** A window that nobody looked at for so long is given up: it takes most of the app's memory, ms. */
const HIDDEN_MS = 60_000;
/** A page that does not listen by then never will, ms. */
const SILENT_MS = 30_000;
const PAGE_URL = `${APP_ORIGIN}/index.html`;
const FIRST_SIZE = { width: 1_040, height: 720 } as const;

/**
 * The one window. Closing it hides it; after a while it goes, and is made anew when it is wanted: it is a view, and
 * nothing lives in it.
 */
export function createAppWindow(options: WindowOptions): AppWindow {
  const { distFolder, title, refresh, onOpenChange } = options;
  let window: BrowserWindow | null = null;
  /** A new window is shown once it has drawn something and that is what is wanted: its page came drawn, or has said that it is there. */
  let isNew = true;
  let drawn = false;
  let cameDrawn = false;
  let pageWanted = false;
  let listening = false;
  let waiting: ShowTarget | null = null;
  /** The last push of each name that a window may have missed: it asks for its state before it can listen. */
  const missed = new Map<PushName, unknown>();
  let changes = createSnapshotChanges();
  let page: Page | null = 'overview';
  let confined: Session | null = null;
  let quitting = false;
  let giveUp: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  /** Where the window was put beside the tray icon: a place nobody chose. */
  let besideTray: Rect | null = null;

  app.on('before-quit', () => {
    quitting = true;
  });

  function lastPlace(): Partial<WindowPlace> & Pick<WindowPlace, 'width' | 'height'> {
    const place = options.place();
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    return place === null ? FIRST_SIZE : onScreen(place, areas);
  }

  function placeBeside(icon: Rect): Rect {
    const { workArea } = screen.getDisplayMatching(icon);
    besideTray = besideIcon(icon, options.place() ?? FIRST_SIZE, workArea);
    return besideTray;
  }

  function keepPlace(of: BrowserWindow): void {
    const bounds = of.getNormalBounds();
    const unmoved = besideTray !== null && bounds.x === besideTray.x && bounds.y === besideTray.y;
    const before = unmoved ? options.place() : null;
    if (unmoved && before === null) return;
    const place = { ...bounds, ...(before === null ? {} : { x: before.x, y: before.y }) };
    if (JSON.stringify(place) !== JSON.stringify(options.place())) options.keepPlace(place);
  }

  function onClose(event: { preventDefault(): void }, closing: BrowserWindow): void {
    keepPlace(closing);
    if (quitting) return;
    event.preventDefault();
    closing.hide();
    options.onClose();
  }

  function onHide(hidden: BrowserWindow): void {
    onOpenChange();
    clearTimeout(giveUp);
    giveUp = setTimeout(() => {
      if (page !== null && !hidden.isDestroyed() && !hidden.isVisible()) hidden.destroy();
    }, HIDDEN_MS);
  }

  /** Only for the window itself: somebody else's request would take the state it begins with from it. */
  function openPage(): FirstView | null {
    if (!pageWanted) return null;
    pageWanted = false;
    listening = false;
    // Whatever was pushed before is in the page already.
    missed.clear();
    cameDrawn = waiting === null && !options.isSplit();
    const [, height = FIRST_SIZE.height] = window?.getContentSize() ?? [];
    return options.page.open(height, cameDrawn);
  }

  function ownSession(): Session {
    return (confined ??= confineSession(path.join(distFolder, 'renderer'), openPage));
  }

  function create(icon: Rect | null): BrowserWindow {
    const created = new BrowserWindow({
      ...(icon === null ? lastPlace() : placeBeside(icon)),
      minWidth: 640,
      minHeight: 480,
      title,
      show: false,
      webPreferences: {
        preload: path.join(distFolder, 'preload.cjs'),
        session: ownSession(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        devTools: !app.isPackaged,
      },
    });
    isNew = true;
    drawn = false;
    cameDrawn = false;
    pageWanted = true;
    created.once('ready-to-show', () => {
      drawn = true;
      showNew();
    });
    created.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument, url }) => {
      if (isMainFrame && !isSameDocument && url === PAGE_URL) pageWanted = true;
    });
    created.on('page-title-updated', (event) => event.preventDefault());
    // A crashed page would stay white for ever; a new one shows the same state.
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') makeAnew(created);
    });
    created.on('close', (event) => onClose(event, created));
    created.on('hide', () => onHide(created));
    created.on('minimize', onOpenChange);
    created.on('restore', onOpenChange);
    created.on('show', () => {
      isNew = false;
      onOpenChange();
    });
    created.on('closed', () => {
      window = null;
      listening = false;
      clearTimeout(silence);
      missed.clear();
      onOpenChange();
    });
    void created.loadURL(PAGE_URL);
    // It would never be shown, or its numbers would stand still and nothing in it could be clicked.
    silence = setTimeout(() => {
      options.onSilent();
      makeAnew(created);
    }, SILENT_MS);
    // After the page was asked for, which takes its process longer. macOS keeps its own menu bar, which has these already.
    if (process.platform !== 'darwin') {
      created.setMenu(windowMenu(refresh));
      created.setMenuBarVisibility(false);
    }
    return created;
  }

  /** A window made anew goes on where the one before was left; the overview finds its own way back. */
  function createWhereItWas(icon: Rect | null): BrowserWindow {
    if (page !== 'overview' && page !== null) waiting ??= { view: 'page', page };
    return create(icon);
  }

  function makeAnew(broken: BrowserWindow): void {
    const wanted = broken.isVisible() || isNew;
    broken.destroy();
    if (options.onCrash() && wanted) window = createWhereItWas(null);
  }

  function showNew(): void {
    if (isNew && drawn && (listening || cameDrawn)) window?.show();
  }

  function send(name: PushName, value: unknown): void {
    window?.webContents.send(channel(name), name === 'snapshot' ? changes.of(value as Snapshot) : value);
  }

  function push<Name extends PushName>(name: Name, value: Told[Name]): void {
    if (listening) send(name, value);
    else if (window !== null) missed.set(name, value);
  }

  return {
    prepare: () => void ownSession(),
    open(target, icon = null) {
      waiting = target ?? waiting;
      if (window === null) {
        window = createWhereItWas(icon);
      } else {
        if (icon !== null && !window.isVisible()) window.setBounds(placeBeside(icon));
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
    isOpening: () => window !== null && isNew,
    push,
    ready() {
      listening = true;
      // Whatever was told before was told to another page.
      changes = createSnapshotChanges();
      clearTimeout(silence);
      for (const [name, value] of missed) send(name, value);
      missed.clear();
      if (waiting !== null) push('show', waiting);
      waiting = null;
      showNew();
    },
    setPage(next) {
      page = next;
    },
  };
}

/** A session in memory that serves the app's own files, and reaches nothing else. */
function confineSession(rendererFolder: string, openPage: () => FirstView | null): Session {
  const confined = session.fromPartition('window');
  serveApp(confined, rendererFolder, openPage);
  confined.webRequest.onBeforeRequest((details, decide) => {
    const own = details.url.startsWith(`${APP_ORIGIN}/`) || details.url.startsWith('data:image/');
    // The developer tools are part of Electron; packages have none.
    decide({ cancel: !own && !details.url.startsWith('devtools://') });
  });
  void cutOff(confined);
  return confined;
}
