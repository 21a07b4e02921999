import { beforeEach, describe, expect, it } from 'vitest';
import { parseStoredTokens, serialiseTokens } from '../../../electron/connections/stored-tokens.ts';
import { peru, problemsOf, setupOf, setupWorld, temporaryFolder, type SetupWorld } from './harness.ts';

const words = (text: string) => ({ en: text, 'zh-CN': text });
const folder = temporaryFolder();
let world: SetupWorld;
beforeEach(() => {
  world = setupWorld(folder, (provider) => ({
    ...provider,
    descriptor: {
      ...provider.descriptor,
      fields: [
        ...provider.descriptor.fields,
        { kind: 'tokens', id: 'oauth', label: words('Tokens'), help: words(''), required: false },
      ],
    },
  }));
  world.write('access.txt', 'access-1\n');
  world.write('refresh.txt', 'refresh-1\n');
  world.write('spaces.txt', 'two words');
});

const tokens = { accessToken: { file: 'access.txt' }, refreshToken: { file: 'refresh.txt' } };
const withTokens = (oauth: unknown) => setupOf({ ...peru, id: 'p', secrets: { ...peru.secrets, oauth } });
const stored = async () => parseStoredTokens(await world.vault.read('p', 'oauth'));

describe('tokens of a set-up file', () => {
  it('are kept together', async () => {
    await world.import(withTokens(tokens));
    expect(await stored()).toEqual({ accessToken: 'access-1', refreshToken: 'refresh-1' });
  });

  it('do not take the place of those the app has renewed since', async () => {
    await world.import(withTokens(tokens));
    const renewed = serialiseTokens({ accessToken: 'access-2', refreshToken: 'refresh-2' });
    await world.vault.replace('p', 'oauth', renewed, () => true);
    const result = await world.import(withTokens(tokens));
    expect(result).toMatchObject({ summary: { connections: [{ change: 'same', keptTokens: true }] } });
    expect((await stored()).accessToken).toBe('access-2');
  });

  it('do so where the ones before were given up', async () => {
    await world.import(withTokens(tokens));
    await world.vault.write('p', new Map([['oauth', serialiseTokens({})]]), 'keychain');
    await world.import(withTokens(tokens));
    expect((await stored()).accessToken).toBe('access-1');
  });

  it.each([
    [{ accessToken: { file: 'spaces.txt' } }, 'connections[0].secrets.oauth.accessToken', /spaces/],
    [{ file: 'access.txt' }, 'connections[0].secrets.oauth', /one by one/],
    [{ accessToken: 'access-1' }, 'connections[0].secrets.oauth.accessToken', /must not stand/],
    [{}, 'connections[0].secrets.oauth', /file/],
  ])('%j is refused with its place', async (oauth, place, sentence) => {
    const problems = problemsOf(await world.import(withTokens(oauth)));
    expect(problems).toEqual([expect.stringMatching(sentence)]);
    expect(problems[0]?.startsWith(`${place}: `)).toBe(true);
  });
});
