import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_RUNTIME_VERSION } from '../../../build/setup/test-runtime.mjs';
import { readBuildInfo } from '../../../electron/diagnostics/build-info.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-about-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const infoOf = (about: string | null, version = '1.2.3', electron = '45.4.1') => {
  if (about !== null) writeFileSync(path.join(folder, 'package.json'), about);
  return readBuildInfo(folder, version, electron);
};

describe('what is known of a build', () => {
  it('is the date that packaging wrote down', () => {
    expect(infoOf('{ "builtAt": "2026-03-02T06:05:00Z" }').builtAt).toBe(Date.parse('2026-03-02T06:05:00Z'));
  });

  it.each([
    ['in a clone', '{ "version": "1.2.3" }'],
    ['with a date that is none', '{ "builtAt": "lately" }'],
    ['with a package.json that is damaged', '{ "builtAt'],
    ['without a package.json', null],
  ])('is no date %s', (_where, about) => {
    expect(infoOf(about).builtAt).toBeNull();
  });

  it.each([
    ['0.2.0', false],
    ['0.2.0-test', true],
    ['0.2.0-test.1', true],
    ['0.2.0-testing', false],
    ['0.2.0-beta', false],
  ])('is of %s that it is a test build: %s', (version, expected) => {
    expect(infoOf(null, version).testBuild).toBe(expected);
  });

  it('is since when the runtime of test builds has had no fixes', () => {
    const { electron } = infoOf(null, '0.2.0-test', TEST_RUNTIME_VERSION);
    expect(electron).toEqual({ version: TEST_RUNTIME_VERSION, fixesUntil: Date.parse('2025-04-29T00:00:00Z') });
  });

  it('is nothing about the end of an Electron that was supported when it was written', () => {
    expect(infoOf(null, '0.2.0', '45.4.1').electron.fixesUntil).toBeNull();
  });
});
