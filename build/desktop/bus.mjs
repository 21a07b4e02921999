import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportedLine, startChild, within } from './child.mjs';

/**
 * No service folders: nothing is started behind our back. A desktop without a keyring or without
 * notifications stays without, whatever is installed.
 *
 * @param {string} folder for its socket
 */
const busConfiguration = (folder) => `<!DOCTYPE busconfig PUBLIC
  "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * @typedef {object} Bus
 * @property {string} address
 * @property {(destination: string, path: string, member: string, signature?: string,
 *   body?: unknown[]) => Promise<any[]>} call `member` includes its interface, after the last dot
 * @property {(name: string, child: import('./child.mjs').Child) => Promise<void>} waitForOwner
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a private session bus.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Bus>}
 */
export async function startBus(folder, env) {
  const { default: dbus } = await import('dbus-next');
  const configuration = join(folder, 'bus.conf');
  await writeFile(configuration, busConfiguration(folder));
  const daemon = startChild(
    [
      'dbus-daemon',
      `--config-file=${configuration}`,
      '--nofork',
      '--nopidfile',
      '--print-address=3',
    ],
    env,
  );
  const address = await reportedLine(daemon);
  const bus = dbus.sessionBus({ busAddress: address });
  // The connection breaks when the daemon goes; who needs it by then gets an error from its call.
  bus.on('error', () => {});

  /** @type {Bus['call']} */
  const call = async (destination, path, member, signature = '', body = []) => {
    const dot = member.lastIndexOf('.');
    const reply = await bus.call(
      new dbus.Message({
        destination,
        path,
        interface: member.slice(0, dot),
        member: member.slice(dot + 1),
        signature,
        body,
      }),
    );
    return reply?.body ?? [];
  };
  /** @type {(member: string, text: string) => Promise<any[]>} */
  const askDaemon = (member, text) =>
    call('org.freedesktop.DBus', '/', `org.freedesktop.DBus.${member}`, 's', [text]);

  return {
    address,
    call,
    waitForOwner(name, child) {
      return within(child, `owner of ${name}`, (resolve, reject) => {
        /** @type {(message: import('dbus-next').Message) => void} */
        const listen = (message) => {
          if (message.member !== 'NameOwnerChanged' || message.body[0] !== name) return;
          bus.off('message', listen);
          resolve();
        };
        bus.on('message', listen);
        const rule = `type='signal',member='NameOwnerChanged',arg0='${name}'`;
        // Listening comes first: an owner that appears in between is noticed either way.
        askDaemon('AddMatch', rule)
          .then(() => askDaemon('NameHasOwner', name))
          .then(([owned]) => owned && resolve(), reject);
      });
    },
    async stop() {
      bus.disconnect();
      await daemon.stop();
    },
  };
}
