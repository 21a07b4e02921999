import type { LocalizedText } from '../../domain/locale.ts';
import type { ResultCode } from '../result-code.ts';

const support: LocalizedText = {
  en: 'Contact WorldFirst technical support with this code.',
  'zh-CN': '请把此代码告知万里汇技术支持。',
};
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
const authorization: LocalizedText = {
  en: 'The authorisation does not exist. Ask WorldFirst support to check it.',
  'zh-CN': '当前授权关系不存在，请联系万里汇技术支持检查授权关系。',
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
  INVALID_SIGNATURE: {
    kind: 'signature',
    advice: {
      en: 'Check that your private key matches the public key registered in the WorldFirst portal, and the key version. Automatic checks have stopped until you edit or refresh this connection.',
      'zh-CN':
        '请核对私钥与万里汇后台登记的公钥是否配对，以及密钥版本是否一致。已停止自动查询，修改连接或手动刷新后恢复。',
    },
  },
  KEY_NOT_FOUND: {
    kind: 'signature',
    advice: {
      en: 'WorldFirst finds no key for this Client-Id. Check the Client-Id, the key version and that the key pair was made for it.',
      'zh-CN': '未找到密钥。请检查 Client ID、密钥版本以及生成的密钥对是否正确。',
    },
  },
  INVALID_CLIENT: {
    kind: 'credentials',
    advice: {
      en: 'The Client-Id does not exist or is not valid. Sandbox and production have different ones.',
      'zh-CN': 'Client ID 不存在或无效。沙盒与生产环境的 Client ID 不同，请核对。',
    },
  },
  INVALID_API: {
    kind: 'permission',
    advice: {
      en: 'This call is not active for your Client-Id. Ask WorldFirst to activate it.',
      'zh-CN': '接口无效或未开通，请联系万里汇开通此接口。',
    },
  },
  ACCESS_DENIED: { kind: 'permission', advice: support },
  SERVICE_NOT_ALLOWED: { kind: 'permission', advice: support },
  USER_NO_PERMISSION: {
    kind: 'permission',
    advice: {
      en: 'This customer is not allowed to do that. Use another customer.',
      'zh-CN': '该客户没有权限，请改用其他客户信息。',
    },
  },
  OAUTH_FAIL: { kind: 'credentials', advice: support },
  ACCESS_TOKEN_EXPIRED: {
    kind: 'credentials',
    advice: {
      en: 'The access token has expired and could not be renewed. Authorise anew in the WorldFirst portal and enter the new authorisation code in this connection; otherwise contact WorldFirst support.',
      'zh-CN':
        '访问令牌已过期，且未能自动续期。请在万里汇后台重新授权，并在此连接中填写新的授权码；若问题依旧，请联系万里汇技术支持。',
    },
    retry: 'with-new-token',
  },
  AUTHORIZATION_NOT_EXIST: { kind: 'credentials', advice: authorization },
  CONTRACT_CHECK_FAIL: {
    kind: 'contract',
    advice: {
      en: 'The contract check failed. Ask WorldFirst support about the state of your contract, then refresh.',
      'zh-CN': '合约校验未通过，请联系万里汇技术支持了解合约状态后再刷新。',
    },
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
  METHOD_NOT_SUPPORTED: { kind: 'provider-failed', advice: support },
  MEDIA_TYPE_NOT_ACCEPTABLE: { kind: 'provider-failed', advice: support },
  PROCESS_FAIL: { kind: 'provider-failed', advice: support },
  SYSTEM_ERROR: { kind: 'provider-failed', advice: support },
};
