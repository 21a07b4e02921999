import { describe, expect, test } from 'vitest';
import { chosen, type Field } from '../../../electron/domain/descriptor.ts';
import { LOCALES, type LocalizedText } from '../../../electron/domain/locale.ts';
import { providerById, providers } from '../../../electron/providers/registry.ts';
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
      if (!('options' in field)) continue;
      unique(field.options.map(({ value }) => value));
      // Several that are picked are kept as one text, with commas between them.
      for (const { value } of field.options) expect(value).toMatch(/^[^,]+$/);
    }
  });

  test('field ids are ones the typed contract lets through', () => {
    for (const field of descriptor.fields) expect(field.id).toMatch(/^\w{1,64}$/);
  });

  test('it can be tried without real money', () => {
    const kinds = new Set(descriptor.environments.map(({ kind }) => kind));
    expect(kinds).toContain('production');
    expect(kinds.size).toBeGreaterThan(1);
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

  test('a simulator is on this computer, with a floor of five seconds', () => {
    const demos = descriptor.environments.filter(({ kind }) => kind === 'demo');
    expect(demos.length).toBeLessThanOrEqual(1);
    for (const demo of demos) {
      expect(demo).toMatchObject({ pollFloorMs: 5_000, loopbackOnly: true });
      expect(demo.manualFloorMs).toBeLessThanOrEqual(5_000);
    }
  });

  test('its addresses pass the check a typed one must pass, and differ', () => {
    const urls = descriptor.environments.flatMap((environment) =>
      environment.baseUrl === undefined ? [] : [[environment, environment.baseUrl] as const],
    );
    for (const [environment, baseUrl] of urls) {
      expect(readBaseUrl(baseUrl, environment, false)).toEqual({ ok: true, baseUrl });
      expect(baseUrl).toMatch(/^https:/);
    }
    // One host may serve production and sandbox, told apart by the client id.
    unique(urls.map(([{ kind }, baseUrl]) => `${kind} ${baseUrl}`));
  });

  test('conditions, patterns and initial values fit the fields they speak of', () => {
    const byId = new Map<string, Field>(descriptor.fields.map((field) => [field.id, field]));
    for (const field of descriptor.fields) {
      if (field.when !== undefined) {
        const other = byId.get(field.when.field);
        if (other === undefined || !('options' in other)) {
          throw new Error(`${field.id} hangs on no choice`);
        }
        const values = other.options.map(({ value }) => value);
        expect(values).toEqual(expect.arrayContaining([field.when.is].flat()));
      }
      if ('options' in field && field.initial !== undefined) {
        const values = field.options.map(({ value }) => value);
        const initial = field.kind === 'choice' ? [field.initial] : chosen(field.initial);
        expect(values).toEqual(expect.arrayContaining([...initial]));
      }
      if (field.kind === 'private-key' && field.versionField !== undefined) {
        expect(byId.get(field.versionField)?.kind).toBe('text');
      }
      if (field.kind === 'text' && field.initial !== undefined) {
        expect(field.initial).toMatch(new RegExp(`^(?:${field.pattern ?? '.*'})$`, 'u'));
        expect(field.initial.length).toBeLessThanOrEqual(field.maxLength);
      }
    }
  });

  test('what it says it can do, it does', () => {
    const provider = providerById(id);
    expect(provider?.quote !== undefined).toBe(descriptor.quotes !== undefined);
    const tokens = descriptor.fields.filter(({ kind }) => kind === 'tokens');
    expect(tokens.map((field) => field.id)).toEqual(
      provider?.tokens === undefined ? [] : [provider.tokens.fieldId],
    );
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
    antom: [
      'https://open-sea-global.alipay.com',
      'https://open-na-global.alipay.com',
      'https://open-de-global.alipay.com',
      'https://open-sea-global.alipay.com',
      'https://open-na-global.alipay.com',
      'https://open-de-global.alipay.com',
      undefined,
    ],
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

test('what only changes how an answer is read can be compared with the portal', () => {
  const comparable = descriptors.flatMap(({ id, fields }) =>
    fields
      .filter((field) => field.kind === 'choice' && field.comparable)
      .map((field) => `${id}/${field.id}`),
  );
  expect(comparable).toEqual(['smilepayz/scale', 'redemption/unit']);
});

test('numbered keys say which number signs', () => {
  const numbered = descriptors.flatMap(({ id, fields }) =>
    fields.flatMap((field) =>
      field.kind === 'private-key' && field.versionField !== undefined
        ? [`${id}/${field.versionField}`]
        : [],
    ),
  );
  expect(numbered).toEqual(['worldfirst/keyVersion', 'antom/keyVersion']);
});
