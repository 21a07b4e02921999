/** macOS, Windows and the app itself know the app by it. */
const APP_ID = 'app.plimsoll.desktop';

/**
 * What goes into a package, and how Electron is locked down in it. Linux packages are made from the folder this gives
 * (deb.mjs, archive.mjs); on macOS and Windows electron-builder makes them itself.
 *
 * @param {{
 *   electronDist: string, electronVersion: string, version: string, builtAt: string | null, output: string,
 *   platform?: NodeJS.Platform, arch?: string,
 * }} options
 * @returns {object} electron-builder's configuration; that package is only there once packages were made
 */
export function configuration({
  electronDist,
  electronVersion,
  version,
  builtAt,
  output,
  platform = process.platform,
  arch = process.arch,
}) {
  return {
    appId: APP_ID,
    productName: 'Plimsoll',
    copyright: 'Copyright © 2026 the Plimsoll maintainers',
    electronDist,
    electronVersion,
    // keytar and libsql bring binaries that serve every Electron; there is nothing to compile.
    npmRebuild: false,
    buildDependenciesFromSource: false,
    asar: true,
    directories: { output, buildResources: 'build/icons' },
    extraMetadata: { version, ...(builtAt === null ? {} : { builtAt }), devDependencies: {}, scripts: {} },
    // A test build says so in the name of its file.
    artifactName: 'Plimsoll-${version}-${os}-${arch}.${ext}',
    files: [
      'dist/**/*',
      'LICENSE',
      'package.json',
      '!dist/bench.cjs',
      '!dist/torture*.cjs',
      '!dist/.sources',
      '!**/*.map',
      ...foreignBinaries(platform, arch),
      '!node_modules/**/{README,CHANGELOG,readme,changelog}*',
      '!node_modules/**/*.{ts,mts,cts,md}',
      '!node_modules/keytar/{src,script,binding.gyp}',
    ],
    extraFiles: [
      { from: 'LICENSE', to: 'LICENSE' },
      // What the .deb's list of system libraries goes by.
      { from: `${electronDist}/version`, to: 'version' },
    ],
    // The bundles carry English and Chinese; Chromium's own texts in other languages are 40 MB.
    electronLanguages: ['en-US', 'zh-CN', 'en', 'zh_CN'],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: platform === 'darwin',
    },
    publish: null,
    linux: {
      target: 'dir',
      executableName: 'plimsoll',
      icon: 'build/icons',
      category: 'Office',
    },
    mac: {
      target: [{ target: 'dmg', arch: ['universal'] }],
      category: 'public.app-category.finance',
      icon: 'build/icons/512x512.png',
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/package/entitlements.mac.plist',
      entitlementsInherit: 'build/package/entitlements.mac.plist',
      // Signing identity and Apple credentials come from the environment of whoever releases.
      notarize: process.env['APPLE_TEAM_ID'] !== undefined,
      minimumSystemVersion: '12.0',
      mergeASARs: true,
      // Each half carries the binaries of both, and they are the same in both.
      x64ArchFiles: '**/*.node',
      // No Dock icon: it lives in the menu bar.
      extendInfo: { LSUIElement: true },
    },
    dmg: { title: 'Plimsoll ${version}', sign: false },
    win: {
      target: [{ target: 'nsis', arch: ['x64'] }],
      icon: 'build/icons/256x256.png',
      executableName: 'Plimsoll',
    },
    nsis: {
      oneClick: true,
      perMachine: false,
      deleteAppDataOnUninstall: false,
      shortcutName: 'Plimsoll',
      include: 'build/package/installer.nsh',
    },
  };
}

/**
 * Prebuilt binaries of other systems than the one the package is for.
 *
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
function foreignBinaries(platform, arch) {
  // One package for both kinds of Mac.
  const kept = platform === 'darwin' ? 'darwin-{arm64,x64}' : `${platform}-${arch}`;
  return [
    `!node_modules/keytar/prebuilds/!(${kept})/**`,
    '!node_modules/@libsql/*-musl/**',
    '!node_modules/@libsql/*-musleabihf/**',
  ];
}
