import { expect, test } from 'vitest';
import { configuration } from '../../../build/package/electron-builder.config.mjs';

const made = configuration({ electronDist: '/runtime', electronVersion: '45.4.1', version: '1.0.0', builtAt: null, output: '/out', platform: 'linux' }) as {
  readonly asar: boolean;
  readonly files: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
};

test('every fuse of a package is stated, and closed', () => {
  expect(made.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    enableCookieEncryption: true,
    resetAdHocDarwinSignature: false,
  });
  expect(made.asar).toBe(true);
});

test('a package holds the notices of others’ licences, and no tools', () => {
  expect(made.files).toContain('dist/**/*');
  expect(made.files).toContain('LICENSE');
  for (const name of ['bench', 'torture', 'test']) expect(made.files.filter((file) => !file.startsWith('!') && file.includes(name))).toEqual([]);
});
