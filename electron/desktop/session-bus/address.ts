/**
 * Where the session bus listens, in the order to try: what Node's `net` connects to. Abstract sockets begin with a
 * zero byte. What is no socket on this computer is passed over.
 */
export function busSockets(env: NodeJS.ProcessEnv): readonly string[] {
  const address = env['DBUS_SESSION_BUS_ADDRESS'];
  if (address !== undefined && address !== '') return address.split(';').flatMap(socketOf);
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime === undefined || runtime === '' ? [] : [`${runtime}/bus`];
}

function socketOf(address: string): readonly string[] {
  if (!address.startsWith('unix:')) return [];
  const pairs = address.slice('unix:'.length).split(',');
  for (const pair of pairs) {
    const [key, value = ''] = pair.split('=', 2);
    const decoded = unescaped(value);
    if (decoded === null || decoded === '') continue;
    if (key === 'path') return [decoded];
    if (key === 'abstract') return [`\0${decoded}`];
  }
  return [];
}

function unescaped(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
