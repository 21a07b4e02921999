import type { LocalizedText } from '../../domain/locale.ts';
import type { ResultCode } from '../result-code.ts';
import { clientIdResultCodes, supportOf } from '../signing/client-id-result-codes.ts';

const platform: LocalizedText = { en: 'WorldFirst', 'zh-CN': '万里汇' };
const support = supportOf(platform);
const waits: LocalizedText = {
  en: 'Balances are asked for again by themselves, less often; ask for a quote again in a while. If it stays so, contact WorldFirst support.',
  'zh-CN': '余额会放慢频率自动重新查询；询价请稍后重试。若问题依旧，请联系万里汇技术支持。',
};
const checkUser: LocalizedText = {
  en: 'Check the customer ids of this connection or quote, or use another customer.',
  'zh-CN': '请核对此连接或询价中的客户编号，或改用其他客户信息。',
};
const account: LocalizedText = {
  en: 'The account does not exist. Check the ids of this connection, or use another account.',
  'zh-CN': '账户不存在。请核对此连接中的编号，或改用其他账户。',
};
const parameters: LocalizedText = {
  en: 'A value of this connection or quote is not accepted. Compare its ids, currencies and settings with the portal.',
  'zh-CN': '此连接或询价中有参数不被接受。请对照后台核对各项编号、币种和设置。',
};
const currency: LocalizedText = {
  en: 'WorldFirst does not support this currency here. Check the currencies of this connection or quote.',
  'zh-CN': '暂不支持该币种。请确认此连接或询价中的币种是否正确。',
};

/** The codes of inquiryBalance, inquiryAccount and consultTransfer, with what the documents tell to do. */
export const resultCodes: Readonly<Record<string, ResultCode>> = {
  ...clientIdResultCodes(platform),
  SERVICE_NOT_ALLOWED: { kind: 'permission', advice: support },
  USER_NO_PERMISSION: {
    kind: 'permission',
    advice: {
      en: 'This customer is not allowed to do that. Use another customer.',
      'zh-CN': '该客户没有权限，请改用其他客户信息。',
    },
  },
  ACCESS_TOKEN_EXPIRED: {
    kind: 'credentials',
    advice: {
      en: 'The access token has expired and could not be renewed. Authorise anew in the WorldFirst portal and enter the new authorisation code in this connection; otherwise contact WorldFirst support.',
      'zh-CN':
        '访问令牌已过期，且未能自动续期。请在万里汇后台重新授权，并在此连接中填写新的授权码；若问题依旧，请联系万里汇技术支持。',
    },
    retry: 'with-new-token',
  },
  USER_NOT_EXIST: { kind: 'not-found', advice: checkUser },
  ACCOUNT_NOT_EXIST: { kind: 'not-found', advice: account },
  USER_ACCOUNT_ABNORMAL: {
    kind: 'provider-failed',
    advice: {
      en: 'The account of this customer is not in order. Use another customer; if it stays so, contact WorldFirst support.',
      'zh-CN': '该客户的账户状态异常，请改用其他客户信息。若问题依旧，请联系万里汇技术支持。',
    },
  },
  USER_STATUS_ABNORMAL: {
    kind: 'provider-failed',
    advice: {
      en: 'The status of this customer is not in order. Use another customer.',
      'zh-CN': '该客户的状态异常，请改用其他客户信息。',
    },
  },
  UNKNOWN_EXCEPTION: { kind: 'provider-unknown', advice: waits },
  REQUEST_TRAFFIC_EXCEED_LIMIT: { kind: 'rate-limited', advice: waits },
  PARAM_ILLEGAL: { kind: 'provider-failed', advice: parameters },
  UN_SUPPORT_BUSINESS: { kind: 'provider-failed', advice: parameters },
  REPEAT_REQ_INCONSISTENT: { kind: 'provider-failed', advice: parameters },
  CURRENCY_NOT_SUPPORT: { kind: 'provider-failed', advice: currency },
  SYSTEM_ERROR: { kind: 'provider-failed', advice: support },
};
