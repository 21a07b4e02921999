import type { FieldError } from '../contract/types.ts';
import type { Environment } from '../domain/descriptor.ts';
import { isLoopback } from '../domain/plain-http.ts';

export type BaseUrlResult =
  | { readonly ok: true; readonly baseUrl: string }
  | { readonly ok: false; readonly error: FieldError['error'] };

/**
 * Checks an address typed by a person and brings it to scheme, host and port alone.
 * @param consent whether the user agreed to calls that travel unencrypted
 */
export function readBaseUrl(
  text: string,
  environment: Environment,
  consent: boolean,
): BaseUrlResult {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, error: 'required' };
  if (!URL.canParse(trimmed)) return { ok: false, error: 'not-a-url' };
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, error: 'not-a-url' };
  if (url.username !== '' || url.password !== '') return { ok: false, error: 'url-has-credentials' };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return { ok: false, error: 'url-has-path' };
  }
  const loopback = isLoopback(url.hostname);
  if (environment.loopbackOnly && !loopback) return { ok: false, error: 'url-not-loopback' };
  if (url.protocol === 'http:' && !loopback) {
    if (environment.plainHttp === 'never') return { ok: false, error: 'url-needs-https' };
    if (!consent) return { ok: false, error: 'url-needs-consent' };
  }
  return { ok: true, baseUrl: url.origin };
}
