import { describe, expect, it } from 'vitest';
import { createLeadsInside, isPrivateAddress } from '../../../electron/transport/private-address.ts';

describe('an address of this computer or of somebody’s own network', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '::1',
    '::',
    'fd12::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
  ])('is %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each([
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.128.0.1',
    '192.169.0.1',
    // What VPN programs answer every name with.
    '198.18.0.1',
    '198.19.255.255',
    '2400:cb00::1',
    '::ffff:8.8.8.8',
    'merchant.test',
    '',
  ])('is not %s', (address) => expect(isPrivateAddress(address)).toBe(false));
});

describe('an address in the clear', () => {
  const leadsInside = createLeadsInside(async (hostname) => {
    const names: Readonly<Record<string, readonly string[]>> = {
      'inside.test': ['10.0.0.7'],
      'both.test': ['93.184.216.34', 'fd00::7'],
      'outside.test': ['93.184.216.34'],
      'vpn.test': ['198.18.0.9'],
    };
    const found = names[hostname];
    if (found === undefined) throw new Error('ERR_NAME_NOT_RESOLVED');
    return found;
  });

  it.each(['http://inside.test', 'http://inside.test:8080', 'http://both.test', 'http://10.0.0.7', 'http://[fd00::7]:80'])(
    '%s leads inside',
    async (baseUrl) => expect(await leadsInside(baseUrl)).toBe(true),
  );

  it.each([
    'http://outside.test',
    'http://vpn.test',
    'http://8.8.8.8',
    // The certificate says who answers.
    'https://inside.test',
    'https://10.0.0.7',
    // What a person types as this computer is meant as this computer.
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
    // Nobody here knows the name: perhaps a proxy does.
    'http://nowhere.test',
    'not an address',
  ])('%s does not', async (baseUrl) => expect(await leadsInside(baseUrl)).toBe(false));
});
