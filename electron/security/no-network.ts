import type { Session } from 'electron';

/**
 * Leaves a session no way to any network. Requests can be cancelled one by one, but not what is no request: name look-ups,
 * connections opened ahead, and WebRTC over TCP. All of these go through the proxy, and behind this one is nobody: no program
 * can listen on port 0.
 */
export async function cutOff(session: Session): Promise<void> {
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'socks5://127.0.0.1:0',
    proxyBypassRules: '<-loopback>',
  });
}
