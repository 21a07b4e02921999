import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

import { makeSelfSigned } from './certificate.ts';
import type { Clock } from './clock.ts';
import { EarlierAnswers } from './earlier-answers.ts';
import { FaultBoard } from './faults.ts';
import type { Hiccups } from './faults.ts';
import { Listener } from './listener.ts';
import { misbehave } from './misbehave.ts';
import type { RecordedRequest } from './protocol.ts';
import type { RobotReceiver } from './robots.ts';
import { send, sendText } from './send.ts';
import type { Answer, ProviderSide, ReceivedRequest } from './wire.ts';

const MAX_BODY_BYTES = 64 * 1024;
const MAX_RECORDED = 1_000;

/** Where the server can be reached. */
export interface Ports {
  plain: number;
  /** Behind a certificate nobody vouches for. */
  selfSigned: number;
}

/** The loopback server: routes, records, and lets faults happen. */
export class SimulatorServer {
  readonly faults = new FaultBoard();
  readonly #providers: readonly ProviderSide[];
  readonly #robots: RobotReceiver;
  readonly #clock: Clock;
  readonly #hiccups: Hiccups | null;
  readonly #plain: Listener;
  readonly #selfSigned: Listener;
  readonly #earlier = new EarlierAnswers();
  readonly #recorded: RecordedRequest[] = [];
  #seq = 0;

  /** @param port of the plain listener, 0: any free one; the one behind TLS always takes a free one */
  constructor(
    providers: readonly ProviderSide[],
    robots: RobotReceiver,
    clock: Clock,
    hiccups: Hiccups | null,
    port: number,
  ) {
    this.#providers = providers;
    this.#robots = robots;
    this.#clock = clock;
    this.#hiccups = hiccups;
    const serve = (request: IncomingMessage, response: ServerResponse): void => {
      // The only thing that fails here is the client going away: nobody is left to be told.
      this.#serve(request, response).catch(() => response.destroy());
    };
    this.#plain = new Listener(createServer(serve), port);
    this.#selfSigned = new Listener(createTlsServer(makeSelfSigned(Date.now()), serve));
  }

  /** The last requests, oldest first. */
  get requests(): RecordedRequest[] {
    return [...this.#recorded];
  }

  /** Listens, after a pause on the same ports again. Rejects when the port is taken. */
  async listen(): Promise<Ports> {
    return { plain: await this.#plain.open(), selfSigned: await this.#selfSigned.open() };
  }

  /** Stops listening and cuts every connection, the unanswered ones too. */
  async close(): Promise<void> {
    await Promise.all([this.#plain.close(), this.#selfSigned.close()]);
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#setDate(response);
    const request = await receive(incoming);
    if (!request) {
      response.setHeader('Connection', 'close');
      sendText(response, 413, 'Payload Too Large');
      return;
    }
    // Kept out of the list of requests: the path of some robots is their secret.
    if (this.#robots.serves(request)) {
      const { status, contentType, body } = this.#robots.answer(request);
      response.writeHead(status, { 'Content-Type': contentType }).end(body);
      return;
    }
    const provider = this.#providers.find(({ paths }) => paths.includes(request.path));
    const record = this.#record(request, provider, incoming.rawHeaders);
    if (provider) await this.#answer(provider, request, response, record);
    else sendText(response, 404, 'Not Found');
  }

  async #answer(
    provider: ProviderSide,
    request: ReceivedRequest,
    response: ServerResponse,
    record: RecordedRequest,
  ): Promise<void> {
    const fault = this.faults.take(provider.id, request.path);
    const answer = this.#clock.skewed(fault?.kind === 'clock' ? fault.skewMs : 0, () => {
      this.#setDate(response);
      return provider.answer(request);
    });
    record.verdict = answer.verdict;
    if (fault) {
      record.interference = fault.kind;
      const earlier = this.#earlier.find(provider, request);
      await misbehave(response, fault, { answer, provider, earlier });
      return;
    }
    const hiccup = this.#hiccups?.take(provider.id) ?? null;
    if (hiccup) record.interference = 'hiccup';
    if (hiccup === 'unavailable') sendText(response, 503, 'Service Unavailable');
    else if (hiccup === 'unknown') send(response, provider.unknown());
    else this.#sendGood(provider, request, response, answer);
  }

  #sendGood(
    provider: ProviderSide,
    request: ReceivedRequest,
    response: ServerResponse,
    answer: Answer,
  ): void {
    const sent = send(response, answer);
    if (answer.verdict === 'ok') this.#earlier.keep(provider, request, sent);
  }

  /** Node would put the machine's time there, whatever the simulator's clock says. */
  #setDate(response: ServerResponse): void {
    response.sendDate = false;
    response.setHeader('Date', new Date(this.#clock.now()).toUTCString());
  }

  /** Nothing that could be secret: no query, no header's value, nothing of the body. */
  #record(
    request: ReceivedRequest,
    provider: ProviderSide | undefined,
    rawHeaders: readonly string[],
  ): RecordedRequest {
    const record: RecordedRequest = {
      seq: (this.#seq += 1),
      at: this.#clock.now(),
      provider: provider?.id ?? null,
      method: request.method,
      path: request.path,
      verdict: '404',
      interference: null,
      headerNames: rawHeaders.filter((_, index) => index % 2 === 0),
    };
    this.#recorded.push(record);
    if (this.#recorded.length > MAX_RECORDED) this.#recorded.shift();
    return record;
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
