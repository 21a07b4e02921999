import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../build/support/paths.mjs';
import { immediateOutput } from '../../../electron/cli/jobs.ts';
import { readCommandLine } from '../../../electron/cli/command-line.ts';
import { readBuildInfo } from '../../../electron/diagnostics/build-info.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const saidOf = (of: string): string | undefined => immediateOutput(readCommandLine(['--version']), 'en', of)?.stdout;

it('is the same in package.json, its lock, the changelog, on the command line and in About', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    version: string;
    packages: Record<string, { version?: string }>;
  };
  expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
  const headings = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').match(/(?<=^## )\d\S*/gm);
  expect(headings?.[0]).toBe(version);
  expect(saidOf(version)).toBe(`Plimsoll ${version}\n`);
  expect(readBuildInfo(root, version, '45.4.1').version).toBe(version);
});

it('says of a test build that it is one', () => {
  expect(saidOf('0.2.0-test')).toBe('Plimsoll 0.2.0-test (test build)\n');
});
