import { describe, expect, it } from 'vitest';
import { createDeliver, type DeliverOptions } from '../../../electron/robots/deliver.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import { KeychainError } from '../../../electron/vault/keychain.ts';
import { SecretMissing } from '../../../electron/vault/vault.ts';
import { ADDRESSES, credentialsOf, NOW, SECRETS, TOKENS } from './harness.ts';

const message = { title: 'Low', lines: [] };
const sent: string[] = [];

function deliverWith(over: Partial<DeliverOptions>) {
  sent.length = 0;
  return createDeliver({
    kind: 'dingtalk',
    credentials: async () => credentialsOf('dingtalk'),
    addressRules: { loopback: false },
    post: async (url) => {
      sent.push(url);
      return { status: 200, body: '{"errcode":0}' };
    },
    now: () => NOW,
    ...over,
  });
}

const fails = (error: Error) => async () => {
  throw error;
};

describe('what stands in the way', () => {
  it.each([
    ['a lost network', { post: fails(new TransportError('unreachable')) }, 'unreachable', true],
    ['a redirect', { post: fails(new TransportError('redirect')) }, 'redirect', true],
    [
      'a locked keychain',
      { credentials: fails(new KeychainError('locked')) },
      'keychain-locked',
      true,
    ],
    ['no stored address', { credentials: fails(new SecretMissing()) }, 'secret-missing', false],
    ['a fault of ours', { post: fails(new RangeError('x')) }, 'internal', true],
  ] as const)('%s is said', async (_name, over, reason, retry) => {
    expect(await deliverWith(over)(message, false)).toEqual({ kind: 'unsent', reason, retry });
  });

  it.each([
    ['of another host', 'https://evil.example/robot/send?access_token=abcdefgh12345678'],
    ['without encryption', ADDRESSES.dingtalk.replace('https', 'http')],
    ['on this computer', `http://127.0.0.1:8080/robot/send?access_token=${TOKENS.dingtalk}`],
  ])('a stored address %s is not used', async (_name, address) => {
    const credentials = async () => credentialsOf('dingtalk', { address });
    const delivery = await deliverWith({ credentials })(message, false);
    expect(delivery).toEqual({ kind: 'unsent', reason: 'secret-unusable', retry: false });
    expect(sent).toEqual([]);
  });

  it('an own address without its secret gets nothing unsigned', async () => {
    const credentials = async () => ({ address: ADDRESSES.generic });
    const delivery = await deliverWith({ kind: 'generic', credentials })(message, false);
    expect(delivery).toEqual({ kind: 'unsent', reason: 'secret-missing', retry: false });
    expect(sent).toEqual([]);
  });
});

it('the simulator on this computer is reached where that is allowed', async () => {
  const address = `http://127.0.0.1:8080/robot/send?access_token=${TOKENS.dingtalk}`;
  const credentials = async () => ({ address });
  const deliver = deliverWith({ credentials, addressRules: { loopback: true } });
  expect(await deliver(message, false)).toEqual({ kind: 'delivered' });
  expect(sent).toEqual([address]);
});

it('only a person’s own wish may open a password prompt', async () => {
  const asked: boolean[] = [];
  const deliver = deliverWith({
    credentials: async (byHand) => {
      asked.push(byHand);
      return credentialsOf('dingtalk');
    },
  });
  await deliver(message, false);
  await deliver(message, true);
  expect(asked).toEqual([false, true]);
});

it('a robot that repeats what it was sent gives no secret away', async () => {
  const words = `bad request to ${ADDRESSES.generic} with ${String(SECRETS.generic)}`;
  const deliver = deliverWith({
    kind: 'generic',
    credentials: async () => credentialsOf('generic'),
    post: async () => ({ status: 400, body: words }),
  });
  const delivery = JSON.stringify(await deliver(message, false));
  expect(delivery).toContain('bad request');
  expect(delivery).not.toContain(TOKENS.generic);
  expect(delivery).not.toContain(SECRETS.generic);
});

it('a robot’s words are shown up to 300 characters, and what was sent is taken out before', async () => {
  const told = async (body: string): Promise<string> => {
    const deliver = deliverWith({
      kind: 'generic',
      credentials: async () => credentialsOf('generic'),
      post: async () => ({ status: 400, body }),
    });
    const delivery = await deliver(message, false);
    return delivery.kind === 'refused' ? delivery.message : '';
  };
  expect(await told('🙂'.repeat(400))).toBe('🙂'.repeat(300));
  const secret = String(SECRETS.generic);
  const straddling = await told(`${'x'.repeat(300 - 10)}${secret}`);
  expect(straddling).not.toContain(secret.slice(0, 8));
});
