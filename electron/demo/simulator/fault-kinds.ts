/**
 * What goes wrong on purpose, after the request was verified and recorded. Types only.
 * - `down`: the connection is cut without an answer; `reset`: it is cut in the middle of one
 * - `slow`: no answer until the server closes; `drip`: one byte every `everyMs` (200 when absent), without end
 * - `http-500`, `http-429`, `http`: that status with a plain text, and Retry-After as given (seconds or a date)
 * - `redirect`: 302 to another path; `html`: 200 with a page of its own
 * - `wrong-content-type`: the right answer under another type, text/plain when none is given
 * - `malformed`: JSON cut in half (signed as it is sent)
 * - `too-large`: a body above 8 MiB; `huge`: one of 100 MiB; `gzip-bomb`: 100 MiB once unpacked
 * - `bad-answer-signature`, `half-signed` (no response-time), `unsigned-success`: only matter
 *   where answers are signed
 * - `replayed`: the answer to the same question before, byte for byte; the true one where there was none
 * - `unknown`: the provider's own "result unknown"; `code`: the provider's own error answer
 * - `clock`: the server's clock is ahead by `skewMs` (behind when negative), in judging and in answering
 *
 * Untrusted TLS is no fault: it is what `Ready.selfSignedUrl` has.
 */
export type Fault =
  | {
      kind:
        | 'down'
        | 'reset'
        | 'slow'
        | 'http-500'
        | 'redirect'
        | 'html'
        | 'malformed'
        | 'too-large'
        | 'huge'
        | 'gzip-bomb'
        | 'bad-answer-signature'
        | 'half-signed'
        | 'unsigned-success'
        | 'replayed'
        | 'unknown';
    }
  | { kind: 'drip'; everyMs?: number }
  | { kind: 'http-429'; retryAfter?: string }
  | { kind: 'http'; status: number; retryAfter?: string }
  | { kind: 'wrong-content-type'; contentType?: string }
  | { kind: 'clock'; skewMs: number }
  | { kind: 'code'; code: string; message?: string };
