import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportedLine, startChild } from './child.mjs';

const COOKIE = 'MIT-MAGIC-COOKIE-1';

/**
 * Starts a virtual X display that only holders of its cookie can use: other users of the machine
 * must not look at it.
 *
 * @param {string} folder for the cookie file
 * @param {NodeJS.ProcessEnv} env
 * @param {string} size such as `1440x900`
 */
export async function startDisplay(folder, env, size) {
  const authority = join(folder, 'xauthority');
  await writeFile(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const server = startChild(
    [
      'Xvfb',
      '-displayfd',
      '3',
      '-auth',
      authority,
      '-screen',
      '0',
      `${size}x24`,
      '-nolisten',
      'tcp',
      '-noreset',
    ],
    env,
  );
  const display = `:${await reportedLine(server)}`;
  return { display, authority, stop: server.stop };
}

/**
 * One entry of an .Xauthority file, for any host and any display: the server chooses its number
 * only when it starts.
 *
 * @param {Buffer} cookie
 */
function authorityEntry(cookie) {
  const field = (/** @type {Buffer} */ data) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(data.length);
    return Buffer.concat([length, data]);
  };
  const anyHost = Buffer.from([0xff, 0xff]);
  const empty = field(Buffer.alloc(0));
  return Buffer.concat([anyHost, empty, empty, field(Buffer.from(COOKIE)), field(cookie)]);
}
