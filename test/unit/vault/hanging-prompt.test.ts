import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serialKeychain } from '../../../electron/vault/serial-keychain.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import { fakeKeychain, memoryIndex, secret } from './harness.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a password prompt that nobody answers', () => {
  it('keeps everybody waiting, is not opened twice, and its answer frees them', async () => {
    const keychain = fakeKeychain();
    const index = memoryIndex();
    const first = createVault(keychain, index, () => undefined);
    for (const id of ['a', 'b']) await first.write(id, secret(id), 'keychain');

    // After a restart the first call opens the prompt.
    let answer: () => void = () => undefined;
    const { get } = keychain;
    keychain.get = (item) =>
      new Promise((resolve, reject) => {
        keychain.calls.push(`prompt ${item}`);
        answer = () => get(item).then(resolve, reject);
      });
    const states: string[] = [];
    const serial = serialKeychain(keychain, 8_000, (succeeded) => vault.settled(succeeded));
    const vault = createVault(serial, index, (state) => states.push(state));

    const reads = Promise.allSettled([vault.read('a', 'key'), vault.read('b', 'key')]);
    await vi.advanceTimersByTimeAsync(8_000);
    for (const read of await reads) expect(read).toMatchObject({ reason: { state: 'busy' } });
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(vault.read('b', 'key')).rejects.toMatchObject({ state: 'busy' });
    expect(keychain.calls.filter((call) => call.startsWith('prompt'))).toHaveLength(1);

    keychain.get = get;
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['busy', 'ready']);
    expect(await Promise.all([vault.read('a', 'key'), vault.read('b', 'key')])).toEqual(['a', 'b']);
  });
});
