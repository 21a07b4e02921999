import { expect, it } from 'vitest';
import { installCommand, packageNames } from '../../../build/setup/system-packages.mjs';

const missing = [
  { name: 'libasound.so.2', debian: 'libasound2' },
  { name: 'Xvfb', debian: 'xvfb' },
  { name: 'another of its files', debian: 'xvfb' },
];

it('names each package once, as this release of the system calls it', () => {
  expect(packageNames(missing, new Set())).toEqual(['libasound2', 'xvfb']);
  expect(packageNames(missing, new Set(['libasound2t64']))).toEqual(['libasound2t64', 'xvfb']);
});

it('gives one command to copy', () => {
  expect(installCommand(['xvfb', 'dunst'])).toBe(
    'sudo sh -c "apt-get update && apt-get install -y --no-install-recommends xvfb dunst"',
  );
});
