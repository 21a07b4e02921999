import type { ProviderDescriptor } from '../../domain/descriptor.ts';
import { remoteLimits, simulatorEnvironment } from '../environments.ts';

export const descriptor: ProviderDescriptor = {
  id: 'smilepayz',
  name: { en: 'Smilepayz', 'zh-CN': 'Smilepayz' },
  environments: [
    {
      id: 'production',
      kind: 'production',
      name: { en: 'Production', 'zh-CN': '生产环境' },
      baseUrl: 'https://gateway.smilepayz.com',
      ...remoteLimits,
    },
    {
      id: 'sandbox',
      kind: 'sandbox',
      name: { en: 'Sandbox', 'zh-CN': '沙盒' },
      baseUrl: 'https://sandbox-gateway.smilepayz.com',
      ...remoteLimits,
    },
    simulatorEnvironment,
  ],
  balanceTypes: { BALANCE: { en: 'Balance', 'zh-CN': '余额' } },
  fields: [
    {
      kind: 'text',
      id: 'partnerId',
      label: { en: 'Merchant ID (X-PARTNER-ID)', 'zh-CN': '商户号（X-PARTNER-ID）' },
      help: {
        en: 'Merchant portal, on the account page.',
        'zh-CN': '商户后台的账户信息页。',
      },
      required: true,
      maxLength: 64,
      pattern: '[A-Za-z0-9_-]+',
    },
    {
      kind: 'secret-text',
      id: 'merchantSecret',
      label: { en: 'Merchant secret', 'zh-CN': '商户密钥（merchant secret）' },
      help: {
        en: 'Merchant portal, under API settings.',
        'zh-CN': '商户后台的 API 配置中。',
      },
      required: true,
      maxLength: 512,
    },
    {
      kind: 'private-key',
      id: 'privateKey',
      label: { en: 'Your private key', 'zh-CN': '您的私钥' },
      help: {
        en: 'RSA, 2,048 bits or more. The bare text from the portal’s key generator is fine.',
        'zh-CN': 'RSA，2048 位或以上。可直接使用后台密钥工具生成的文本。',
      },
      required: true,
      publicKeyForm: 'base64',
    },
    {
      kind: 'accounts',
      id: 'accounts',
      label: { en: 'Account numbers', 'zh-CN': '账户号' },
      help: {
        en: 'Merchant portal, under Finance → Balance. Each currency has a pay-in and a pay-out account, each with its own number.',
        'zh-CN': '商户后台的 Finance → Balance 中。每个币种有收款、付款两个账户，账户号各不相同。',
      },
      required: true,
      maxLength: 128,
    },
    {
      kind: 'choice',
      id: 'scale',
      label: { en: 'Amounts are given in', 'zh-CN': '金额单位' },
      help: {
        en: 'It differs by country and the documents disagree. Compare with the portal, with the button beside this field: it shows your own balance read both ways, and the one that matches the portal is right. A wrong choice shows amounts 100 times off.',
        'zh-CN':
          '各国不同，文档说法也不一致。请点击旁边的按钮与商户后台对照：同一余额按两种单位并排显示，与后台一致的即为正确。选错会使金额相差 100 倍。',
      },
      required: true,
      options: [
        {
          value: 'major',
          label: { en: 'Units of the currency (250000 = 250,000.00)', 'zh-CN': '货币单位（250000 = 250,000.00）' },
        },
        {
          value: 'minor',
          label: { en: 'Smallest unit (250000 = 2,500.00)', 'zh-CN': '最小单位（250000 = 2,500.00）' },
        },
      ],
      comparable: true,
    },
  ],
};
