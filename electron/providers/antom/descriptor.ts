import type { ProviderDescriptor, TextField } from '../../domain/descriptor.ts';
import { BALANCE_TYPE } from './balance-type.ts';
import { environments } from './environments.ts';

/** Which of the registered keys signs. */
const keyVersion: TextField = {
  kind: 'text',
  id: 'keyVersion',
  label: { en: 'Key version', 'zh-CN': '密钥版本' },
  help: {
    en: 'The version of the public key registered in the Antom Dashboard; 1 unless told otherwise.',
    'zh-CN': 'Antom Dashboard 中所登记公钥的版本号，一般为 1。',
  },
  required: true,
  maxLength: 6,
  pattern: '\\d+',
  initial: '1',
  advanced: true,
};

export const descriptor: ProviderDescriptor = {
  id: 'antom',
  name: { en: 'Antom', 'zh-CN': 'Antom' },
  experimental: true,
  environments,
  balanceTypes: { [BALANCE_TYPE]: { en: 'Balance', 'zh-CN': '余额' } },
  fields: [
    {
      kind: 'text',
      id: 'clientId',
      label: { en: 'Client-Id', 'zh-CN': 'Client ID' },
      help: {
        en: 'Antom Dashboard, among the developer settings. One that starts with SANDBOX_ belongs to the sandbox: choose that environment for it.',
        'zh-CN': 'Antom Dashboard 的开发者设置中。以 SANDBOX_ 开头的属于沙盒，环境请相应选择沙盒。',
      },
      required: true,
      maxLength: 64,
      pattern: '[\\w.-]+',
    },
    {
      kind: 'private-key',
      id: 'privateKey',
      label: { en: 'Your private key', 'zh-CN': '您的私钥' },
      help: {
        en: 'RSA, 2,048 bits or more. Register its public half in the Antom Dashboard.',
        'zh-CN': 'RSA，2048 位或以上。请在 Antom Dashboard 中登记对应的公钥。',
      },
      required: true,
      publicKeyForm: 'base64',
      versionField: keyVersion.id,
    },
    {
      kind: 'public-key',
      id: 'providerPublicKey',
      label: { en: 'Antom’s public key', 'zh-CN': 'Antom 公钥' },
      help: {
        en: 'Antom Dashboard, beside your own public key. With it every answer is verified; without it amounts are marked “not verified”.',
        'zh-CN':
          'Antom Dashboard 中，与您的公钥在同一处。填写后每次应答都会验签；未填写时金额会标注“未验签”。',
      },
      required: false,
    },
    keyVersion,
  ],
};
