import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_NAMES, channel } from '../../../electron/contract/names.ts';

type Call = (payload: unknown) => Promise<unknown>;

const { world, asked } = vi.hoisted(() => ({
  world: { plimsoll: {} as Record<string, unknown>, parsed: () => undefined as void },
  asked: [] as [string, unknown][],
}));
vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (_name: 'plimsoll', api: Record<string, unknown>) => {
      world.plimsoll = api;
    },
  },
  ipcRenderer: {
    invoke: async (name: string, payload: unknown) => {
      asked.push([name, payload]);
      return { ok: true, value: asked.length };
    },
    on: () => undefined,
  },
}));

interface Drawn {
  readonly dataset: { readonly style: string };
  readonly style: { cssText: string };
  isStyled: boolean;
}
const drawn: Drawn[] = [];

beforeEach(async () => {
  asked.length = 0;
  drawn.length = 0;
  vi.stubGlobal('document', {
    addEventListener: (_name: 'DOMContentLoaded', listener: () => void) => {
      world.parsed = listener;
    },
    querySelectorAll: (selector: string) =>
      (selector === '[data-style]' ? drawn : []).map((one) =>
        Object.assign(one, { removeAttribute: () => void (one.isStyled = true) }),
      ),
  });
  vi.resetModules();
  await import('../../../electron/preload.ts');
});

describe('the preload', () => {
  it('puts the calls of the contract on the window, and nothing else but a way to listen', () => {
    expect(Object.keys(world.plimsoll).sort()).toEqual([...CALL_NAMES, 'on'].sort());
  });

  it('asks for nothing by itself, and hands on what the page asks', async () => {
    expect(asked).toEqual([]);
    expect(await (world.plimsoll['getState'] as Call)(null)).toEqual({ ok: true, value: 1 });
    expect(asked).toEqual([[channel('getState'), null]]);
  });

  it('makes the styles count that main has put beside what it drew', () => {
    drawn.push({ dataset: { style: '--rows:3' }, style: { cssText: '' }, isStyled: false });
    world.parsed();
    expect(drawn[0]).toMatchObject({ style: { cssText: '--rows:3' }, isStyled: true });
  });
});
