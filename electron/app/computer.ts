/** IANA name of the computer's time zone, which may change while the app runs. */
export function timeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function runtimeVersions(): Readonly<Record<string, string>> {
  const { electron = '', chrome = '', node } = process.versions;
  return { Electron: electron, Chromium: chrome, Node: node };
}

/** Whose keychain sentences have to name. */
export const keychainName =
  process.platform === 'darwin' ? 'macos' : process.platform === 'win32' ? 'windows' : 'linux';
