import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Keychain } from '../../../electron/vault/keychain.ts';
import { serialKeychain } from '../../../electron/vault/serial-keychain.ts';

const PATIENCE = 8_000;

interface Call {
  readonly name: string;
  readonly resolve: (value: string | null) => void;
  readonly reject: (error: Error) => void;
}

/** A keychain whose calls end when the test says so. */
function slowKeychain() {
  const calls: Call[] = [];
  const wait = (name: string): Promise<string | null> =>
    new Promise((resolve, reject) => calls.push({ name, resolve, reject }));
  const keychain: Keychain = {
    get: (item) => wait(`get ${item}`),
    set: async (item) => void (await wait(`set ${item}`)),
    delete: async (item) => void (await wait(`delete ${item}`)),
  };
  const settled: boolean[] = [];
  const serial = serialKeychain(keychain, PATIENCE, (succeeded) => settled.push(succeeded));
  const call = (n: number): Call => {
    const found = calls[n];
    if (found === undefined) throw new Error(`call ${n} was not made`);
    return found;
  };
  return { serial, calls, call, settled };
}

const flush = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('one keychain call at a time', () => {
  it('starts the next only when the one before has ended', async () => {
    const { serial, calls, call } = slowKeychain();
    const first = serial.get('a');
    const second = serial.get('b');
    await flush();
    expect(calls.map(({ name }) => name)).toEqual(['get a']);
    call(0).resolve('1');
    expect(await first).toBe('1');
    await flush();
    call(1).resolve('2');
    expect(await second).toBe('2');
  });

  it('goes on after a call that failed', async () => {
    const { serial, call } = slowKeychain();
    const first = serial.set('a', 'x');
    const second = serial.get('b');
    await flush();
    call(0).reject(new Error('refused'));
    await expect(first).rejects.toThrow('refused');
    await flush();
    call(1).resolve(null);
    expect(await second).toBeNull();
  });
});

describe('waiting until it is idle', () => {
  it('takes the calls under way, and those that follow from them', async () => {
    const { serial, call, calls } = slowKeychain();
    const work = serial.get('a').then(() => serial.set('b', 'x'));
    let idle = false;
    const waiting = serial.idle().then(() => {
      idle = true;
    });
    await flush();
    call(0).resolve('x');
    await flush();
    expect(calls).toHaveLength(2);
    expect(idle).toBe(false);
    call(1).resolve(null);
    await Promise.all([work, waiting]);
    expect(idle).toBe(true);
  });

  it('takes no longer than a caller waits for a call that hangs', async () => {
    const { serial } = slowKeychain();
    const hung = expect(serial.get('a')).rejects.toMatchObject({ state: 'busy' });
    const waiting = serial.idle();
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await Promise.all([hung, waiting]);
  });
});

describe('on the way out', () => {
  it('lets the call under way end, and makes no other', async () => {
    const { serial, calls, call } = slowKeychain();
    const settled: string[] = [];
    for (const item of ['a', 'b']) void serial.get(item).then(() => settled.push(item), () => settled.push(`${item} failed`));
    await flush();
    const closed = serial.close().then(() => settled.push('closed'));
    void serial.get('c').then(() => settled.push('c'), () => settled.push('c failed'));
    await flush();
    expect(settled).toEqual([]);
    call(0).resolve('1');
    await closed;
    await vi.advanceTimersByTimeAsync(2 * PATIENCE);
    expect(settled).toEqual(['a', 'closed']);
    expect(calls).toHaveLength(1);
  });

  it('waits for a call that hangs no longer than anybody does', async () => {
    const { serial } = slowKeychain();
    const hung = expect(serial.get('a')).rejects.toMatchObject({ state: 'busy' });
    await flush();
    const closed = serial.close();
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await hung;
    await closed;
    expect(serial.hangs()).toBe(true);
  });
});

describe('a call that hangs', () => {
  it('is busy for everybody, and no further call is made', async () => {
    const { serial, calls } = slowKeychain();
    const asked = Promise.allSettled([serial.get('a'), serial.get('b'), serial.delete('c')]);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    for (const result of await asked) {
      expect(result).toMatchObject({ status: 'rejected', reason: { state: 'busy' } });
    }
    await expect(serial.get('d')).rejects.toMatchObject({ state: 'busy' });
    expect(calls).toHaveLength(1);
    expect(serial.hangs()).toBe(true);
  });

  it.each([
    ['a value', (call: Call) => call.resolve('x'), true],
    ['nothing', (call: Call) => call.resolve(null), false],
    ['an error', (call: Call) => call.reject(new Error('cancelled')), false],
  ] as const)('tells when it ends after all with %s', async (_name, end, succeeded) => {
    const { serial, call, calls, settled } = slowKeychain();
    const hung = expect(serial.get('a')).rejects.toMatchObject({ state: 'busy' });
    await vi.advanceTimersByTimeAsync(PATIENCE);
    await hung;
    expect(settled).toEqual([]);
    end(call(0));
    await flush();
    expect(settled).toEqual([succeeded]);
    expect(serial.hangs()).toBe(false);
    const next = serial.get('b');
    await flush();
    expect(calls).toHaveLength(2);
    call(1).resolve('y');
    expect(await next).toBe('y');
  });
});
