import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../electron/domain/locale.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { antom } from '../../../electron/providers/antom/index.ts';
import { CannotSign } from '../../../electron/providers/cannot-sign.ts';
import { asciiPunctuationIn } from '../support/chinese.ts';
import { NOW, plainRequest, requestFixture, rsa } from './harness.ts';
import {
  CLIENT_ID,
  connection,
  PATH,
  SANDBOX_CLIENT_ID,
  SANDBOX_PATH,
  sent,
} from './antom-harness.ts';

const sandbox = { clientId: SANDBOX_CLIENT_ID };

test.each([
  ['inquiry-balance', connection()],
  ['inquiry-balance.sandbox', connection(sandbox, 'sandbox-sea')],
  ['inquiry-balance.key-version', connection({ keyVersion: '3' })],
])('%s: path, headers, body and signature are exactly the golden ones', (name, asked) => {
  expect(plainRequest(sent(asked))).toEqual(requestFixture(`antom/${name}.request.json`));
});

test.each([
  [PATH, CLIENT_ID, connection()],
  [SANDBOX_PATH, SANDBOX_CLIENT_ID, connection(sandbox, 'sandbox-sea')],
])('the string to sign has %s, %s, milliseconds and the body', (path, clientId, asked) => {
  const signature = rsa(`POST ${path}\n${clientId}.1768449600000.{}`);
  expect(NOW.getTime()).toBe(1_768_449_600_000);
  expect(sent(asked).headers['Signature']).toBe(
    `algorithm=RSA256,keyVersion=1,signature=${encodeURIComponent(signature)}`,
  );
});

test('the key version is the connection’s own, and 1 where it has none', () => {
  const header = (keyVersion: string) => sent(connection({ keyVersion })).headers['Signature'];
  expect(header('7')).toMatch(/^algorithm=RSA256,keyVersion=7,signature=[\w%.-]+$/);
  expect(header('')).toMatch(/^algorithm=RSA256,keyVersion=1,signature=/);
});

describe('production and sandbox share their hosts', () => {
  const of = (kind: string) =>
    antom.descriptor.environments.filter((environment) => environment.kind === kind);

  test('so each host is there for both', () => {
    const hosts = of('production').map(({ baseUrl }) => baseUrl);
    expect(of('sandbox').map(({ baseUrl }) => baseUrl)).toEqual(hosts);
  });

  test('and the client id alone decides the path, everywhere', () => {
    for (const { id } of of('production')) expect(sent(connection({}, id)).path).toBe(PATH);
    for (const { id } of of('sandbox')) expect(sent(connection(sandbox, id)).path).toBe(SANDBOX_PATH);
    expect(sent(connection({}, 'simulator')).path).toBe(PATH);
    expect(sent(connection(sandbox, 'simulator')).path).toBe(SANDBOX_PATH);
  });

  test('only the very start of the client id counts, in capitals', () => {
    for (const clientId of ['sandbox_5X', '5X_SANDBOX_', 'SANDBOX5X']) {
      expect(sent(connection({ clientId })).path).toBe(PATH);
    }
  });
});

/** Why nothing was sent. Fails the test when something would have been. */
function refusal(...asked: Parameters<typeof connection>): Problem {
  try {
    sent(connection(...asked));
  } catch (error) {
    if (error instanceof CannotSign) return error.problem;
    throw error;
  }
  throw new Error('it was signed');
}

describe('a client id and an environment that contradict each other', () => {
  test.each([
    [SANDBOX_CLIENT_ID, 'production-sea'],
    [SANDBOX_CLIENT_ID, 'production-de'],
    [CLIENT_ID, 'sandbox-na'],
    [CLIENT_ID, 'no-such-environment'],
  ])('%s in %s: nothing is sent, and the person is asked', (clientId, environmentId) => {
    expect(refusal({ clientId }, environmentId).kind).toBe('credentials');
  });

  test('it is said what to do, in both languages', () => {
    const { advice } = refusal({}, 'sandbox-sea');
    for (const locale of LOCALES) expect(advice?.[locale]).toContain('SANDBOX_');
    expect(asciiPunctuationIn(advice?.['zh-CN'] ?? '')).toBe(false);
  });
});

test('it says that it has never been seen with a real account', () => {
  expect(antom.descriptor.experimental).toBe(true);
});
