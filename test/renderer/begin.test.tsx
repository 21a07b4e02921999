import { hydrateRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { over } = vi.hoisted(() => ({ over: { end: () => undefined as void, of: [] as HTMLElement[] } }));
vi.mock('../../renderer/main.tsx', () => ({
  begin: (container: HTMLElement) => {
    over.of.push(container);
    return new Promise<void>((resolve) => {
      over.end = resolve;
    });
  },
}));

const clicks = vi.fn();
const DRAWN = '<button><svg></svg></button>';

/** The script of another page before this one does not go away with it. */
let stale: [string, EventListenerOrEventListenerObject][] = [];
const listen = document.addEventListener.bind(document);

async function pageWith(drawn: string): Promise<HTMLElement> {
  document.body.innerHTML = `<div id="root">${drawn}</div>`;
  vi.resetModules();
  await import('../../renderer/begin.ts');
  return document.getElementById('root') as HTMLElement;
}

const click = (selector: string): boolean | undefined =>
  document.querySelector(selector)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));

beforeEach(() => {
  clicks.mockClear();
  over.of = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  vi.spyOn(document, 'addEventListener').mockImplementation((name: string, listener, options) => {
    stale.push([name, listener]);
    listen(name, listener, options);
  });
});
afterEach(() => {
  for (const [name, listener] of stale) document.removeEventListener(name, listener, true);
  stale = [];
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('a page that came drawn is taken over once it was seen', async () => {
  const root = await pageWith(DRAWN);
  expect(over.of).toEqual([]);
  await vi.waitFor(() => expect(over.of).toEqual([root]));
});

it('a page that came drawn is taken over where no frame of it is seen', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const root = await pageWith(DRAWN);
  await vi.waitFor(() => expect(over.of).toEqual([root]));
});

it('a page that came empty is drawn', async () => {
  const root = await pageWith('');
  await vi.waitFor(() => expect(over.of).toEqual([root]));
});

it('a page that is still on its way is waited for', async () => {
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
  const root = await pageWith('');
  root.innerHTML = DRAWN;
  await new Promise((resolve) => setTimeout(resolve));
  expect(over.of).toEqual([]);
  state.mockReturnValue('interactive');
  document.dispatchEvent(new Event('DOMContentLoaded'));
  await vi.waitFor(() => expect(over.of).toEqual([root]));
});

it('what is clicked on while it is taken over is carried out once, afterwards', async () => {
  const root = await pageWith(DRAWN);
  await vi.waitFor(() => expect(over.of).toHaveLength(1));
  hydrateRoot(
    root,
    <button onClick={clicks}>
      <svg />
    </button>,
  );
  expect(click('svg')).toBe(false);
  await new Promise((resolve) => setTimeout(resolve));
  expect(clicks).not.toHaveBeenCalled();
  over.end();
  await vi.waitFor(() => expect(clicks).toHaveBeenCalledOnce());
  click('svg');
  expect(clicks).toHaveBeenCalledTimes(2);
});
