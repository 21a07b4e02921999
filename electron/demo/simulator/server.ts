import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Clock } from './clock.ts';
import { FaultBoard, Hiccups, send, sendFaulty, sendText } from './faults.ts';
import type { RecordedRequest } from './protocol.ts';
import type { ProviderSide, ReceivedRequest } from './wire.ts';

const HOST = '127.0.0.1';
const MAX_BODY_BYTES = 64 * 1024;
const MAX_RECORDED = 1_000;

/** The loopback HTTP server: routes, records, and lets faults happen. */
export class SimulatorServer {
  readonly faults = new FaultBoard();
  readonly #providers: readonly ProviderSide[];
  readonly #clock: Clock;
  readonly #hiccups: Hiccups | null;
  readonly #server: Server;
  readonly #recorded: RecordedRequest[] = [];
  #seq = 0;
  #port = 0;

  constructor(providers: readonly ProviderSide[], clock: Clock, hiccups: Hiccups | null) {
    this.#providers = providers;
    this.#clock = clock;
    this.#hiccups = hiccups;
    this.#server = createServer((request, response) => {
      // The only thing that fails here is the client going away: nobody is left to be told.
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** The last requests, oldest first. */
  get requests(): RecordedRequest[] {
    return [...this.#recorded];
  }

  /**
   * Listens, the first time on `port` (0: any free one), later on the same one again.
   * @returns the port
   */
  async listen(port = this.#port): Promise<number> {
    if (!this.#server.listening) {
      this.#server.listen(port, HOST);
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
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await receive(incoming);
    if (!request) {
      response.setHeader('Connection', 'close');
      sendText(response, 413, 'Payload Too Large');
      return;
    }
    const provider = this.#providers.find(({ paths }) => paths.includes(request.path));
    const record: RecordedRequest = {
      seq: (this.#seq += 1),
      at: this.#clock.now(),
      provider: provider?.id ?? null,
      method: request.method,
      path: request.path,
      verdict: '404',
      interference: null,
      headerNames: incoming.rawHeaders.filter((_, index) => index % 2 === 0),
    };
    this.#recorded.push(record);
    if (this.#recorded.length > MAX_RECORDED) this.#recorded.shift();
    if (!provider) {
      sendText(response, 404, 'Not Found');
      return;
    }

    const answer = provider.answer(request);
    record.verdict = answer.verdict;
    const fault = this.faults.take(provider.id, request.path);
    if (fault) {
      record.interference = fault.kind;
      await sendFaulty(response, answer, fault, provider);
      return;
    }
    const hiccup = this.#hiccups?.take(provider.id) ?? null;
    if (hiccup) record.interference = 'hiccup';
    if (hiccup === 'unavailable') sendText(response, 503, 'Service Unavailable');
    else send(response, hiccup === 'unknown' ? provider.unknown() : answer);
  }
}

/** @returns `null` when the body is larger than any provider's request can be */
async function receive(incoming: IncomingMessage): Promise<ReceivedRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Left open when cut short, or the refusal could not be sent over the same socket.
  for await (const part of incoming.iterator({ destroyOnReturn: false })) {
    const chunk = part as Buffer;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  const target = incoming.url ?? '/';
  const [path = '/'] = target.split('?');
  const { method = 'GET', headers } = incoming;
  return { method, target, path, headers, body: Buffer.concat(chunks) };
}
