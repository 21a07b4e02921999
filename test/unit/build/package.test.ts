import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtAt } from '../../../build/package/built-at.mjs';
import { configuration } from '../../../build/package/electron-builder.config.mjs';
import { root } from '../../../build/support/paths.mjs';

type Config = ReturnType<typeof configuration> & Record<string, any>;

const configOf = (platform: NodeJS.Platform, arch = 'x64', at: string | null = '2026-03-02T06:05:00.000Z'): Config =>
  configuration({
    electronDist: '/runtime',
    electronVersion: '45.4.1',
    version: '1.2.3-test',
    builtAt: at,
    output: '/out',
    platform,
    arch,
  });
const sourceOf = (...names: string[]): string => readFileSync(join(root, ...names), 'utf8');

describe('packages', () => {
  it('carry their version and when their source was changed, and the version is in the name of the file', () => {
    const { extraMetadata, artifactName } = configOf('linux');
    expect(extraMetadata).toMatchObject({ version: '1.2.3-test', builtAt: '2026-03-02T06:05:00.000Z' });
    expect(artifactName).toContain('${version}');
    expect(configOf('linux', 'x64', null).extraMetadata).not.toHaveProperty('builtAt');
  });

  it('state every fuse', () => {
    expect(configOf('linux').electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: false,
    });
    expect(configOf('darwin').electronFuses.resetAdHocDarwinSignature).toBe(true);
  });

  it.each<[NodeJS.Platform, string, string]>([
    ['linux', 'x64', '!node_modules/keytar/prebuilds/!(linux-x64)/**'],
    ['win32', 'x64', '!node_modules/keytar/prebuilds/!(win32-x64)/**'],
    ['darwin', 'arm64', '!node_modules/keytar/prebuilds/!(darwin-{arm64,x64})/**'],
  ])('for %s leave out the binaries of other systems', (platform, arch, rule) => {
    expect(configOf(platform, arch).files).toContain(rule);
  });

  it('name files that are there', () => {
    const { mac, win, nsis } = configOf('darwin');
    for (const file of [mac.icon, mac.entitlements, mac.entitlementsInherit, win.icon, nsis.include]) {
      expect(existsSync(join(root, file)), file).toBe(true);
    }
  });

  it('are known to Windows by the name that the app gives itself, and take their log-in entry along', () => {
    const { appId, nsis } = configOf('win32');
    expect(sourceOf('electron', 'main.ts')).toContain(`setAppUserModelId('${appId}')`);
    const names = [...sourceOf(nsis.include).matchAll(/DeleteRegValue HKCU "[^"]+" "([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual([appId, appId]);
    expect(nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });

  it('for the Mac live in the menu bar, run hardened on both kinds, and give up nothing but compiling', () => {
    const { mac } = configOf('darwin');
    expect(mac).toMatchObject({
      target: [{ target: 'dmg', arch: ['universal'] }],
      hardenedRuntime: true,
      extendInfo: { LSUIElement: true },
    });
    expect(sourceOf(mac.entitlements).match(/(?<=<key>).*(?=<\/key>)/g)).toEqual(['com.apple.security.cs.allow-jit']);
  });
});

describe('the date of a build', () => {
  it('is that of the source, so that the same source gives the same package', async () => {
    expect(await builtAt({ SOURCE_DATE_EPOCH: '1772431500' })).toBe('2026-03-02T06:05:00.000Z');
    expect(await builtAt({ SOURCE_DATE_EPOCH: 'lately' })).toBeNull();
  });
});
