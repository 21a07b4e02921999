import { describe, expect, it } from 'vitest';
import { createKeytarKeychain } from '../../../electron/vault/keytar-keychain.ts';

type Keytar = typeof import('keytar');

const failing = (message: string) =>
  createKeytarKeychain(
    'Test',
    () =>
      ({
        getPassword: () => Promise.reject(new Error(message)),
        setPassword: () => Promise.reject(new Error(message)),
      }) as unknown as Keytar,
  );

describe('what the system says, in our words', () => {
  it.each([
    ['Cannot create an item in a locked collection', 'locked'],
    ['User interaction is not allowed.', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['The authorization was denied.', 'denied'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
  ])('%s', async (message, state) => {
    await expect(failing(message).set('item', 'value')).rejects.toMatchObject({ state });
  });

  it('tells a library that is not installed', async () => {
    const keychain = createKeytarKeychain('Test', () => {
      throw new Error('libsecret-1.so.0: cannot open shared object file');
    });
    await expect(keychain.get('item')).rejects.toMatchObject({ state: 'unsupported' });
  });

  it('repeats neither the system’s text nor the secret', async () => {
    const error: unknown = await failing('could not store hunter2')
      .set('item', 'hunter2')
      .catch((reason: unknown) => reason);
    expect(`${String(error)} ${(error as Error).stack} ${JSON.stringify(error)}`).not.toMatch(
      /hunter2|could not store/,
    );
    expect((error as Error).cause).toBeUndefined();
  });

  it('never lists what is in the keychain: that ends the process when it is locked', async () => {
    const used: string[] = [];
    const keytar = new Proxy({} as Keytar, {
      get: (_target, name) => () => {
        used.push(String(name));
        return Promise.resolve(null);
      },
    });
    const keychain = createKeytarKeychain('Test', () => keytar);
    await keychain.get('a');
    await keychain.set('a', 'b');
    await keychain.delete('a');
    expect(used).toEqual(['getPassword', 'setPassword', 'deletePassword']);
  });
});
