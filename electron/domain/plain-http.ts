import { remembering } from './remembering.ts';

/**
 * Only literal addresses: a name can be made to resolve anywhere.
 * @param hostname as a parsed URL gives it
 */
export function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether calls to this address cross a network in the clear: plain http, and not to this computer. */
export const travelsUnencrypted = remembering((address: string): boolean => {
  const trimmed = address.trim();
  if (!URL.canParse(trimmed)) return false;
  const { protocol, hostname } = new URL(trimmed);
  return protocol === 'http:' && !isLoopback(hostname);
});
