import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { channel } from '../../../electron/contract/names.ts';
import { createAppWindow, type AppWindow } from '../../../electron/desktop/window.ts';

type Handler = (request: { url: string }) => Promise<Response>;
const { made, served } = vi.hoisted(() => ({
  made: [] as EventEmitter[],
  served: {} as { handler?: Handler },
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    readonly sent: [string, unknown][] = [];
    readonly webContents = Object.assign(new Emitter(), {
      send: (name: string, value: unknown) => void this.sent.push([name, value]),
    });
    visible = false;
    constructor() {
      super();
      made.push(this);
    }
    show() {
      this.visible = true;
      this.emit('show');
    }
    hide() {
      this.visible = false;
      this.emit('hide');
    }
    focus() {}
    restore() {}
    setMenu() {}
    setMenuBarVisibility() {}
    isVisible() {
      return this.visible;
    }
    isMinimized() {
      return false;
    }
    getContentSize() {
      return [1_000, 600];
    }
    isDestroyed() {
      return false;
    }
    async loadURL() {}
    destroy() {
      this.visible = false;
      this.emit('closed');
    }
  }
  const session = {
    protocol: {
      handle: (_scheme: string, handler: Handler) => {
        served.handler = handler;
      },
    },
    webRequest: { onBeforeRequest: () => undefined },
    setProxy: async () => undefined,
    closeAllConnections: async () => undefined,
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    on: () => undefined,
  };
  return {
    BrowserWindow,
    Menu: { buildFromTemplate: () => ({}) },
    app: { on: () => undefined, isPackaged: false },
    protocol: {},
    screen: { getAllDisplays: () => [] },
    session: { fromPartition: () => session },
  };
});
vi.mock('../../../electron/security/no-network.ts', () => ({ cutOff: async () => undefined }));

interface Made extends EventEmitter {
  readonly visible: boolean;
  readonly sent: [string, unknown][];
  readonly webContents: EventEmitter;
  hide(): void;
}

let window: AppWindow;
let split = false;
let silent = 0;
const opened: { height: number; drawn: boolean }[] = [];
const newest = () => made.at(-1) as Made;
const pageIsAsked = () => served.handler?.({ url: 'app://plimsoll/index.html' });

beforeEach(() => {
  made.length = 0;
  opened.length = 0;
  split = false;
  silent = 0;
  window = createAppWindow({
    distFolder: '/dist',
    title: 'Plimsoll',
    page: { open: (height, drawn) => (opened.push({ height, drawn }), { styleHash: '', body: new ReadableStream() }) },
    isSplit: () => split,
    refresh: () => undefined,
    onOpenChange: () => undefined,
    place: () => null,
    keepPlace: () => undefined,
    onClose: () => undefined,
    onSilent: () => void (silent += 1),
    onCrash: () => true,
  });
  window.open();
});

