import { BlockList, isIP } from 'node:net';
import { travelsUnencrypted } from '../domain/plain-http.ts';

/**
 * This computer and networks that are somebody's own. 198.18.0.0/15 is none: VPN programs common in China answer every name
 * with an address from it, and pass the call on to where the name really leads.
 */
const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  INSIDE.addSubnet(network, bits, 'ipv6');
}

/** Whether an IP address is of this computer or of somebody's own network. @param address without brackets */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && INSIDE.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Whether an address that calls are sent to in the clear leads to this computer or into somebody's own network. */
export type LeadsInside = (baseUrl: string) => Promise<boolean>;

/**
 * Over https the certificate says who answers. In the clear nobody does, and a name that leads into the network one happens to
 * be in is how a false provider would be put in the true one's place.
 * @param resolve the addresses of a name, as the call itself would find them; rejects where there are none
 */
export function createLeadsInside(
  resolve: (hostname: string) => Promise<readonly string[]>,
): LeadsInside {
  return async (baseUrl) => {
    if (!travelsUnencrypted(baseUrl)) return false;
    const hostname = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
    if (isIP(hostname) !== 0) return isPrivateAddress(hostname);
    // A name nobody knows here leads nowhere, or to where a proxy finds it.
    const addresses = await resolve(hostname).catch(() => []);
    return addresses.some(isPrivateAddress);
  };
}
