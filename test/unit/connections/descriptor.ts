import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';

const words = (text: string) => ({ en: text, 'zh-CN': text });
const field = (id: string, required: boolean) => ({
  id,
  required,
  label: words(id),
  help: words(id),
});

/** A made-up provider with a field of every kind, and secrets that hang on a choice. */
export const providerDescriptor: ProviderDescriptor = {
  id: 'bank',
  name: words('Bank'),
  environments: [
    {
      id: 'production',
      kind: 'production',
      name: words('Production'),
      baseUrl: 'https://bank.test',
      pollFloorMs: 60_000,
      manualFloorMs: 10_000,
      defaultIntervalMs: 300_000,
      loopbackOnly: false,
      plainHttp: 'never',
    },
    {
      id: 'demo',
      kind: 'demo',
      name: words('Demo'),
      pollFloorMs: 5_000,
      manualFloorMs: 1_000,
      defaultIntervalMs: 15_000,
      loopbackOnly: true,
      plainHttp: 'never',
    },
  ],
  balanceTypes: {},
  fields: [
    { ...field('merchant', true), kind: 'text', maxLength: 8, pattern: '[\\w-]+' },
    {
      ...field('mode', true),
      kind: 'choice',
      options: [
        { value: 'rsa', label: words('RSA') },
        { value: 'md5', label: words('MD5') },
      ],
    },
    {
      ...field('privateKey', true),
      kind: 'private-key',
      publicKeyForm: 'base64',
      versionField: 'keyVersion',
      when: { field: 'mode', is: 'rsa' },
    },
    {
      ...field('keyVersion', false),
      kind: 'text',
      maxLength: 4,
      pattern: '\\d+',
      when: { field: 'mode', is: 'rsa' },
    },
    {
      ...field('signKey', true),
      kind: 'secret-text',
      maxLength: 64,
      when: { field: 'mode', is: 'md5' },
    },
    { ...field('publicKey', false), kind: 'public-key' },
    { ...field('note', false), kind: 'text', maxLength: 10, when: { field: 'mode', is: 'md5' } },
    { ...field('accounts', true), kind: 'accounts', maxLength: 20 },
  ],
};
