import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTray, type TrayView } from '../../../electron/desktop/tray.ts';
import { action, submenu, text, type TrayAction } from '../../../electron/desktop/tray-items.ts';
import type { TrayModel } from '../../../electron/desktop/tray-model.ts';

interface Item {
  readonly label: string;
  readonly click?: () => void;
  readonly submenu?: FakeMenu;
}
interface FakeMenu {
  readonly items: readonly Item[];
  on(event: string, run: () => void): void;
  emit(event: string): void;
}

/** What the panel was told, in order. */
const panel = vi.hoisted(() => ({
  told: [] as [what: string, value: unknown][],
  click: (_event: unknown, _bounds: unknown): void => undefined,
  /** Told of every menu and submenu that is built. */
  onBuild: (): void => undefined,
}));
vi.mock('electron', () => {
  const buildFromTemplate = (template: Item[]): FakeMenu => {
    panel.onBuild();
    const listeners: [string, () => void][] = [];
    return {
      items: template,
      on: (event, run) => void listeners.push([event, run]),
      emit: (event) => {
        for (const [name, run] of listeners) if (name === event) run();
      },
    };
  };
  class Tray {
    constructor(icon: unknown) {
      panel.told.push(['new', icon]);
    }
    setImage = (value: unknown) => panel.told.push(['image', value]);
    setToolTip = (value: unknown) => panel.told.push(['tooltip', value]);
    setContextMenu = (value: unknown) => panel.told.push(['menu', value]);
    destroy = () => panel.told.push(['destroy', null]);
    on = (_event: string, run: typeof panel.click) => {
      panel.click = run;
    };
  }
  return { Menu: { buildFromTemplate }, Tray };
});

let model: TrayModel;
let tray: TrayView;
let actions: TrayAction[];
let clicks: unknown[];
/** The menu the icon begins with. */
let first: FakeMenu;

const withLabel = (label: string): TrayModel => ({
  icon: { state: 'fine', fill: 10 },
  title: '',
  tooltip: 'Plimsoll',
  items: [text(label), submenu('more', [action('open', { do: 'open' })])],
});
const told = (what: string): unknown[] =>
  panel.told.filter(([name]) => name === what).map(([, value]) => value);
const lastMenu = (): FakeMenu => told('menu').at(-1) as FakeMenu;

beforeEach(() => {
  vi.useFakeTimers();
  panel.told.length = 0;
  actions = [];
  clicks = [];
  model = withLabel('1');
  tray = createTray({
    model: () => model,
    icons: { of: ({ state }, dark) => `${state} ${dark}` as never },
    darkPanel: () => false,
    onAction: (one) => actions.push(one),
    onClick: (icon) => clicks.push(icon),
  });
  first = lastMenu();
});
afterEach(() => {
  tray.destroy();
  panel.onBuild = () => undefined;
  vi.restoreAllMocks();
  // What took its turn gives it back.
  vi.advanceTimersByTime(1);
  vi.useRealTimers();
});

function change(next: TrayModel): void {
  model = next;
  tray.update();
}

