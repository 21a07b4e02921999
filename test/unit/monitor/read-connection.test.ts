import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import { readConnection, type ReadTools } from '../../../electron/monitor/read-connection.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type {
  Inquiry,
  InquiryResult,
  Provider,
  Secrets,
} from '../../../electron/providers/provider.ts';
import { TransportError } from '../../../electron/transport/transport.ts';
import { balance, connection, good } from './harness.ts';

const used: InquiryResult = { ok: false, problem: { kind: 'provider-unknown' }, retry: 'at-once' };
const lost: InquiryResult = { ok: false, problem: { kind: 'provider-unknown' } };
const read = good([balance('1', '100')]);
const secrets: Secrets = {
  privateKey: () => undefined as never,
  text: () => '',
  tokens: () => null,
};

/** `nonce@time` of every request, in the order in which they were sent. */
let sent: string[];
/** What the provider answers to the first, the second … request; an error is thrown instead. */
let answers: (InquiryResult | Error)[];

beforeEach(() => {
  over = {};
  inside = [];
  sent = [];
});

const inquiry = (id: string): Inquiry => ({
  id,
  kind: 'balances',
  sign: ({ nonce, now }) => ({
    path: '/',
    headers: { nonce: nonce(), time: String(now.getTime()) },
    body: new Uint8Array(),
  }),
  read: () => answers[sent.length - 1] as InquiryResult,
});

let over: Partial<ConnectionConfig>;
/** The addresses that lead into a private network now. */
let inside: readonly string[];

async function refresh(...ids: string[]): Promise<readonly InquiryResult[]> {
  let count = 0;
  const tools: ReadTools = {
    renewals: createTokenRenewals(),
    keepTokens: async () => undefined,
    now: () => 1_000 + sent.length,
    nonce: () => `n${(count += 1)}`,
    leadsInside: async (baseUrl) => inside.includes(baseUrl),
    async post(_baseUrl, { headers }) {
      sent.push(`${headers['nonce']}@${headers['time']}`);
      const answer = answers[sent.length - 1];
      if (answer instanceof Error) throw answer;
      return { status: 200, header: () => null, body: new Uint8Array() };
    },
  };
  const config: ConnectionConfig = connection('a', over);
  const provider = { inquiries: () => ids.map(inquiry) } as Partial<Provider> as Provider;
  const kinds = new Set(['balances'] as const);
  const outcomes = await readConnection(config, provider, { ok: true, secrets }, kinds, tools);
  return outcomes.map(({ result }) => result);
}

describe('an answer that asks for another try at once', () => {
  it('gets one, signed anew: another nonce, the time of now', async () => {
    answers = [used, read];
    expect(await refresh('one')).toEqual([read]);
    expect(sent).toEqual(['n1@1000', 'n2@1001']);
  });

  it('gets no second one', async () => {
    answers = [used, used, read];
    expect(await refresh('one')).toEqual([used]);
    expect(sent).toHaveLength(2);
  });

  it('leaves none for the other inquiries of the same refresh', async () => {
    answers = [used, read, used, read];
    expect(await refresh('one', 'two')).toEqual([read, used]);
    expect(sent).toHaveLength(3);
  });

  it('may find the provider gone by then', async () => {
    answers = [used, new TransportError('unreachable')];
    expect(await refresh('one')).toEqual([{ ok: false, problem: { kind: 'unreachable' } }]);
  });
});

it('a failure that does not ask for it is not sent again', async () => {
  answers = [lost, read];
  expect(await refresh('one')).toEqual([lost]);
  answers = [new TransportError('timeout'), read];
  sent = [];
  await refresh('one');
  expect(sent).toHaveLength(1);
});

describe('an address without encryption', () => {
  const unencrypted = { ok: false, problem: { kind: 'unencrypted' } };
  beforeEach(() => {
    answers = [read, read];
  });

  it('is sent nothing unless somebody agreed to it', async () => {
    over = { baseUrl: 'http://a.test' };
    expect(await refresh('one', 'two')).toEqual([unencrypted, unencrypted]);
    expect(sent).toEqual([]);
    over = { baseUrl: 'http://a.test', plainHttpConsent: true };
    expect(await refresh('one', 'two')).toEqual([read, read]);
  });

  it('is sent nothing once it leads into a private network, unless somebody agreed to that, too', async () => {
    over = { baseUrl: 'http://a.test', plainHttpConsent: true };
    expect(await refresh('one')).toEqual([read]);
    sent = [];
    inside = ['http://a.test'];
    const refused = { ok: false, problem: { kind: 'private-network' } };
    expect(await refresh('one', 'two')).toEqual([refused, refused]);
    expect(sent).toEqual([]);
    over = { ...over, privateHttpConsent: true };
    expect(await refresh('one')).toEqual([read]);
  });

  it('needs nobody’s consent on this computer', async () => {
    over = { baseUrl: 'http://127.0.0.1:4000' };
    expect(await refresh('one')).toEqual([read]);
  });
});
