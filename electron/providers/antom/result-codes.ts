import type { LocalizedText } from '../../domain/locale.ts';
import type { ResultCode } from '../result-code.ts';
import { clientIdResultCodes, supportOf } from '../signing/client-id-result-codes.ts';

const platform: LocalizedText = { en: 'Antom', 'zh-CN': ' Antom ' };
const waits: LocalizedText = {
  en: 'Plimsoll asks again by itself, less often. If it stays so, contact Antom technical support.',
  'zh-CN': 'Plimsoll 会放慢频率自动重新查询。若问题依旧，请联系 Antom 技术支持。',
};

/** What its own page lists, and what all platforms of the family have. https://docs.antom.com/ac/aba/inquirybalance */
export const resultCodes: Readonly<Record<string, ResultCode>> = {
  ...clientIdResultCodes(platform),
  USER_NOT_EXIST: {
    kind: 'not-found',
    advice: {
      en: 'Antom does not know this merchant. Check the Client-Id of this connection.',
      'zh-CN': 'Antom 查不到该商户，请核对此连接的 Client ID。',
    },
  },
  UNKNOWN_EXCEPTION: { kind: 'provider-unknown', advice: waits },
  REQUEST_TRAFFIC_EXCEED_LIMIT: { kind: 'rate-limited', advice: waits },
  FEE_EXCEPTION: { kind: 'provider-unknown', advice: waits },
  PARAM_ILLEGAL: {
    kind: 'provider-failed',
    advice: {
      en: 'A value of the request is not accepted. Check the Client-Id and the environment of this connection; if both are right, contact Antom technical support with this code.',
      'zh-CN':
        '请求中有参数不被接受。请核对此连接的 Client ID 和环境；若均无误，请把此代码告知 Antom 技术支持。',
    },
  },
  UN_SUPPORT_BUSINESS: { kind: 'provider-failed', advice: supportOf(platform) },
};
