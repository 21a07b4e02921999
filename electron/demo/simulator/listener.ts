import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const HOST = '127.0.0.1';

/** A server on loopback that can go away and come back on the same port. */
export class Listener {
  readonly #server: Server;
  /** Kept here because Node forgets, when it closes all connections, those still shaking hands over TLS. */
  readonly #sockets = new Set<Socket>();
  #port: number;

  /** @param port 0: any free one */
  constructor(server: Server, port = 0) {
    this.#server = server;
    this.#port = port;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /**
   * Rejects when the port is taken.
   * @returns the port
   */
  async open(): Promise<number> {
    if (!this.#server.listening) {
      this.#server.listen(this.#port, HOST);
      await once(this.#server, 'listening');
      this.#port = (this.#server.address() as AddressInfo).port;
    }
    return this.#port;
  }

  /** Stops listening and cuts every connection, the unanswered ones too. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
