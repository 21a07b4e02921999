import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  hashOf,
  removeStamp,
  stampMatches,
  writeAtomically,
} from '../../../build/support/stamp.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plimsoll-stamp-'));
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'src', 'a.ts'), 'one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the hash of the sources', () => {
  const now = () => hashOf(folder, ['src', 'lock.json']);

  it('is the same for the same content', () => {
    expect(now()).toBe(now());
  });

  it('changes with a content, a name, a new file and a file that was absent', async () => {
    const seen = [now()];
    await writeFile(join(folder, 'src', 'a.ts'), 'two');
    seen.push(now());
    await rename(join(folder, 'src', 'a.ts'), join(folder, 'src', 'b.ts'));
    seen.push(now());
    await writeFile(join(folder, 'src', 'c.ts'), '');
    seen.push(now());
    await writeFile(join(folder, 'lock.json'), '');
    seen.push(now());
    expect(new Set(seen).size).toBe(seen.length);
  });
});

it('takes work for done only under the value it was stamped with', async () => {
  const stamp = join(folder, 'deep', '.stamp');
  expect(stampMatches(stamp, 'a')).toBe(false);
  await writeAtomically(stamp, 'a');
  expect(stampMatches(stamp, 'a')).toBe(true);
  expect(stampMatches(stamp, 'b')).toBe(false);
  removeStamp(stamp);
  expect(stampMatches(stamp, 'a')).toBe(false);
});
