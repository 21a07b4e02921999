import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotificationState } from '../../../electron/contract/types.ts';
import { createNotifier, type Notifier } from '../../../electron/desktop/notifier.ts';

interface Shown extends EventEmitter {
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
    constructor(options: Shown['options']) {
      super();
      this.options = options;
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

  it('of which the system says nothing was not shown', async () => {
    vi.useFakeTimers();
    world.says = null;
    const shown = notify();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await shown).toBe(false);
    expect(notifier.state()).toBe('failed');
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
