import type { LocalizedText } from '../../domain/locale.ts';
import type { ResultCode } from '../result-code.ts';

const retried: LocalizedText = {
  en: 'Plimsoll asks again by itself. If it stays so, contact the platform with this code.',
  'zh-CN': 'Plimsoll 会自动重试。若问题依旧，请把此代码告知平台。',
};
const notForInquiry: LocalizedText = {
  en: 'This code does not belong to a balance inquiry. Contact the platform with it.',
  'zh-CN': '此代码不应出现在余额查询中，请联系平台核实。',
};

export const statuses: Readonly<Record<string, ResultCode>> = {
  '1': { kind: 'provider-unknown', advice: retried },
  '2': {
    kind: 'signature',
    advice: {
      en: 'Check the sign type and that your key matches the one registered with the platform. Automatic checks have stopped until you edit or refresh this connection.',
      'zh-CN':
        '请核对签名方式，以及密钥与平台登记的是否一致。已停止自动查询，修改连接或手动刷新后恢复。',
    },
  },
  '3': {
    kind: 'credentials',
    advice: {
      en: 'A parameter is missing. Check the merchant id and the business id.',
      'zh-CN': '缺少参数，请核对商家 ID 和业务 ID。',
    },
  },
  '4': {
    kind: 'permission',
    advice: {
      en: 'The platform has no such method. Check the base URL.',
      'zh-CN': '平台没有此方法，请核对接口地址。',
    },
  },
  '5': {
    kind: 'clock-skew',
    advice: {
      en: 'The platform found the request too old. Plimsoll asks again by itself; if it stays so, turn on “set time automatically” on this computer.',
      'zh-CN': '平台认为请求已过期。Plimsoll 会自动重试；若问题依旧，请开启本机的“自动设置时间”。',
    },
    retry: 'at-once',
  },
  // The nonce was used before; a fresh one is all it takes.
  '6': { kind: 'provider-unknown', advice: retried, retry: 'at-once' },
  '7': {
    kind: 'not-found',
    advice: {
      en: 'The platform does not know this merchant or business. Check both ids.',
      'zh-CN': '平台查不到该商家或业务，请核对商家 ID 和业务 ID。',
    },
  },
  '8': { kind: 'provider-failed', advice: notForInquiry },
  '9': { kind: 'provider-failed', advice: notForInquiry },
  '10': {
    kind: 'permission',
    advice: {
      en: 'This computer’s IP address is not allowed. Ask the platform to add it.',
      'zh-CN': '本机 IP 不在白名单内，请联系平台添加。',
    },
  },
  '11': { kind: 'provider-failed', advice: notForInquiry },
  '98': { kind: 'provider-failed', advice: notForInquiry },
  '99': { kind: 'provider-unknown', advice: retried },
};
