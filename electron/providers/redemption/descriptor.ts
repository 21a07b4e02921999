import type { ProviderDescriptor } from '../../domain/descriptor.ts';
import { remoteLimits, simulatorEnvironment } from '../environments.ts';

export const descriptor: ProviderDescriptor = {
  id: 'redemption',
  name: { en: 'Redemption platform', 'zh-CN': '兑换系统' },
  environments: [
    {
      id: 'production',
      kind: 'production',
      name: { en: 'Production', 'zh-CN': '生产环境' },
      ...remoteLimits,
      // Its vendor allows plain http, and some hosts offer nothing else.
      plainHttp: 'with-consent',
    },
    simulatorEnvironment,
  ],
  balanceTypes: { amount: { en: 'Business balance', 'zh-CN': '业务余额' } },
  allowsNegative: true,
  fields: [
    {
      kind: 'text',
      id: 'merchantId',
      label: { en: 'Merchant id', 'zh-CN': '商家 ID' },
      help: {
        en: 'Given to you by the platform, with its API access.',
        'zh-CN': '由平台提供，随接口开通信息一并下发。',
      },
      required: true,
      maxLength: 64,
      pattern: '[\\w-]+',
    },
    {
      kind: 'text',
      id: 'businessId',
      label: { en: 'Business id', 'zh-CN': '业务 ID' },
      help: {
        en: 'Given to you by the platform, one for each business.',
        'zh-CN': '由平台提供，每项业务一个。',
      },
      required: true,
      maxLength: 64,
      pattern: '[\\w-]+',
    },
    {
      kind: 'choice',
      id: 'signType',
      label: { en: 'Sign type', 'zh-CN': '签名方式' },
      help: {
        en: 'As agreed with the platform; SHA256-RSA unless told otherwise.',
        'zh-CN': '与平台约定的方式，默认为 SHA256-RSA。',
      },
      required: true,
      options: [
        { value: 'SHA256-RSA', label: { en: 'SHA256-RSA', 'zh-CN': 'SHA256-RSA' } },
        { value: 'MD5', label: { en: 'MD5', 'zh-CN': 'MD5' } },
      ],
      initial: 'SHA256-RSA',
    },
    {
      kind: 'private-key',
      id: 'privateKey',
      label: { en: 'Your private key', 'zh-CN': '您的私钥' },
      help: {
        en: 'RSA, 2,048 bits or more. Send its public half to the platform.',
        'zh-CN': 'RSA，2048 位或以上。请将对应的公钥提供给平台。',
      },
      required: true,
      publicKeyForm: 'base64',
      when: { field: 'signType', is: 'SHA256-RSA' },
    },
    {
      kind: 'public-key',
      id: 'platformPublicKey',
      label: { en: 'The platform’s public key', 'zh-CN': '平台公钥' },
      help: {
        en: 'Ask the platform whether it signs its answers, and for its public key. With it, signed answers are verified.',
        'zh-CN': '请向平台确认应答是否带签名，并索取平台公钥。填写后，带签名的应答都会验签。',
      },
      required: false,
      when: { field: 'signType', is: 'SHA256-RSA' },
    },
    {
      kind: 'secret-text',
      id: 'signKey',
      label: { en: 'Sign key', 'zh-CN': '签名密钥' },
      help: {
        en: 'Given to you by the platform for MD5 signatures.',
        'zh-CN': '由平台提供，用于 MD5 签名。',
      },
      required: true,
      maxLength: 512,
      when: { field: 'signType', is: 'MD5' },
    },
    {
      kind: 'text',
      id: 'currency',
      label: { en: 'Currency', 'zh-CN': '币种' },
      help: {
        en: 'The platform does not say which currency it means; this is your choice.',
        'zh-CN': '平台应答不含币种，以此处填写为准。',
      },
      required: true,
      maxLength: 3,
      pattern: '[A-Z]{3}',
      initial: 'CNY',
    },
    {
      kind: 'choice',
      id: 'unit',
      label: { en: 'Amounts are given in', 'zh-CN': '金额单位' },
      help: {
        en: 'The platform does not say, so this is your choice. Compare with its web page, with the button beside this field: it shows your own balance read both ways.',
        'zh-CN': '平台文档未说明。请点击旁边的按钮与平台页面对照：同一余额按两种单位并排显示，选择与页面一致的一种。',
      },
      required: true,
      options: [
        { value: 'major', label: { en: 'Units (164 = 164.00)', 'zh-CN': '元（164 = 164.00）' } },
        { value: 'minor', label: { en: 'Smallest unit (164 = 1.64)', 'zh-CN': '分（164 = 1.64）' } },
      ],
      initial: 'major',
      comparable: true,
    },
  ],
};
