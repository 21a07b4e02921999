import type { Field } from '../../domain/descriptor.ts';
import { listPattern } from '../listed.ts';
import { ACCOUNT_HEADER, CUSTOMER_HEADER } from './merchants.ts';
import { TOKENS_FIELD } from './tokens.ts';

/** For those who act for somebody else: a platform for its merchants, an app for who authorised it. */
export const platformFields: readonly Field[] = [
  {
    kind: 'text',
    id: 'connectedCustomerId',
    label: { en: 'Connected merchants', 'zh-CN': '关联商户编号' },
    help: {
      en: 'Only for platforms that act for merchants: the id of the merchant, or several separated by commas. Each is asked for by itself.',
      'zh-CN': '仅当平台客户操作商户账户时需要。可填多个商户编号，以逗号分隔，逐个查询。',
    },
    required: false,
    // A hundred ids of the documented length.
    maxLength: 6_500,
    // Each goes into a header, so it can hold nothing but visible ASCII.
    pattern: listPattern('[!-+\\--:<-~]{1,64}'),
    advanced: true,
  },
  {
    kind: 'choice',
    id: 'connectedHeader',
    label: { en: 'What merchant ids are called', 'zh-CN': '商户编号的字段名' },
    help: {
      en: 'As in the documents you were given; it names the header and the field of the request.',
      'zh-CN': '以贵司收到的接口文档为准，请求头和请求字段随之变化。',
    },
    required: true,
    options: [
      {
        value: CUSTOMER_HEADER,
        label: {
          en: 'Connected-CustomerId, customerId',
          'zh-CN': 'Connected-CustomerId、customerId',
        },
      },
      {
        value: ACCOUNT_HEADER,
        label: {
          en: 'Connected-AccountId, accountId (newer)',
          'zh-CN': 'Connected-AccountId、accountId（新版）',
        },
      },
    ],
    initial: CUSTOMER_HEADER,
    advanced: true,
  },
  {
    kind: 'tokens',
    id: TOKENS_FIELD,
    label: { en: 'OAuth tokens', 'zh-CN': 'OAuth 令牌' },
    help: {
      en: 'Only where WorldFirst told you to use OAuth. Authorise in the WorldFirst portal: the address you are sent to afterwards ends in code=…, the authorisation code. Access tokens last 30 days and are renewed by themselves.',
      'zh-CN':
        '仅当万里汇要求使用 OAuth 授权时填写。在万里汇后台完成授权后，跳转地址中 code= 之后的内容即为授权码。访问令牌有效期为 30 天，到期前自动续期。',
    },
    required: false,
    advanced: true,
  },
];
