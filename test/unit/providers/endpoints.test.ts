import { expect, test } from 'vitest';
import type {
  ConnectionConfig,
  FieldValue,
  FieldValues,
} from '../../../electron/domain/connection.ts';
import type { Field, ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { CannotSign } from '../../../electron/providers/cannot-sign.ts';
import type { Call, Provider } from '../../../electron/providers/provider.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { readSource, readSources, type SourceFile } from '../architecture/source.ts';
import { connectionTo, secretsWith, signingContext } from './harness.ts';

/**
 * Every address below a provider's host that the app can send anything to. All of them ask; none moves money. Another
 * one has to be added here first, by somebody who has read what it does.
 */
const ENDPOINTS = [
  'antom POST /ams/api/v1/aba/accounts/inquiryBalance',
  'antom POST /ams/sandbox/api/v1/aba/accounts/inquiryBalance',
  'redemption POST /v1/openapi/merchant/business/balance',
  'smilepayz POST /v2.0/inquiry-balance',
  'worldfirst POST /amsin/api/v1/business/account/inquiryAccount',
  'worldfirst POST /amsin/api/v1/business/account/inquiryBalance',
  'worldfirst POST /amsin/api/v1/business/fund/consultTransfer',
  'worldfirst POST /amsin/api/v1/oauth/applyToken',
];

/** Where a chat robot takes a message; such an address is the user’s own and reaches no provider. */
const CHAT_ROBOTS = ['/robot/send', '/cgi-bin/webhook/send'];

/** Names that look like addresses and that nothing is sent to: of an object on the desktop's bus, and of XML in a workbook. */
const NAMES = [
  '/org/freedesktop/DBus',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006',
];

/** What a field can hold, as far as it could change what is asked. */
function valuesOf(field: Field): readonly FieldValue[] {
  switch (field.kind) {
    case 'text':
      return [...(field.required ? [] : ['']), 'X-1', 'SANDBOX_1, X-2'];
    case 'choice':
      return field.options.map(({ value }) => value);
    case 'choices': {
      const options = field.options.map(({ value }) => value);
      return ['', ...options, options.join(',')];
    }
    case 'accounts':
      return [[], [{ accountNo: '1', role: 'pay-in' }]];
    default:
      return [''];
  }
}

/** Every field at the first or the last of what it can hold. */
function corners({ fields }: ProviderDescriptor): readonly FieldValues[] {
  return [0, -1].map((at) =>
    Object.fromEntries(fields.map((field) => [field.id, valuesOf(field).at(at) ?? ''])),
  );
}

/** Every field with everything it can hold, beside all that is chosen from options. */
function combinations(descriptor: ProviderDescriptor): readonly FieldValues[] {
  const all = descriptor.fields.map((field) => [field.id, valuesOf(field)] as const);
  const base = corners(descriptor);
  const varied = base.flatMap((values) =>
    all.flatMap(([id, held]) => held.map((value) => ({ ...values, [id]: value }))),
  );
  const pairs = varied.flatMap((values) =>
    descriptor.fields
      .filter((field) => field.kind === 'choice' || field.kind === 'choices')
      .flatMap((field) => valuesOf(field).map((value) => ({ ...values, [field.id]: value }))),
  );
  return [...new Map([...varied, ...pairs].map((one) => [JSON.stringify(one), one])).values()];
}

/** Connections of every kind: all combinations in one environment, the corners in the others. */
function connectionsOf({ descriptor }: Provider): readonly ConnectionConfig[] {
  return descriptor.environments.flatMap(({ id: environmentId }, index) =>
    (index === 0 ? combinations(descriptor) : corners(descriptor)).map((values) => ({
      ...connectionTo(descriptor.id, values),
      environmentId,
    })),
  );
}

/** Every call of a provider that the app has a way to make. */
function callsOf(provider: Provider, connection: ConnectionConfig): readonly Call<unknown>[] {
  const { tokens, descriptor } = provider;
  const quotes = (descriptor.quotes?.payeeMethods ?? []).flatMap(({ id: payeeMethod }) =>
    (['from', 'to'] as const).map((fixedSide) => {
      const currencies = { fromCurrency: 'USD', toCurrency: 'EUR' };
      return provider.quote?.({ ...currencies, fixedSide, amount: '1', payeeMethod, payeeId: '1' });
    }),
  );
  return [
    ...provider.inquiries(connection),
    ...quotes.filter((call) => call !== undefined),
    ...(tokens === undefined
      ? []
      : [tokens.exchange({ authCode: 'c' }), tokens.exchange({ refreshToken: 'r' })]),
  ];
}

/** The paths asked at; none where a call says that it cannot be made. */
function pathOf(call: Call<unknown>, connection: ConnectionConfig): readonly string[] {
  const secrets = secretsWith({ accessToken: 'AT-1', refreshToken: 'RT-1' });
  try {
    return [call.sign(signingContext(connection, secrets)).path];
  } catch (error) {
    if (error instanceof CannotSign) return [];
    throw error;
  }
}

test('the app can ask at these addresses and nowhere else', () => {
  const paths = providers.flatMap((provider) =>
    connectionsOf(provider).flatMap((connection) =>
      callsOf(provider, connection)
        .flatMap((call) => pathOf(call, connection))
        .map((path) => `${provider.descriptor.id} POST ${path}`),
    ),
  );
  expect([...new Set(paths)].toSorted()).toEqual(ENDPOINTS);
});

/** A path of two parts or more, by itself or behind a host: what a call could be made to. */
const API_PATH = /^(?:https?:\/\/[^/]*)?\/[\w.-]+\/[\w./-]+$/;

function apiPaths(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ words }) => words.filter((word) => API_PATH.test(word)));
}

const sources = readSources(['electron']);
const inProviders = ({ path }: SourceFile): boolean => path.startsWith('electron/providers/');
// The simulator answers calls, it makes none.
const inDemo = ({ path }: SourceFile): boolean => path.startsWith('electron/demo/');

test('no other address is written anywhere in the app', () => {
  const elsewhere = apiPaths(sources.filter((file) => !inProviders(file) && !inDemo(file)));
  expect(elsewhere.filter((word) => ![...CHAT_ROBOTS, ...NAMES].includes(word))).toEqual([]);
  expect(apiPaths(sources.filter(inProviders)).toSorted()).toEqual(
    ENDPOINTS.map((endpoint) => endpoint.replace(/^.* /, '')).toSorted(),
  );
});

test.each([
  "const path = '/amsin/api/v1/business/fund/createTransfer';",
  'post(`/v1/payments/${id}`);',
  "fetch('https://open-sea.worldfirst.com/amsin/api/v1/business/fund/createPayout');",
  "const path = '/ams/api/v1/aba/funds/createTransfer';",
])('%s would be seen', (text) => {
  expect(apiPaths([readSource('electron/monitor/x.ts', text)])).toHaveLength(1);
});
