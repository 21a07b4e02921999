import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherSource } from '../../../electron/provisioning/source.ts';
import { setupOf, temporaryFolder } from './harness.ts';

const folder = temporaryFolder();
const setup = (secrets: object) => JSON.stringify(setupOf({ secrets }));
const none = async (): Promise<null> => null;
const file = (name: string): string => path.join(folder.path, name);
const at = (...place: (string | number)[]): string => JSON.stringify(['connections', 0, 'secrets', ...place]);

async function gathered(secrets: object, stdin: string | null = null) {
  folder.write('setup.json', setup(secrets));
  let reads = 0;
  const result = await gatherSource(file('setup.json'), '/nowhere', async () => {
    reads += 1;
    return stdin === null ? null : Buffer.from(stdin);
  });
  if (!result.ok) throw new Error(result.reason);
  return { ...result.source, reads };
}

describe('the files a set-up refers to', () => {
  it('are looked for from its own folder on', async () => {
    folder.write('a.txt', 'secret');
    const { secrets, files } = await gathered({ one: { file: './a.txt' }, two: { file: file('a.txt') } });
    expect(secrets).toEqual({
      [at('one')]: { kind: 'text', text: 'secret' },
      [at('two')]: { kind: 'text', text: 'secret' },
    });
    expect(files).toEqual({ [at('one')]: file('a.txt'), [at('two')]: file('a.txt') });
  });

  it('are read wherever a reference may stand, and nowhere else', async () => {
    folder.write('a.txt', 'secret');
    const here = { file: 'a.txt' };
    const { secrets } = await gathered({
      key: { ...here, passphrase: here, other: here },
      tokens: { accessToken: here, refreshToken: '-' },
      deep: { deep: here },
    });
    expect(Object.keys(secrets)).toEqual([
      at('key'),
      at('key', 'passphrase'),
      at('tokens', 'accessToken'),
      at('tokens', 'refreshToken'),
    ]);
    expect(secrets[at('tokens', 'refreshToken')]).toEqual({ kind: 'refused', refusal: 'stdin-absent' });
  });

  it('may be no text: a key as DER, or text as Windows writes it', async () => {
    folder.write('der.key', Buffer.from([0x30, 0x82, 0xff]));
    folder.write('utf16.txt', Buffer.from('\uFEFFsecret', 'utf16le'));
    const { secrets } = await gathered({ der: { file: 'der.key' }, wide: { file: 'utf16.txt' } });
    expect(secrets).toEqual({
      [at('der')]: { kind: 'bytes', base64: 'MIL/' },
      [at('wide')]: { kind: 'text', text: 'secret' },
    });
  });

  it('that nobody writes to are not waited for', async () => {
    execFileSync('mkfifo', [file('pipe')]);
    const { secrets } = await gathered({ key: { file: 'pipe' } });
    expect(secrets[at('key')]).toEqual({ kind: 'refused', refusal: 'file-unreadable' });
  });

  it('are not read for a file that is no set-up', async () => {
    folder.write('setup.json', '{ not json');
    const result = await gatherSource(file('setup.json'), '/', none);
    expect(result).toEqual({ ok: true, source: { text: '{ not json', secrets: {}, files: {} } });
  });
});

describe('standard input', () => {
  it('is read once, however many secrets want it', async () => {
    const { secrets, reads } = await gathered({ one: '-', two: '-' }, 'secret\n');
    expect(reads).toBe(1);
    expect(secrets[at('two')]).toEqual({ kind: 'text', text: 'secret\n' });
  });

  it('is not read where no secret wants it', async () => {
    folder.write('a.txt', 'secret');
    expect((await gathered({ one: { file: 'a.txt' } }, 'secret')).reads).toBe(0);
  });

  it('can be the set-up itself, with paths from where one is, and then no secret', async () => {
    folder.write('a.txt', 'secret');
    const text = setup({ one: { file: 'a.txt' }, two: '-' });
    const result = await gatherSource('-', folder.path, async () => Buffer.from(text));
    expect(result).toMatchObject({
      source: {
        text,
        secrets: {
          [at('one')]: { kind: 'text', text: 'secret' },
          [at('two')]: { kind: 'refused', refusal: 'stdin-taken' },
        },
      },
    });
  });
});

describe('a set-up that cannot be read', () => {
  it.each([
    ['is not there', 'nothing.json', 'unreadable'],
    ['is a folder', '.', 'unreadable'],
    ['is far too large', 'large.json', 'too-large'],
    ['is no text', 'image.png', 'not-text'],
    ['is empty', 'empty.json', 'unreadable'],
  ])('%s', async (_what, name, reason) => {
    folder.write('large.json', ' '.repeat(1024 * 1024 + 1));
    folder.write('image.png', Buffer.from([0x89, 0x50, 0xff]));
    folder.write('empty.json', '');
    expect(await gatherSource(file(name), '/', none)).toEqual({ ok: false, reason });
  });

  it('is standard input that is not there', async () => {
    expect(await gatherSource('-', '/', none)).toEqual({ ok: false, reason: 'unreadable' });
  });
});
