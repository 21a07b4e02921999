import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDraft, type DraftSurroundings } from '../../../electron/connections/validate.ts';
import type { DraftValues } from '../../../electron/contract/types.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { providerDescriptor } from './descriptor.ts';

const filled: DraftValues = {
  label: 'Peru',
  environmentId: 'production',
  baseUrl: 'https://bank.test',
  plainHttpConsent: false,
  intervalSeconds: 300,
  values: { merchant: 'M-1', mode: 'rsa', accounts: [{ accountNo: '1', role: 'pay-in' }] },
};

/** Every secret is there, and no other connection. */
const alone: DraftSurroundings = { hasSecret: () => true, labelTaken: () => false };

const errorsOf = (
  over: Partial<DraftValues>,
  around: Partial<DraftSurroundings> = {},
): unknown => {
  const result = checkDraft(providerDescriptor, { ...filled, ...over }, { ...alone, ...around });
  return result.ok ? [] : result.errors;
};
const value = (name: string, given: DraftValues['values'][string]): Partial<DraftValues> => ({
  values: { ...filled.values, [name]: given },
});

describe('a draft that is right', () => {
  it('comes back trimmed, in ms, and without fields that do not apply', () => {
    const result = checkDraft(
      providerDescriptor,
      {
        ...filled,
        label: '  Peru ',
        baseUrl: ' https://bank.test/ ',
        values: { ...filled.values, merchant: ' M-1 ', note: 'x', unknown: 'y' },
      },
      alone,
    );
    expect(result).toEqual({
      ok: true,
      checked: {
        label: 'Peru',
        environmentId: 'production',
        baseUrl: 'https://bank.test',
        plainHttpConsent: false,
        intervalMs: 300_000,
        values: {
          merchant: 'M-1',
          mode: 'rsa',
          keyVersion: '',
          publicKey: '',
          accounts: [{ accountNo: '1', role: 'pay-in' }],
        },
      },
    });
  });

  it('brings the version of a next key, by the rules of the version’s field', () => {
    const result = checkDraft(
      providerDescriptor,
      { ...filled, nextKeyVersions: { privateKey: ' 3 ', signKey: '4', unknown: '5' } },
      alone,
    );
    expect(result.ok && result.checked.nextKeyVersions).toEqual({ privateKey: '3' });
    expect(errorsOf({ nextKeyVersions: { privateKey: 'v3' } })).toEqual([
      { field: 'privateKey.version', error: 'pattern' },
    ]);
  });

  it('takes plain http to this computer in the demo environment', () => {
    expect(errorsOf({ environmentId: 'demo', baseUrl: 'http://127.0.0.1:8080' })).toEqual([]);
  });

  it('takes a provider’s public key', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(errorsOf(value('publicKey', pem))).toEqual([]);
  });
});

