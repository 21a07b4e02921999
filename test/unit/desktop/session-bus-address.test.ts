import { expect, it } from 'vitest';
import { busSockets } from '../../../electron/desktop/session-bus/address.ts';

it.each([
  ['unix:path=/run/user/1000/bus', ['/run/user/1000/bus']],
  ['unix:path=/run/user/1000/bus,guid=ab12', ['/run/user/1000/bus']],
  ['unix:guid=ab12,abstract=/tmp/dbus-X', ['\0/tmp/dbus-X']],
  ['unix:path=/tmp/a%20b', ['/tmp/a b']],
  ['tcp:host=localhost,port=1;unix:path=/a;unix:abstract=b', ['/a', '\0b']],
  ['unix:path=%zz', []],
  ['unix:tmpdir=/tmp', []],
  ['nonsense', []],
])('%s', (address, sockets) => {
  expect(busSockets({ DBUS_SESSION_BUS_ADDRESS: address })).toEqual(sockets);
});

it.each([
  [{ XDG_RUNTIME_DIR: '/run/user/7' }, ['/run/user/7/bus']],
  [{ XDG_RUNTIME_DIR: '/run/user/7', DBUS_SESSION_BUS_ADDRESS: '' }, ['/run/user/7/bus']],
  [{}, []],
])('without an address the usual place is tried: %j', (env, sockets) => {
  expect(busSockets(env)).toEqual(sockets);
});
