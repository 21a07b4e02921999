import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';

/** Where the process that holds the profile listens, and the word that shows that the asker can read its files. */
export interface Endpoint {
  /** The path of a Unix socket, or the name of a Windows pipe. */
  readonly address: string;
  readonly token: string;
}

const endpoint = v.object({ address: v.string(), token: v.string() }) satisfies v.GenericSchema<
  unknown,
  Endpoint
>;

/** The shortest limit there is for the path of a socket, with room for its end: macOS, 104 bytes. */
const MAX_SOCKET_PATH = 100;

const fileOf = (profileFolder: string): string =>
  path.join(profileFolder, 'control', 'endpoint.json');

/** The endpoint as it was last written; `null` where there is none, or where somebody else could have written it. */
export function readEndpoint(profileFolder: string): Endpoint | null {
  try {
    const file = fileOf(profileFolder);
    if (!isOwn(path.dirname(file)) || !isOwn(file)) return null;
    return v.parse(endpoint, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Makes a place to listen at that only the user can reach, and writes it down.
 * @returns what has to be removed in the end
 * @throws when the folder cannot be made, or belongs to somebody else
 */
export function createEndpoint(profileFolder: string): {
  readonly endpoint: Endpoint;
  remove(): void;
} {
  const file = fileOf(profileFolder);
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (!isOwn(folder)) throw new Error('the folder of the socket belongs to somebody else');
  const { address, removeAddress } = placeToListen(folder);
  const made = { address, token: randomBytes(32).toString('base64url') };
  // Renamed into place: a reader finds the old one or the new one, whole.
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
  return {
    endpoint: made,
    remove() {
      rmSync(file, { force: true });
      removeAddress();
    },
  };
}

function placeToListen(folder: string): { address: string; removeAddress: () => void } {
  if (process.platform === 'win32') {
    const address = `\\\\.\\pipe\\plimsoll-${randomBytes(16).toString('hex')}`;
    return { address, removeAddress: () => undefined };
  }
  const near = path.join(folder, 'socket');
  if (Buffer.byteLength(near) <= MAX_SOCKET_PATH) {
    // What a run that crashed left behind.
    rmSync(near, { force: true });
    return { address: near, removeAddress: () => rmSync(near, { force: true }) };
  }
  const far = mkdtempSync(path.join(tmpdir(), 'plimsoll-'));
  return {
    address: path.join(far, 'socket'),
    removeAddress: () => rmSync(far, { recursive: true, force: true }),
  };
}

/** Windows keeps the profile's folder to its user by itself. */
function isOwn(file: string): boolean {
  if (process.getuid === undefined) return true;
  const { uid, mode } = lstatSync(file);
  return uid === process.getuid() && (mode & 0o077) === 0;
}
