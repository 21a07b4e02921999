import type { ProblemKind } from '../domain/problem.ts';
import type { RawAnswer, SignedRequest } from '../providers/provider.ts';

/** Why no usable answer came; `kind` is what the person is told. The message never holds content. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: ProblemKind;
  constructor(kind: ProblemKind) {
    super(`transport: ${kind}`);
    this.kind = kind;
  }
}

export interface FetchInit {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly redirect: 'manual';
  readonly cache: 'no-store';
  readonly credentials: 'omit';
  readonly signal: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Unpacked; `null` where there is none. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The part of the WHATWG `fetch` the transport needs; Node's has it, and so has `createNetFetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

export interface TransportLimits {
  /** From sending to the last byte, milliseconds. */
  readonly timeoutMs: number;
  /** Largest answer that is read, bytes after decompression. */
  readonly maxBytes: number;
}

export const DEFAULT_LIMITS: TransportLimits = { timeoutMs: 20_000, maxBytes: 4 * 1024 * 1024 };

export type Post = (baseUrl: string, request: SignedRequest) => Promise<RawAnswer>;

/**
 * A function that sends one signed request to its connection's own host and nowhere else: redirects are an
 * error, cookies and caches are off, time and size are capped.
 * @throws TransportError
 */
export function createPost(fetch: Fetch, limits: TransportLimits = DEFAULT_LIMITS): Post {
  return async (baseUrl, request) => {
    const url = confinedUrl(baseUrl, request.path);
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), limits.timeoutMs);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...request.headers },
        // Bytes of its own: the signed body may be a view into a shared buffer.
        body: new Uint8Array(request.body),
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal: abort.signal,
      });
      if (response.status >= 300 && response.status < 400) {
        abort.abort();
        throw new TransportError('redirect');
      }
      const body = await readCapped(response, limits.maxBytes, abort);
      return { status: response.status, header: (name) => response.headers.get(name), body };
    } catch (error) {
      if (error instanceof TransportError) throw error;
      throw new TransportError(abort.signal.aborted ? 'timeout' : kindOf(error));
    } finally {
      clearTimeout(timer);
    }
  };
}

/** @throws TransportError when the path would lead away from the connection's host */
function confinedUrl(baseUrl: string, path: string): string {
  const base = new URL(baseUrl);
  const url = new URL(baseUrl + path);
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') {
    throw new TransportError('internal');
  }
  return url.href;
}

async function readCapped(
  { body }: FetchAnswer,
  maxBytes: number,
  abort: AbortController,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      abort.abort();
      throw new TransportError('too-large');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Chromium says `net::ERR_CERT_…`; Node puts a code on the error or on its cause. */
function kindOf(error: unknown): ProblemKind {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const text = `${error instanceof Error ? error.message : ''} ${String(cause?.code ?? '')}`;
  // Electron fails a redirect that is not followed instead of returning it.
  if (/redirect/i.test(text)) return 'redirect';
  return /ERR_(?:CERT|SSL|BAD_SSL|TLS)|SELF_SIGNED|UNABLE_TO_VERIFY|CERT_/.test(text)
    ? 'tls'
    : 'unreachable';
}
