import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_GATE, createGate, openGate, type Gate } from '../../../electron/transport/gate.ts';

const a = 'https://a.test/api';
const b = 'https://b.test';

/** Calls that end when they are told to. */
function office(gate: Gate) {
  const inside: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    /** Those that began and did not end, in the order they began. */
    inside,
    call: (baseUrl: string, name: string): Promise<string> =>
      gate(baseUrl, async () => {
        inside.push(name);
        await new Promise<void>((end) => ends.set(name, end));
        inside.splice(inside.indexOf(name), 1);
        return name;
      }),
    async end(name: string): Promise<void> {
      ends.get(name)?.();
      await settled();
    },
  };
}

/** Everything that follows by itself has happened. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('a call', () => {
  it('begins at once where there is room, and brings back what it came to', async () => {
    const { call, inside, end } = office(createGate());
    const answer = call(a, 'one');
    expect(inside).toEqual(['one']);
    await end('one');
    expect(await answer).toBe('one');
  });

  it('waits while its host is busy, and for nobody else’s', async () => {
    const { call, inside, end } = office(createGate({ total: 10, perHost: 2, apartMs: [0, 0] }));
    for (const name of ['a1', 'a2', 'a3', 'a4']) void call(a, name);
    void call(b, 'b1');
    expect(inside).toEqual(['a1', 'a2', 'b1']);
    await end('b1');
    expect(inside).toEqual(['a1', 'a2']);
    await end('a2');
    expect(inside).toEqual(['a1', 'a3']);
    await end('a1');
    expect(inside).toEqual(['a3', 'a4']);
  });

  it('waits while as many are under way as may be, and goes in turn', async () => {
    const { call, inside, end } = office(createGate({ total: 2, perHost: 2, apartMs: [0, 0] }));
    for (const name of ['1', '2', '3', '4']) void call(`https://${name}.test`, name);
    expect(inside).toEqual(['1', '2']);
    await end('2');
    expect(inside).toEqual(['1', '3']);
  });

  it('is not overtaken by one that comes as another ends', async () => {
    const { call, inside, end } = office(createGate({ total: 1, perHost: 1, apartMs: [0, 0] }));
    const first = call(a, '1');
    void call(a, '2');
    void first.then(() => void call(a, '3'));
    await end('1');
    expect(inside).toEqual(['2']);
  });

  it('shares a host with all of its addresses, and none with another port', async () => {
    const { call, inside } = office(createGate({ total: 10, perHost: 1, apartMs: [0, 0] }));
    void call('https://a.test/one', '1');
    void call('https://A.test:443/two', '2');
    void call('https://a.test:8443', '3');
    expect(inside).toEqual(['1', '3']);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('lost'))],
    [
      'cannot even begin',
      () => {
        throw new Error('lost');
      },
    ],
  ])('makes room also when it %s', async (_name, work) => {
    const gate = createGate({ total: 1, perHost: 1, apartMs: [0, 0] });
    await expect(gate(a, work)).rejects.toThrow('lost');
    expect(await gate(a, async () => 'next')).toBe('next');
  });

  it('to what is no address is refused, and takes no room', async () => {
    const gate = createGate({ total: 1, perHost: 1, apartMs: [0, 0] });
    await expect(gate('no address', async () => 'sent')).rejects.toThrow();
    expect(await gate(a, async () => 'next')).toBe('next');
  });

  it('is held up by nothing where there are no limits', async () => {
    const { call, inside } = office(openGate);
    const names = Array.from({ length: 100 }, (_, n) => String(n));
    for (const name of names) void call(a, name);
    expect(inside).toEqual(names);
  });
});

it('whoever comes and in whatever order they end, the limits hold, all get in, and no room is left unused', async () => {
  const limits = { total: 5, perHost: 2, apartMs: [0, 0] } as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat()), { maxLength: 40 }),
      async (visitors) => {
        const { call, inside, end } = office(createGate(limits));
        const hostOf = (name: string) => name.split('/')[0] ?? '';
        const waiting = new Set(visitors.map(([host], n) => `${host}/${n}`));
        const calls = visitors.map(([host], n) => call(`https://h${host}.test`, `${host}/${n}`));
        const check = (): void => {
          for (const name of inside) waiting.delete(name);
          const busy = (host: string) => inside.filter((one) => hostOf(one) === host).length;
          expect(inside.length).toBeLessThanOrEqual(limits.total);
          for (const name of inside) expect(busy(hostOf(name))).toBeLessThanOrEqual(limits.perHost);
          const could = [...waiting].filter((name) => busy(hostOf(name)) < limits.perHost);
          if (inside.length < limits.total) expect(could).toEqual([]);
        };
        check();
        for (const [, pick] of visitors) {
          await end(inside[pick % inside.length] ?? '');
          check();
        }
        await Promise.all(calls);
      },
    ),
    { numRuns: 50 },
  );
});

describe('calls that come together', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const limits = { total: 10, perHost: 1, apartMs: [4, 4] } as const;
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  const callTo = (name: string) => [`https://${name}.test`, name] as const;

  it('begin one after the other, the first at once', async () => {
    const { call, inside } = office(createGate(limits));
    for (const name of ['1', '2', '3']) void call(...callTo(name));
    expect(inside).toEqual(['1']);
    await pass(3);
    expect(inside).toEqual(['1']);
    await pass(1);
    expect(inside).toEqual(['1', '2']);
    await pass(4);
    expect(inside).toEqual(['1', '2', '3']);
  });

  it('are not overtaken by one that comes between two of them', async () => {
    const { call, inside } = office(createGate(limits));
    for (const name of ['1', '2']) void call(...callTo(name));
    await pass(3);
    void call(...callTo('late'));
    await pass(1);
    expect(inside).toEqual(['1', '2']);
    await pass(4);
    expect(inside).toEqual(['1', '2', 'late']);
  });

  it('are not overtaken either while a busy thread keeps them waiting', async () => {
    let uptime = 0;
    const { call, inside } = office(createGate(limits, () => uptime));
    for (const name of ['1', '2']) void call(...callTo(name));
    uptime = 100;
    void call(...callTo('late'));
    expect(inside).toEqual(['1']);
    await pass(4);
    expect(inside).toEqual(['1', '2']);
  });

  it('wait for nothing but room once some time has passed', async () => {
    const { call, inside } = office(createGate(limits));
    for (const name of ['1', '2']) void call(...callTo(name));
    await pass(100);
    void call(...callTo('3'));
    expect(inside).toEqual(['1', '2', '3']);
  });

  it('begin closer together on a computer that signs faster, within the limits', async () => {
    const gaps = async (signMs: number): Promise<number[]> => {
      let uptime = 0;
      const begun: number[] = [];
      const gate = createGate({ total: 100, perHost: 100, apartMs: [1, 4] }, () => uptime);
      for (let n = 0; n < 30; n += 1) {
        void gate('https://a.test', () => {
          begun.push(uptime);
          uptime += signMs;
          return Promise.resolve();
        });
      }
      for (let ms = 0; ms < 200; ms += 1) {
        uptime += 1;
        await pass(1);
      }
      expect(begun).toHaveLength(30);
      return begun.slice(1).map((at, n) => at - (begun[n] ?? 0));
    };
    const mean = (of: readonly number[]): number => of.slice(-10).reduce((sum, gap) => sum + gap, 0) / 10;
    expect(mean(await gaps(0.1))).toBeLessThan(2);
    expect(mean(await gaps(1.5))).toBeGreaterThanOrEqual(3);
    expect(mean(await gaps(1.5))).toBeLessThan(4.6);
    expect(mean(await gaps(20))).toBeGreaterThanOrEqual(20);
  });

  it('make room for each other as before', async () => {
    const { call, inside, end } = office(createGate(limits));
    void call(a, 'a1');
    void call(a, 'a2');
    await pass(100);
    expect(inside).toEqual(['a1']);
    void end('a1');
    await pass(4);
    expect(inside).toEqual(['a2']);
  });
});

it('the limits in force are few to a host, and many hosts at once', () => {
  expect(DEFAULT_GATE.perHost).toBeLessThanOrEqual(4);
  expect(DEFAULT_GATE.total).toBeGreaterThan(DEFAULT_GATE.perHost);
  expect(DEFAULT_GATE.apartMs[0]).toBeGreaterThan(0);
});
