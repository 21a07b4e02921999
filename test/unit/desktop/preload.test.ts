import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_NAMES, FIRST_CALLS, channel } from '../../../electron/contract/names.ts';

type Call = (payload: unknown) => Promise<unknown>;

const { world, asked, answer } = vi.hoisted(() => ({
  answer: (value: number) => ({ ok: true, value }),
  world: { plimsoll: {} as Record<string, unknown>, refuses: false },
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
      if (world.refuses) return { ok: false, refusal: 'bad-sender' };
      return answer(asked.length);
    },
    on: () => undefined,
  },
}));

const call = (name: string, payload: unknown) => (world.plimsoll[name] as Call)(payload);

beforeEach(async () => {
  asked.length = 0;
  vi.resetModules();
  await import('../../../electron/preload.ts');
});

describe('the preload', () => {
  it('puts the calls of the contract on the window, and nothing else but a way to listen', () => {
    expect(Object.keys(world.plimsoll).sort()).toEqual([...CALL_NAMES, 'on'].sort());
  });

  it('asks for what the window begins with before the page does, and for nothing else', () => {
    expect(asked).toEqual(FIRST_CALLS.map((name) => [channel(name), null]));
  });

  it('gives the page the answer that is on its way, and asks again when it is asked again', async () => {
    const already = asked.length;
    expect(await call('getAppState', null)).toEqual(answer(1));
    expect(asked).toHaveLength(already);
    expect(await call('getAppState', null)).toEqual(answer(already + 1));
  });

  it('asks once more where the first question was refused', async () => {
    world.refuses = true;
    vi.resetModules();
    await import('../../../electron/preload.ts');
    world.refuses = false;
    const already = asked.length;
    expect(await call('getAppState', null)).toEqual(answer(already + 1));
  });

  it('leaves it to main to refuse what is asked in another way', async () => {
    const already = asked.length;
    expect(await call('getSnapshot', { all: true })).toEqual(answer(already + 1));
    expect(asked.at(-1)).toEqual([channel('getSnapshot'), { all: true }]);
  });
});
