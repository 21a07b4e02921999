import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { over } = vi.hoisted(() => ({ over: { end: () => undefined as void, of: [] as Element[] } }));
vi.mock('../../renderer/main.tsx', () => ({
  begin: (container: Element) => {
    over.of.push(container);
    return new Promise<void>((resolve) => {
      over.end = resolve;
    });
  },
}));

const clicks = vi.fn();

async function pageWith(drawn: string): Promise<HTMLElement> {
  document.body.innerHTML = `<div id="root">${drawn}</div>`;
  document.querySelector('button')?.addEventListener('click', clicks);
  vi.resetModules();
  await import('../../renderer/begin.ts');
  return document.getElementById('root') as HTMLElement;
}

beforeEach(() => {
  clicks.mockClear();
  over.of = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
});
afterEach(() => vi.unstubAllGlobals());

it('a page that came drawn is taken over once it was seen', async () => {
  const root = await pageWith('<button>1</button>');
  expect(over.of).toEqual([]);
  await vi.waitFor(() => expect(over.of).toEqual([root]));
});

it('a page that came empty is drawn at once', async () => {
  const root = await pageWith('');
  await vi.waitFor(() => expect(over.of).toEqual([root]));
});

it('what is clicked on before that is clicked on afterwards, once', async () => {
  await pageWith('<button><svg></svg></button>');
  document.querySelector('svg')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(over.of).toHaveLength(1));
  const before = clicks.mock.calls.length;
  over.end();
  await vi.waitFor(() => expect(clicks.mock.calls.length).toBe(before + 1));
  document.querySelector('button')?.click();
  expect(clicks.mock.calls.length).toBe(before + 2);
});
