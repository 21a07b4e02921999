import type { Environment, ProviderDescriptor } from '../../domain/descriptor.ts';
import { remoteLimits, simulatorEnvironment } from '../environments.ts';

const environments: readonly Environment[] = [
  {
    id: 'production-sg',
    kind: 'production',
    name: { en: 'Production, Singapore', 'zh-CN': '生产环境（新加坡）' },
    baseUrl: 'https://open-sea.worldfirst.com',
    ...remoteLimits,
  },
  {
    id: 'production-eu',
    kind: 'production',
    name: { en: 'Production, Europe', 'zh-CN': '生产环境（欧洲）' },
    baseUrl: 'https://open-eu.worldfirst.com',
    ...remoteLimits,
  },
  {
    id: 'production-na',
    kind: 'production',
    name: { en: 'Production, North America', 'zh-CN': '生产环境（北美）' },
    baseUrl: 'https://open-na.worldfirst.com',
    ...remoteLimits,
  },
  {
    id: 'sandbox',
    kind: 'sandbox',
    name: { en: 'Sandbox', 'zh-CN': '沙盒' },
    baseUrl: 'https://open-sitprod-sg.alipay.com',
    ...remoteLimits,
  },
  simulatorEnvironment,
];

export const descriptor: ProviderDescriptor = {
  id: 'worldfirst',
  name: { en: 'WorldFirst', 'zh-CN': '万里汇' },
  environments,
  balanceTypes: {
    NORMAL_BALANCE: { en: 'Normal balance', 'zh-CN': '普通余额' },
    SAME_NAME_TOP_UP_BALANCE: { en: 'Same-name top-up balance', 'zh-CN': '同名充值余额' },
    BUDGET_BALANCE: { en: 'Budget balance', 'zh-CN': '预算余额' },
  },
  fields: [
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
    {
      kind: 'text',
      id: 'referenceCustomerId',
      label: { en: 'Reference customer id', 'zh-CN': '客户参考编号（referenceCustomerId）' },
      help: {
        en: 'The id you gave this customer when it was registered. Needed to show receiving accounts and their status; leave empty for balances alone.',
        'zh-CN': '注册客户时由贵司分配的唯一编号。查询收款账户及其状态时需要；只查余额可留空。',
      },
      required: false,
      maxLength: 64,
      pattern: '\\S+',
    },
    {
      kind: 'text',
      id: 'connectedCustomerId',
      label: { en: 'Connected-CustomerId', 'zh-CN': 'Connected-CustomerId' },
      help: {
        en: 'Only for platforms that act for a merchant.',
        'zh-CN': '仅当平台客户操作商户账户时需要。',
      },
      required: false,
      maxLength: 64,
      pattern: '\\S+',
      advanced: true,
    },
    {
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
    },
  ],
};