describe('a new window', () => {
  it('is shown once it has its state and has drawn, whichever comes last', () => {
    newest().emit('ready-to-show');
    expect([newest().visible, window.isOpening()]).toEqual([false, true]);
    window.ready();
    expect([newest().visible, window.isOpening()]).toEqual([true, false]);

    newest().emit('closed');
    window.open();
    window.ready();
    expect(newest().visible).toBe(false);
    newest().emit('ready-to-show');
    expect(newest().visible).toBe(true);
  });

  it('is not brought back by its page once somebody closed it', () => {
    newest().emit('ready-to-show');
    window.ready();
    newest().hide();
    window.ready();
    expect(newest().visible).toBe(false);
  });

  it('is made anew after a crash before it was ever seen', () => {
    newest().emit('ready-to-show');
    newest().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(made).toHaveLength(2);
  });

  it('is told the newest of what was pushed since it asked and before it listened, once', () => {
    const alerts = (id: string) => ({ records: [], snoozes: { [id]: {} }, transits: {} });
    window.push('alerts', alerts('old'));
    window.push('alerts', alerts('new'));
    expect(newest().sent).toEqual([]);
    window.ready();
    expect(newest().sent).toEqual([[channel('alerts'), alerts('new')]]);
    window.ready();
    expect(newest().sent).toHaveLength(1);
  });

  it('is told of each snapshot what is new, and everything again once its page is loaded anew', async () => {
    const snapshot = (at: number, ...connections: readonly object[]) => ({ at, connections: connections as never[] });
    const [a, b] = [{ id: 'a' }, { id: 'b' }];
    const told = () => newest().sent.map(([, value]) => (value as { changed: unknown }).changed);
    await pageIsAsked();
    window.push('snapshot', snapshot(1, a));
    window.push('snapshot', snapshot(2, a, b));
    window.ready();
    window.push('snapshot', snapshot(3, a, { ...b }));
    expect(told()).toEqual([[a, b], [b]]);
    const url = 'app://plimsoll/index.html';
    newest().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url });
    await pageIsAsked();
    window.ready();
    window.push('snapshot', snapshot(4, a, b));
    expect(told().at(-1)).toEqual([a, b]);
  });

  it('is shown as main drew its page, before that listens', async () => {
    await pageIsAsked();
    expect(opened).toEqual([{ height: 600, drawn: true }]);
    newest().emit('ready-to-show');
    expect(newest().visible).toBe(true);
  });

  it.each([
    ['a balance that was left open', () => void (split = true)],
    [
      'what was asked for',
      () => {
        newest().emit('closed');
        window.open({ view: 'alerts' });
      },
    ],
  ])('is shown once its page has drawn %s', async (_what, wants) => {
    wants();
    await pageIsAsked();
    expect(opened).toEqual([{ height: 600, drawn: false }]);
    newest().emit('ready-to-show');
    expect(newest().visible).toBe(false);
    window.ready();
    expect(newest().visible).toBe(true);
  });

  it('is not told what was pushed before its page was drawn: it is in there', async () => {
    window.push('trends', { before: {} });
    await pageIsAsked();
    window.push('trends', { after: {} });
    window.ready();
    expect(newest().sent).toEqual([[channel('trends'), { after: {} }]]);
  });

  it('gives its page to nobody else, who would take from it what it begins with', async () => {
    await pageIsAsked();
    window.ready();
    expect((await pageIsAsked())?.status).toBe(404);
    expect(opened).toHaveLength(1);
    window.push('trends', {});
    expect(newest().sent).toEqual([[channel('trends'), {}]]);
  });

  it('listens on when it was kept from going elsewhere', async () => {
    await pageIsAsked();
    window.ready();
    newest().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url: 'https://evil.test/' });
    window.push('trends', {});
    expect(newest().sent).toHaveLength(1);
  });

  it('begins anew where its page is loaded anew', async () => {
    await pageIsAsked();
    window.ready();
    const url = 'app://plimsoll/index.html';
    newest().webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url });
    expect((await pageIsAsked())?.status).toBe(200);
    window.push('trends', {});
    expect(newest().sent).toEqual([]);
    window.ready();
    expect(newest().sent).toEqual([[channel('trends'), {}]]);
  });

  it('is made anew where it was drawn and does not work', async () => {
    vi.useFakeTimers();
    newest().emit('closed');
    window.open();
    await pageIsAsked();
    newest().emit('ready-to-show');
    vi.advanceTimersByTime(31_000);
    expect([silent, made.length]).toEqual([1, 3]);
    await pageIsAsked();
    newest().emit('ready-to-show');
    window.ready();
    vi.advanceTimersByTime(60_000);
    expect([silent, made.length]).toEqual([1, 3]);
    vi.useRealTimers();
  });

  it('is not told what another window missed', () => {
    window.push('alerts', { records: [], snoozes: {}, transits: {} });
    newest().emit('closed');
    window.push('trends', {});
    window.open();
    window.ready();
    expect(newest().sent).toEqual([]);
  });
});