describe('the tray icon', () => {
  it('is told only what changed: icon and worse news at once', async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    panel.told.length = 0;
    change({ ...withLabel('2'), icon: { state: 'low', fill: 4 }, tooltip: 'Low' });
    await vi.advanceTimersByTimeAsync(0);
    expect(panel.told.map(([what]) => what)).toEqual(['image', 'tooltip', 'menu']);
    change({ ...withLabel('3'), icon: { state: 'critical', fill: 1 }, tooltip: 'Low' });
    await vi.advanceTimersByTimeAsync(999);
    expect(panel.told).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(panel.told.map(([what]) => what).slice(3)).toEqual(['image', 'menu']);
    change({ ...withLabel('3'), icon: { state: 'critical', fill: 1 }, tooltip: 'Low' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(panel.told).toHaveLength(5);
  });

  it('takes a new menu every few seconds at most, and the last of it', async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    panel.told.length = 0;
    change(withLabel('2'));
    await vi.advanceTimersByTimeAsync(0);
    expect(lastMenu().items[0]?.label).toBe('2');
    change(withLabel('3'));
    await vi.advanceTimersByTimeAsync(2_000);
    change({ ...withLabel('4'), icon: { state: 'fine', fill: 2 } });
    await vi.advanceTimersByTimeAsync(2_999);
    expect(panel.told.map(([what]) => what)).toEqual(['menu', 'image']);
    await vi.advanceTimersByTimeAsync(1);
    expect(panel.told.map(([what]) => what)).toEqual(['menu', 'image', 'menu']);
    expect(lastMenu().items[0]?.label).toBe('4');
  });

  it('gives up at once what it only began with, but not while somebody reads it', async () => {
    model = withLabel('2');
    tray.replace();
    await vi.advanceTimersByTimeAsync(0);
    expect(lastMenu().items[0]?.label).toBe('2');
    lastMenu().emit('menu-will-show');
    model = withLabel('3');
    tray.replace();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(lastMenu().items[0]?.label).toBe('2');
  });

  it('takes one that only names later readings once a minute', async () => {
    change(withLabel('WorldFirst · 14:05'));
    await vi.advanceTimersByTimeAsync(5_000);
    panel.told.length = 0;
    for (let minute = 6; minute < 16; minute += 1) {
      change(withLabel(`WorldFirst · 14:${String(minute).padStart(2, '0')}`));
      await vi.advanceTimersByTimeAsync(5_990);
    }
    expect(told('menu')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(told('menu')).toHaveLength(1);
    expect(lastMenu().items[0]?.label).toBe('WorldFirst · 14:15');
    // Along with anything else it comes sooner.
    change(withLabel('WorldFirst · Low · 14:16'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lastMenu().items[0]?.label).toBe('WorldFirst · Low · 14:16');
  });

  it('answers a click within a second, and goes on doing so for a while', async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    panel.told.length = 0;
    first.items[1]?.submenu?.items[0]?.click?.();
    for (const label of ['Refreshing…', 'Refreshing…', 'Refreshed', 'Refresh']) {
      change(withLabel(label));
      await vi.advanceTimersByTimeAsync(1_000);
      expect(lastMenu().items[0]?.label).toBe(label);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    change(withLabel('later'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(lastMenu().items[0]?.label).toBe('Refresh');
  });

  it('shows ampersands as they are', () => {
    change(withLabel('A & B'));
    vi.advanceTimersByTime(5_000);
    expect(lastMenu().items[0]?.label).toBe('A && B');
  });

  it('does what is clicked', () => {
    lastMenu().items[1]?.submenu?.items[0]?.click?.();
    expect(actions).toEqual([{ do: 'open' }]);
  });

  it.each([
    [{ x: 0, y: 0, width: 0, height: 0 }, null],
    [{ x: 9, y: 9, width: 24, height: 24 }, { x: 9, y: 9, width: 24, height: 24 }],
  ])('clicked itself, says where it is when it knows: %j', (bounds, place) => {
    panel.click({}, bounds);
    expect(clicks).toEqual([place]);
  });

  it('is made anew for a panel that came later, as it stands by then', async () => {
    change({ ...withLabel('1'), icon: { state: 'critical', fill: 0 } });
    await vi.advanceTimersByTimeAsync(1_000);
    panel.told.length = 0;
    tray.renew();
    expect(panel.told.map(([what]) => what)).toEqual(['destroy', 'new', 'tooltip', 'menu']);
    expect(told('new')).toEqual(['critical false']);
  });
});

describe('a menu that is being read', () => {
  beforeEach(async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    first.items[1]?.submenu?.emit('menu-will-show');
    panel.told.length = 0;
  });

  it('is left alone for a while, and brought up to date then', async () => {
    change(withLabel('2'));
    await vi.advanceTimersByTimeAsync(9_000);
    change(withLabel('3'));
    expect(told('menu')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told('menu')).toHaveLength(1);
    expect(lastMenu().items[0]?.label).toBe('3');
  });

  it('does not keep the icon back, but the tooltip: on Linux its change would be one of the menu', async () => {
    change({ ...withLabel('1'), icon: { state: 'critical', fill: 0 }, tooltip: 'Critical' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(panel.told).toEqual([['image', 'critical false']]);
    change({ ...withLabel('1'), icon: { state: 'fine', fill: 9 }, tooltip: 'Fine again' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told('image')).toEqual(['critical false', 'fine false']);
    expect(told('tooltip')).toEqual([]);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(told('tooltip')).toEqual(['Fine again']);
    expect(told('menu')).toEqual([]);
  });

  it('is closed by a click', async () => {
    change(withLabel('2'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told('menu')).toEqual([]);
    first.items[1]?.submenu?.items[0]?.click?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told('menu')).toHaveLength(1);
  });
});

describe('a menu of many accounts', () => {
  const many = (first: string, tooltip = 'Plimsoll'): TrayModel => ({
    ...withLabel(first),
    tooltip,
    items: [
      text(first),
      ...Array.from({ length: 50 }, (_, n) =>
        submenu(`Account ${n}`, [action('open', { do: 'show', connectionId: 'a', key: String(n) })]),
      ),
    ],
  });
  /** Makes every menu and submenu take so long, ms. */
  const takes = (each: number): { built: number } => {
    const seen = { built: 0 };
    const { now } = performance;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + each * seen.built);
    panel.onBuild = () => {
      seen.built += 1;
    };
    return seen;
  };

  beforeEach(async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    panel.told.length = 0;
  });

  it('is built in parts, between which everything else has its turn', async () => {
    const seen = takes(5);
    change(many('2'));
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.built).toBeLessThan(5);
    expect(told('menu')).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(told('menu')).toHaveLength(1);
    expect(lastMenu().items).toHaveLength(51);
  });

  it('takes over the submenus that are the same, and they do the same', async () => {
    change(many('2'));
    await vi.advanceTimersByTimeAsync(5_000);
    const before = lastMenu();
    const seen = takes(0);
    change(many('3'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lastMenu()).not.toBe(before);
    expect(seen.built).toBe(1);
    lastMenu().items[8]?.submenu?.items[0]?.click?.();
    expect(actions).toEqual([{ do: 'show', connectionId: 'a', key: '7' }]);
  });

  it('builds the submenu anew in which something changed', async () => {
    change(many('2'));
    await vi.advanceTimersByTimeAsync(5_000);
    const before = lastMenu();
    const seen = takes(0);
    const { items, ...rest } = many('2');
    change({ ...rest, items: [...items.slice(0, -1), submenu('Account 49', [text('paused')])] });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(seen.built).toBe(2);
    expect(lastMenu().items[50]?.submenu?.items[0]?.label).toBe('paused');
    expect(lastMenu().items[1]?.submenu).toBe(before.items[1]?.submenu);
  });

  it('gives every place a submenu of its own, however alike they are', async () => {
    const same = submenu('Account', [action('open', { do: 'open' })]);
    for (const label of ['2', '3']) {
      change({ ...withLabel(label), items: [text(label), same, same] });
      await vi.advanceTimersByTimeAsync(5_000);
      const [, one, other] = lastMenu().items;
      expect(one?.submenu).not.toBe(other?.submenu);
    }
  });

  it('leaves the menu alone that is opened while another is being built', async () => {
    takes(5);
    change(many('2'));
    await vi.advanceTimersByTimeAsync(0);
    first.items[1]?.submenu?.emit('menu-will-show');
    await vi.advanceTimersByTimeAsync(9_000);
    expect(told('menu')).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(told('menu')).toHaveLength(1);
    expect(lastMenu().items[0]?.label).toBe('2');
  });

  it('shows in the end what changed while it was being built', async () => {
    const seen = takes(40);
    change(many('2'));
    // It takes so long that the next look falls into it.
    while (seen.built < 30) await vi.advanceTimersByTimeAsync(1);
    change(many('3'));
    await vi.advanceTimersByTimeAsync(1);
    expect(told('menu')).toEqual([]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lastMenu().items[0]?.label).toBe('3');
  });

  it('is not built any more once the icon is gone', async () => {
    takes(5);
    change(many('2'));
    await vi.advanceTimersByTimeAsync(0);
    tray.destroy();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told('menu')).toEqual([]);
  });
});
