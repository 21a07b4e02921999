import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { channel } from '../../../electron/contract/names.ts';
import { createAppWindow, type AppWindow } from '../../../electron/desktop/window.ts';

const { made } = vi.hoisted(() => ({ made: [] as EventEmitter[] }));
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
    protocol: { handle: () => undefined },
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
const newest = () => made.at(-1) as Made;

beforeEach(() => {
  made.length = 0;
  window = createAppWindow({
    distFolder: '/dist',
    title: 'Plimsoll',
    refresh: () => undefined,
    onOpenChange: () => undefined,
    place: () => null,
    keepPlace: () => undefined,
    onClose: () => undefined,
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

  it('is not told what another window missed', () => {
    window.push('alerts', { records: [], snoozes: {}, transits: {} });
    newest().emit('closed');
    window.push('trends', {});
    window.open();
    window.ready();
    expect(newest().sent).toEqual([]);
  });
});
