import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

/** Somebody on this computer who notices whatever comes. */
export interface Listener {
  readonly tcpPort: number;
  readonly udpPort: number;
  /** Connections and packets that came. */
  heard(): number;
  stop(): void;
}

export async function listen(): Promise<Listener> {
  let heard = 0;
  const server = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  const packets = createSocket('udp4');
  packets.on('message', () => {
    heard += 1;
  });
  server.listen(0, '127.0.0.1');
  packets.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(packets, 'listening')]);
  return {
    tcpPort: (server.address() as AddressInfo).port,
    udpPort: packets.address().port,
    heard: () => heard,
    stop() {
      server.close();
      packets.close();
    },
  };
}

const LISTENING = '0A';

/** The TCP ports at which one of the processes listens, by what the kernel says. */
export function listeningPorts(pids: readonly number[]): number[] {
  const own = new Set(pids.flatMap(socketsOf));
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTENING && own.has(fields[9] ?? ''))
      .map((fields) => Number.parseInt((fields[1] ?? '').split(':')[1] ?? '', 16)),
  );
}

/** The numbers of the sockets a process holds open. */
function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
