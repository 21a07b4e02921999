import { describe, expect, test } from 'vitest';
import type { Field } from '../../../electron/domain/descriptor.ts';
import { LOCALES, type LocalizedText } from '../../../electron/domain/locale.ts';
import { conditionOf } from '../../../electron/domain/problem.ts';
import { problemOfStatus } from '../../../electron/providers/redemption/result-codes.ts';
import { providerById, providers } from '../../../electron/providers/registry.ts';
import { problemOfResult } from '../../../electron/providers/worldfirst/result-codes.ts';
import { readBaseUrl } from '../../../electron/transport/base-url.ts';
import { asciiPunctuationIn } from '../support/chinese.ts';

const descriptors = providers.map(({ descriptor }) => descriptor);
const cases = descriptors.map((descriptor) => [descriptor.id, descriptor] as const);

/** Every text in both languages anywhere inside a value, with the way to it. */
function textsIn(value: unknown, place: string): [string, LocalizedText][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value || 'zh-CN' in value) return [[place, value as LocalizedText]];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${place}.${name}`));
}

function expectComplete(texts: readonly [string, LocalizedText][]): void {
  for (const [place, text] of texts) {
    expect(Object.keys(text).toSorted(), place).toEqual([...LOCALES].toSorted());
    for (const locale of LOCALES) expect(text[locale].trim(), place).not.toBe('');
    expect(asciiPunctuationIn(text['zh-CN']), `${place}: ${text['zh-CN']}`).toBe(false);
    expect(text.en, place).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  }
}

const unique = (ids: readonly string[]): void => {
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
};

test('providers are found by ids of their own', () => {
  unique(descriptors.map(({ id }) => id));
  for (const { id } of descriptors) expect(providerById(id)?.descriptor.id).toBe(id);
  expect(providerById('nobody')).toBeUndefined();
});

describe.each(cases)('%s', (id, descriptor) => {
  test('every text is there in both languages, the Chinese punctuated as Chinese', () => {
    const texts = textsIn(descriptor, id);
    expect(texts.length).toBeGreaterThan(10);
    expectComplete(texts);
  });

  test('no two environments, fields or choices share an id', () => {
    unique(descriptor.environments.map((environment) => environment.id));
    unique(descriptor.fields.map((field) => field.id));
    for (const field of descriptor.fields) {
      if (field.kind === 'choice') unique(field.options.map(({ value }) => value));
    }
  });

  test('field ids are ones the typed contract lets through', () => {
    for (const field of descriptor.fields) expect(field.id).toMatch(/^\w{1,64}$/);
  });

  test('it can be tried without real money', () => {
    const kinds = descriptor.environments.map(({ kind }) => kind);
    expect(kinds).toContain('production');
    expect(kinds).toContain('demo');
  });

  test('real environments are asked at most once a minute, by hand every ten seconds', () => {
    for (const environment of descriptor.environments.filter(({ kind }) => kind !== 'demo')) {
      expect(environment).toMatchObject({
        pollFloorMs: 60_000,
        manualFloorMs: 10_000,
        defaultIntervalMs: 300_000,
        loopbackOnly: false,
      });
    }
  });

  test('the simulator is on this computer, with a floor of five seconds', () => {
    const [demo, ...others] = descriptor.environments.filter(({ kind }) => kind === 'demo');
    expect(others).toEqual([]);
    expect(demo).toMatchObject({ pollFloorMs: 5_000, loopbackOnly: true });
    expect(demo?.manualFloorMs).toBeLessThanOrEqual(5_000);
  });

  test('its addresses pass the check a typed one must pass, and differ', () => {
    const urls = descriptor.environments.flatMap((environment) =>
      environment.baseUrl === undefined ? [] : [[environment, environment.baseUrl] as const],
    );
    for (const [environment, baseUrl] of urls) {
      expect(readBaseUrl(baseUrl, environment, false)).toEqual({ ok: true, baseUrl });
      expect(baseUrl).toMatch(/^https:/);
    }
    unique(urls.map(([, baseUrl]) => baseUrl));
  });

  test('conditions, patterns and initial values fit the fields they speak of', () => {
    const byId = new Map<string, Field>(descriptor.fields.map((field) => [field.id, field]));
    for (const field of descriptor.fields) {
      if (field.when !== undefined) {
        const other = byId.get(field.when.field);
        if (other?.kind !== 'choice') throw new Error(`${field.id} hangs on no choice`);
        expect(other.options.map(({ value }) => value)).toContain(field.when.is);
      }
      if (field.kind === 'choice' && field.initial !== undefined) {
        expect(field.options.map(({ value }) => value)).toContain(field.initial);
      }
      if (field.kind === 'text' && field.initial !== undefined) {
        expect(field.initial).toMatch(new RegExp(`^(?:${field.pattern ?? '.*'})$`, 'u'));
        expect(field.initial.length).toBeLessThanOrEqual(field.maxLength);
      }
    }
  });

  test('it asks for a secret', () => {
    expect(descriptor.fields.map(({ kind }) => kind)).toContain('private-key');
  });
});

test('the hosts are those the providers document', () => {
  const hosts = Object.fromEntries(
    descriptors.map(({ id, environments }) => [id, environments.map(({ baseUrl }) => baseUrl)]),
  );
  expect(hosts).toEqual({
    worldfirst: [
      'https://open-sea.worldfirst.com',
      'https://open-eu.worldfirst.com',
      'https://open-na.worldfirst.com',
      'https://open-sitprod-sg.alipay.com',
      undefined,
    ],
    smilepayz: [
      'https://gateway.smilepayz.com',
      'https://sandbox-gateway.smilepayz.com',
      undefined,
    ],
    redemption: [undefined, undefined],
  });
});

test('plain http is open, after consent, where the vendor allows it and nowhere else', () => {
  const asking = descriptors.flatMap(({ id, environments }) =>
    environments
      .filter(({ plainHttp }) => plainHttp === 'with-consent')
      .map((environment) => `${id}/${environment.id}`),
  );
  expect(asking).toEqual(['redemption/production']);
});

test('where documents disagree on the unit, the user chooses: there is no silent default', () => {
  const scale = providerById('smilepayz')?.descriptor.fields.find(({ id }) => id === 'scale');
  expect(scale).toMatchObject({ kind: 'choice', required: true });
  expect(scale).not.toHaveProperty('initial');
});

describe('result codes', () => {
  test.each([
    'PARAM_ILLEGAL',
    'PROCESS_FAIL',
    'UNKNOWN_EXCEPTION',
    'REQUEST_TRAFFIC_EXCEED_LIMIT',
    'OAUTH_FAIL',
    'INVALID_API',
    'INVALID_CLIENT',
    'INVALID_SIGNATURE',
    'METHOD_NOT_SUPPORTED',
    'USER_NOT_EXIST',
    'ACCOUNT_NOT_EXIST',
    'SYSTEM_ERROR',
    'SERVICE_NOT_ALLOWED',
    'CURRENCY_NOT_SUPPORT',
    'CONTRACT_CHECK_FAIL',
    'ACCESS_TOKEN_EXPIRED',
    'AUTHORIZATION_NOT_EXIST',
    'KEY_NOT_FOUND',
    'ACCESS_DENIED',
    'MEDIA_TYPE_NOT_ACCEPTABLE',
    'REPEAT_REQ_INCONSISTENT',
    'UN_SUPPORT_BUSINESS',
  ])('%s has advice in both languages', (code) => {
    const problem = problemOfResult('F', code);
    expect(textsIn(problem, code)).toHaveLength(1);
    expectComplete(textsIn(problem, code));
    expect(conditionOf(problem)).toMatch(/^(?:needs-you|unknown)$/);
  });

  test.each(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '98', '99'])(
    'status %s has advice in both languages',
    (status) => {
      const problem = problemOfStatus(status);
      expect(textsIn(problem, status)).toHaveLength(1);
      expectComplete(textsIn(problem, status));
    },
  );
});
