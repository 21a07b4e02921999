import type { ClientRequest, ClientRequestConstructorOptions, Session } from 'electron';
import type { Fetch, FetchAnswer } from './transport.ts';

/** The part of Electron's `net` that is needed. */
export interface Net {
  request(options: ClientRequestConstructorOptions): ClientRequest;
}

/**
 * Sends through Electron's network stack, with the proxy of that session. Its own `fetch` does the same, but leads every
 * answer through web streams, which costs about as much as all the rest of a call.
 */
export function createNetFetch(net: Net, session: Session): Fetch {
  return (url, { method, headers, body, redirect, cache, credentials, signal }) =>
    new Promise<FetchAnswer>((resolve, reject) => {
      signal.throwIfAborted();
      const request = net.request({
        session,
        url,
        method,
        headers: { ...headers },
        redirect,
        cache,
        credentials,
      });
      signal.addEventListener('abort', () => {
        request.abort();
        reject(new Error('aborted'));
      });
      request.on('response', (response) => {
        resolve({
          status: response.statusCode,
          headers: {
            get(name) {
              const value = response.headers[name.toLowerCase()];
              return value === undefined ? null : [value].flat().join(', ');
            },
          },
          // It is a stream of Node's, whatever its declared type.
          body: response as unknown as AsyncIterable<Uint8Array>,
        });
      });
      // What fails later fails the body, too.
      request.on('error', reject);
      request.end(Buffer.from(body));
    });
}
