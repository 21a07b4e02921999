import type { Field, TextField } from '../../domain/descriptor.ts';

/** Which of the registered keys signs. */
export const keyVersion: TextField = {
  kind: 'text',
  id: 'keyVersion',
  label: { en: 'Key version', 'zh-CN': '密钥版本' },
  help: {
    en: 'The version shown beside your public key in the portal; 2 unless told otherwise.',
    'zh-CN': '后台公钥旁显示的版本号，一般为 2。',
  },
  required: true,
  maxLength: 6,
  pattern: '\\d+',
  initial: '2',
  advanced: true,
};

/** Who asks, and how both sides know each other. */
export const credentialFields: readonly Field[] = [
  {
    kind: 'text',
    id: 'clientId',
    label: { en: 'Client-Id', 'zh-CN': 'Client ID' },
    help: {
      en: 'Given to you by your WorldFirst integration contact. Sandbox and production have different ones.',
      'zh-CN': '由万里汇对接人员提供。沙盒与生产环境不同。',
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
      en: 'RSA, 2,048 bits or more. Register its public half in the developer portal, under keys.',
      'zh-CN': 'RSA，2048 位或以上。请在开发者后台的密钥配置中登记对应的公钥。',
    },
    required: true,
    publicKeyForm: 'base64',
    versionField: keyVersion.id,
  },
  {
    kind: 'public-key',
    id: 'providerPublicKey',
    label: { en: 'WorldFirst’s public key', 'zh-CN': '万里汇公钥' },
    help: {
      en: 'Developer portal, under keys. With it every answer is verified; without it amounts are marked “not verified”.',
      'zh-CN': '开发者后台的密钥配置中。填写后每次应答都会验签；未填写时金额会标注“未验签”。',
    },
    required: false,
  },
];
