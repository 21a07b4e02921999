import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildInfo } from '../contract/build-types.ts';
import { fixesUntil } from './electron-support.ts';

/** What a package made on an Electron without support adds to its version. */
const TEST_BUILD = /-test(?:\.|$)/;

export const isTestBuild = (version: string): boolean => TEST_BUILD.test(version);

/**
 * How this copy was made.
 * @param appFolder the folder, or the archive, with the app's package.json, into which packaging writes the date
 * @param electronVersion such as `45.4.1`
 */
export function readBuildInfo(appFolder: string, version: string, electronVersion: string): BuildInfo {
  return {
    version,
    testBuild: isTestBuild(version),
    builtAt: builtAt(appFolder),
    electron: { version: electronVersion, fixesUntil: fixesUntil(electronVersion) },
  };
}

function builtAt(appFolder: string): number | null {
  try {
    const about = JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8')) as { builtAt?: unknown };
    const at = typeof about.builtAt === 'string' ? Date.parse(about.builtAt) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  } catch {
    // Without its package.json it may still run, and its age is simply not known.
    return null;
  }
}