describe('each rule, in words of its own', () => {
  it.each<[string, Partial<DraftValues>, unknown]>([
    ['no label', { label: '  ' }, { field: 'label', error: 'required' }],
    ['long label', { label: 'x'.repeat(61) }, { field: 'label', error: 'too-long', limit: 60 }],
    [
      'unknown environment',
      { environmentId: 'x' },
      { field: 'environmentId', error: 'unknown-choice' },
    ],
    ['no address', { baseUrl: '' }, { field: 'baseUrl', error: 'required' }],
    ['no url', { baseUrl: 'bank' }, { field: 'baseUrl', error: 'not-a-url' }],
    ['another scheme', { baseUrl: 'file:///etc' }, { field: 'baseUrl', error: 'not-a-url' }],
    ['plain http', { baseUrl: 'http://bank.test' }, { field: 'baseUrl', error: 'url-needs-https' }],
    [
      'a password',
      { baseUrl: 'https://a:b@bank.test' },
      { field: 'baseUrl', error: 'url-has-credentials' },
    ],
    ['a path', { baseUrl: 'https://bank.test/v1' }, { field: 'baseUrl', error: 'url-has-path' }],
    ['a query', { baseUrl: 'https://bank.test/?a' }, { field: 'baseUrl', error: 'url-has-path' }],
    [
      'a demo elsewhere',
      { environmentId: 'demo', baseUrl: 'https://bank.test' },
      { field: 'baseUrl', error: 'url-not-loopback' },
    ],
    [
      'a name that only sounds local',
      { environmentId: 'demo', baseUrl: 'http://localhost.evil.test' },
      { field: 'baseUrl', error: 'url-not-loopback' },
    ],
    [
      'too often',
      { intervalSeconds: 59 },
      { field: 'intervalSeconds', error: 'interval-too-short', limit: 60 },
    ],
    [
      'too seldom',
      { intervalSeconds: 86_401 },
      { field: 'intervalSeconds', error: 'interval-too-long', limit: 86_400 },
    ],
    ['no merchant', value('merchant', ' '), { field: 'merchant', error: 'required' }],
    [
      'a long merchant',
      value('merchant', 'x'.repeat(9)),
      { field: 'merchant', error: 'too-long', limit: 8 },
    ],
    ['a wrong merchant', value('merchant', 'M 1'), { field: 'merchant', error: 'pattern' }],
    ['part of it right', value('merchant', 'M-1\n!'), { field: 'merchant', error: 'pattern' }],
    ['no choice', value('mode', ''), { field: 'mode', error: 'required' }],
    ['an unknown choice', value('mode', 'none'), { field: 'mode', error: 'unknown-choice' }],
    [
      'not a public key',
      value('publicKey', 'hello'),
      { field: 'publicKey', error: 'not-a-public-key' },
    ],
    [
      'a private key for a public one',
      value('publicKey', '-----BEGIN PRIVATE KEY-----\nMIIE'),
      { field: 'publicKey', error: 'is-a-private-key' },
    ],
    ['no accounts', value('accounts', []), { field: 'accounts', error: 'required' }],
    [
      'blank accounts',
      value('accounts', [{ accountNo: ' ', role: 'pay-in' }]),
      { field: 'accounts', error: 'required' },
    ],
    [
      'an account twice',
      value('accounts', [
        { accountNo: '1', role: 'pay-in' },
        { accountNo: ' 1', role: 'pay-out' },
      ]),
      { field: 'accounts', error: 'duplicate' },
    ],
    [
      'a long account',
      value('accounts', [{ accountNo: '1'.repeat(21), role: 'pay-in' }]),
      { field: 'accounts', error: 'too-long', limit: 20 },
    ],
    [
      'a space in an account',
      value('accounts', [{ accountNo: '1 2', role: 'pay-in' }]),
      { field: 'accounts', error: 'pattern' },
    ],
    [
      'more than 100 accounts',
      value(
        'accounts',
        Array.from({ length: 101 }, (_, n) => ({ accountNo: `${n}`, role: 'pay-in' as const })),
      ),
      { field: 'accounts', error: 'too-long', limit: 100 },
    ],
  ])('%s', (_name, over, error) => {
    expect(errorsOf(over)).toContainEqual(error);
  });

  it('asks for the secret of the chosen mode alone', () => {
    const none = { hasSecret: () => false };
    expect(errorsOf({}, none)).toEqual([{ field: 'privateKey', error: 'secret-required' }]);
    expect(errorsOf(value('mode', 'md5'), none)).toEqual([
      { field: 'signKey', error: 'secret-required' },
    ]);
  });

  it('tells every fault at once', () => {
    const bad = { label: '', baseUrl: '', values: {} };
    expect(errorsOf(bad, { hasSecret: () => false })).toHaveLength(5);
  });

  it('refuses the name of another connection, spaces around it or not', () => {
    const labelTaken = (label: string): boolean => label === 'Peru';
    const error = { field: 'label', error: 'duplicate' };
    expect(errorsOf({}, { labelTaken })).toEqual([error]);
    expect(errorsOf({ label: ' Peru ' }, { labelTaken })).toEqual([error]);
    expect(errorsOf({ label: 'Lima' }, { labelTaken })).toEqual([]);
  });
});

describe('an address without encryption', () => {
  const asking: ProviderDescriptor = {
    ...providerDescriptor,
    environments: providerDescriptor.environments.map((environment) =>
      environment.id === 'production'
        ? { ...environment, plainHttp: 'with-consent' }
        : environment,
    ),
  };
  const check = (baseUrl: string, plainHttpConsent: boolean, descriptor = asking) =>
    checkDraft(descriptor, { ...filled, baseUrl, plainHttpConsent }, alone);
  const refused = (error: string) => ({ ok: false, errors: [{ field: 'baseUrl', error }] });

  it('is taken with consent, which is stored with it', () => {
    expect(check('http://bank.test', false)).toEqual(refused('url-needs-consent'));
    expect(check('http://bank.test', true)).toMatchObject({
      checked: { baseUrl: 'http://bank.test', plainHttpConsent: true },
    });
  });

  it('is refused with consent too where the provider offers encryption', () => {
    expect(check('http://bank.test', true, providerDescriptor)).toEqual(
      refused('url-needs-https'),
    );
  });

  it.each(['https://bank.test', 'http://127.0.0.1:8080'])(
    'is not what %s is: no consent is stored for a later address',
    (baseUrl) => {
      expect(check(baseUrl, true)).toMatchObject({ checked: { baseUrl, plainHttpConsent: false } });
    },
  );

  it('counts a draft in which nobody was asked as no consent', () => {
    expect(checkDraft(asking, { ...filled, baseUrl: 'http://bank.test' }, alone)).toEqual(
      refused('url-needs-consent'),
    );
  });
});
