import { startChild } from './child.mjs';

const SERVICE = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';
const LOGIN = '/org/freedesktop/secrets/collection/login';
const PASSWORD = 'throw-away';

/**
 * A gnome-keyring whose default collection (`login`) exists and is unlocked.
 *
 * @param {import('./bus.mjs').Bus} bus
 * @param {NodeJS.ProcessEnv} env
 */
export async function startKeyring(bus, env) {
  const daemon = startChild(
    ['gnome-keyring-daemon', '--unlock', '--foreground', '--components=secrets'],
    env,
  );
  // The password ends with the input, so no line break.
  daemon.process.stdin?.end(PASSWORD);
  await bus.waitForOwner(SERVICE, daemon);

  /** @type {(member: string, signature: string, body: unknown[]) => Promise<any[]>} */
  const call = (member, signature, body) =>
    bus.call(SERVICE, SERVICE_PATH, member, signature, body);

  return {
    stop: daemon.stop,

    async lock() {
      await call('org.freedesktop.Secret.Service.Lock', 'ao', [[LOGIN]]);
    },

    /** The standard Unlock asks a person; this interface is how the log-in screen does it. */
    async unlock() {
      const { default: dbus } = await import('dbus-next');
      const [, session] = await call('org.freedesktop.Secret.Service.OpenSession', 'sv', [
        'plain',
        new dbus.Variant('s', ''),
      ]);
      const secret = [session, Buffer.alloc(0), Buffer.from(PASSWORD), 'text/plain'];
      await call(
        'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword',
        'o(oayays)',
        [LOGIN, secret],
      );
    },
  };
}
