import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotificationState } from '../../../electron/contract/types.ts';
import { createNotifier, type Notifier } from '../../../electron/desktop/notifier.ts';

interface Shown extends EventEmitter {
  readonly closed: boolean;
  readonly options: { readonly title: string; readonly body: string };
}

/** What the system says when it is asked to show a notification; nothing, when it is silent. */
const world = vi.hoisted(() => ({
  supported: true,
  says: 'show' as 'show' | 'failed' | null,
  shown: [] as Shown[],
}));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class Notification extends Emitter {
    static isSupported = (): boolean => world.supported;
    readonly options: Shown['options'];
    closed = false;
    constructor(options: Shown['options']) {
      super();
      this.options = options;
    }
    close(): void {
      this.closed = true;
      this.emit('close');
    }
    show(): void {
      world.shown.push(this);
      if (world.says !== null) this.emit(world.says);
    }
  }
  return { Notification };
});

const message = { title: 'Low: Peru', body: 'PEN 8.00' };
let states: NotificationState[];
let notifier: Notifier;
let clicks: number;
const notify = (over: Partial<typeof message> = {}): Promise<boolean> =>
  notifier.notify({ ...message, ...over }, () => {
    clicks += 1;
  });

beforeEach(() => {
  Object.assign(world, { supported: true, says: 'show', shown: [] });
  states = [];
  clicks = 0;
  notifier = createNotifier((state) => states.push(state));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a notification', () => {
  it('that the system shows is told so, once, and leads where it should', async () => {
    expect(notifier.state()).toBe('unknown');
    expect([await notify(), await notify()]).toEqual([true, true]);
    expect(states).toEqual(['working']);
    world.shown[0]?.emit('click');
    expect(clicks).toBe(1);
  });

  it('that the system refuses is told so, and again when it works after all', async () => {
    world.says = 'failed';
    expect(await notify()).toBe(false);
    world.says = 'show';
    expect(await notify()).toBe(true);
    expect(states).toEqual(['failed', 'working']);
  });

  describe('of which the system says nothing', () => {
    let told: boolean | undefined;
    beforeEach(() => {
      vi.useFakeTimers();
      world.says = null;
      told = undefined;
      void notify().then((shown) => (told = shown));
    });
    const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

    it('is doubted after a while, but not taken back', async () => {
      await pass(4_999);
      expect(states).toEqual([]);
      await pass(1);
      expect(states).toEqual(['failed']);
      await pass(54_999);
      expect(told).toBeUndefined();
      expect(world.shown[0]?.closed).toBe(false);
    });

    it('was not shown, and is closed so that it cannot appear beside its repetition', async () => {
      await pass(60_000);
      expect(told).toBe(false);
      expect(world.shown[0]?.closed).toBe(true);
      expect(states).toEqual(['failed']);
    });

    it.each([4_000, 59_000])('counts as shown when it is after all, %d ms later', async (ms) => {
      await pass(ms);
      world.shown[0]?.emit('show');
      await pass(0);
      expect(told).toBe(true);
      expect(notifier.state()).toBe('working');
      await pass(120_000);
      expect(world.shown[0]?.closed).toBe(false);
      expect(notifier.state()).toBe('working');
    });

    it('fails at once when the system says so late', async () => {
      await pass(10_000);
      world.shown[0]?.emit('failed');
      await pass(0);
      expect(told).toBe(false);
      await pass(120_000);
      expect(world.shown[0]?.closed).toBe(false);
    });
  });

  it('is not even tried where there are none', async () => {
    world.supported = false;
    expect(await notify()).toBe(false);
    expect(world.shown).toEqual([]);
    expect(notifier.state()).toBe('failed');
  });
});

describe('signs that could be markup', () => {
  const body = '<b>A&B</b> &lt;';
  const on = (platform: NodeJS.Platform): void => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  };

  it('are replaced in the body on Linux, by signs that look alike', async () => {
    on('linux');
    await notify({ body });
    const shown = world.shown[0]?.options.body;
    expect(shown).toBe('\u2039b\u203aA\uff06B\u2039/b\u203a \uff06lt;');
    expect(shown).not.toMatch(/[<>&]/);
  });

  it('stay in the title, which is never markup', async () => {
    on('linux');
    await notify({ title: 'A & B <C>' });
    expect(world.shown[0]?.options.title).toBe('A & B <C>');
  });

  it.each(['darwin', 'win32'] as const)('stay on %s', async (platform) => {
    on(platform);
    await notify({ body });
    expect(world.shown[0]?.options.body).toBe(body);
  });
});
