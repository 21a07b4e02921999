import { act, screen } from '@testing-library/react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowState } from '../../electron/contract/types.ts';
import { defaultViewSettings } from '../../electron/contract/view-types.ts';
import type { Locale } from '../../electron/domain/locale.ts';
import { App } from '../../renderer/app/app.tsx';
import { draw } from '../../renderer/drawn.tsx';
import { appState, connection, entry, minutesAgo, NOW } from './support/fixtures.ts';
import { fakeClient, stateOf, withConnections, type Answers } from './support/window.tsx';

const many = Array.from({ length: 20 }, (_, index) =>
  connection(`c${index}`, { balances: [entry('A', 'USD', '1234.50'), entry('B', 'CNY', '0.10')] }),
);
const hidden = { ...appState().preferences, hideAmounts: true };

let container: HTMLElement;
let root: Root | undefined;
beforeEach(() => {
  container = document.createElement('div');
  document.body.append(container);
});
afterEach(() => {
  act(() => root?.unmount());
  vi.restoreAllMocks();
  container.remove();
  vi.unstubAllGlobals();
});

const ref = { connectionId: 'c1', key: entry('A', 'USD', '1').key };
const arranged: Answers = {
  left: () => ({ ...defaultViewSettings, compact: true, group: 'entity', entities: { c0: 'Peru SAC' }, pinned: [ref] }),
  trends: () => ({ c1: { [ref.key]: { change24h: '-5.00', week: [{ at: NOW - 9, value: '6.00' }, { at: NOW, value: '1.00' }] } } }),
};
const troubled = [
  connection('low', { balances: [entry('A', 'USD', '1.00', { level: 'critical' })] }),
  connection('old', {
    condition: 'unreachable',
    problem: { kind: 'timeout' },
    lastSuccessAt: minutesAgo(90),
    balances: [entry('B', 'EUR', '5.00', { freshness: 'stale', readAt: minutesAgo(90) })],
  }),
];

/** As the preload does once the page was read. */
function styleAsPreload(of: HTMLElement): void {
  for (const element of of.querySelectorAll<HTMLElement>('[data-style]')) {
    element.setAttribute('style', element.dataset['style'] ?? '');
    element.removeAttribute('data-style');
  }
}

/** Draws as main does, where there is no page. */
function drawnInMain(state: WindowState): string {
  const { window: page, document: ofPage } = globalThis;
  vi.stubGlobal('window', undefined);
  vi.stubGlobal('document', undefined);
  try {
    return draw(state);
  } finally {
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', ofPage);
  }
}

describe.each<Locale>(['en', 'zh-CN'])('the first screen drawn in main (%s)', (locale) => {
  it.each<[string, Answers]>([
    ['nothing is connected', {}],
    ['a connection was not asked yet', withConnections(connection('new', { balances: [] }))],
    ['there is more than fits', withConnections(...many)],
    ['amounts are hidden', withConnections(...many)],
    ['some need attention, are old, or came with a problem', withConnections(...troubled)],
    ['it is grouped by company, narrow and pinned', { ...withConnections(...many), ...arranged }],
  ])('is what its script would draw: %s', async (what, answers) => {
    const preferences = what === 'amounts are hidden' ? hidden : appState().preferences;
    const state = stateOf({ ...answers, app: () => appState({ locale, preferences }) });
    expect(state).toBeDefined();
    const html = drawnInMain(state as WindowState);
    container.innerHTML = html;
    styleAsPreload(container);
    const before = [...container.querySelectorAll('*')];

    // Attributes that differ are told there alone.
    const complaints = vi.spyOn(console, 'error');
    const otherwise: unknown[] = [];
    await act(async () => {
      root = hydrateRoot(container, <App client={fakeClient()} first={state ?? null} />, {
        onRecoverableError: (error) => void otherwise.push(error),
      });
    });
    expect(otherwise).toEqual([]);
    expect(complaints).not.toHaveBeenCalled();
    // Taken over, not made anew.
    expect(before.filter((element) => !element.isConnected)).toEqual([]);
  });

  it('has amounts in it, and no style that its policy would refuse', () => {
    const html = drawnInMain(stateOf({ ...withConnections(...many), app: () => appState({ locale }) }) as WindowState);
    expect(html).toContain('>1,234<');
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).toMatch(/data-style="[^"]*--rows:2/);
    for (const [, style] of html.matchAll(/data-style="([^"]*)"/g)) {
      expect(style).toMatch(/^(?:--[\w-]+:\d+|(?:anchor-name|position-anchor):--[\w-]+)$/);
    }
  });

  it('has names in it as text, whatever they hold', () => {
    const hostile = '"><img src=x onerror=alert(1)> style="color:red" data-style="x" </i><!--$!-->';
    const answers = withConnections(connection('c', { label: hostile, balances: [entry(hostile, 'USD', '1')] }));
    const html = drawnInMain(stateOf({ ...answers, app: () => appState({ locale }) }) as WindowState);
    container.innerHTML = html;
    expect(container.querySelectorAll('img, [style], [data-style="x"]')).toHaveLength(0);
    expect(container.textContent).toContain(hostile);
  });
});

it('can be worked with once its script has it', async () => {
  const state = stateOf(withConnections(...many)) as WindowState;
  container.innerHTML = drawnInMain(state);
  styleAsPreload(container);
  const begun = vi.fn();
  await act(async () => {
    root = hydrateRoot(container, <App client={fakeClient()} first={state} onBegun={begun} />);
  });
  expect(begun).toHaveBeenCalledOnce();
  await act(async () => screen.getByTestId('nav-settings').click());
  expect(screen.getByTestId('nav-settings').getAttribute('aria-current')).toBe('page');
});
