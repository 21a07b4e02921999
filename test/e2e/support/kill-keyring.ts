import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Desktop } from './session.ts';
import { connectSessionBus } from './session-bus.ts';

const SERVICE = 'org.freedesktop.secrets';
const BUS = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
/** As the desktop's first keyring was opened. */
const PASSWORD = 'throw-away';
const LOOK_EVERY_MS = 50;

/** Ends the keyring's program, as a crash of it would. What it holds lies on the disk. */
export async function killKeyring(desktop: Desktop): Promise<{ bringBack(): Promise<void> }> {
  const bus = await connectSessionBus(desktop.busAddress);
  const [pid] = await bus.call({ ...BUS, member: 'GetConnectionUnixProcessID', signature: 's', body: [SERVICE] });
  const isThere = async (): Promise<boolean> =>
    (await bus.call({ ...BUS, member: 'NameHasOwner', signature: 's', body: [SERVICE] }))[0] === true;
  process.kill(Number(pid), 'SIGKILL');
  while (await isThere()) await delay(LOOK_EVERY_MS);
  return {
    async bringBack() {
      const args = ['--unlock', '--foreground', '--components=secrets'];
      const daemon = spawn('gnome-keyring-daemon', args, { env: desktop.env, stdio: ['pipe', 'ignore', 'ignore'] });
      process.once('exit', () => daemon.kill('SIGKILL'));
      // The password ends with the input, so no line break.
      daemon.stdin.end(PASSWORD);
      while (!(await isThere())) await delay(LOOK_EVERY_MS);
      // It goes with the session's bus.
      daemon.unref();
      bus.close();
    },
  };
}
