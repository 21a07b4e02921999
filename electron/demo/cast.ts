import { balanceKey } from '../domain/balance.ts';
import type { ConnectionConfig, FieldValues } from '../domain/connection.ts';
import type { LocalizedText } from '../domain/locale.ts';
import type { Line } from '../domain/threshold.ts';
import type {
  RedemptionMerchant,
  SmilepayzMerchant,
  WorldFirstMerchant,
} from './simulator/protocol.ts';

/** One invented merchant account with a provider: how the app knows it and how the simulator does. */
export interface Role {
  readonly id: string;
  readonly providerId: 'worldfirst' | 'smilepayz' | 'redemption';
  readonly label: LocalizedText;
  readonly values: FieldValues;
  readonly lines: Readonly<Record<string, Line>>;
}

const CLIENT_ID = 'DEMO_5X00000000000000';
const CUSTOMER_ID = 'harbour-trading';
const PARTNER_ID = '20001';
const PERU_PAYOUT = '21220030202403071031';
const PERU_PAYIN = '21220030202403071030';
const MEXICO_PAYOUT = '21520030202403072047';
const MEXICO_PAYIN = '21520030202403072046';
const MERCHANT_ID = 'eb1bb305ca3940f8';
const BUSINESS_ID = '754ea3e3a699404f';

const worldfirstKey = (accountNo: string, currency: string): string =>
  balanceKey({ accountNo, balanceType: 'NORMAL_BALANCE', currency });
const smilepayzKey = (accountNo: string, currency: string): string =>
  balanceKey({ accountNo, balanceType: 'BALANCE', currency });

export const cast: readonly Role[] = [
  {
    id: 'demo-worldfirst',
    providerId: 'worldfirst',
    label: { en: 'Harbour Trading', 'zh-CN': '港湾贸易' },
    values: {
      clientId: CLIENT_ID,
      providerPublicKey: '',
      referenceCustomerId: CUSTOMER_ID,
      connectedCustomerId: '',
      keyVersion: '2',
    },
    lines: {
      [worldfirstKey('8800123400010002', 'EUR')]: { warn: '20000', critical: '5000' },
      [worldfirstKey('8800123400010001', 'USD')]: { warn: '100000', critical: '25000' },
    },
  },
  {
    id: 'demo-smilepayz',
    providerId: 'smilepayz',
    label: { en: 'Latin America', 'zh-CN': '拉美业务' },
    values: {
      partnerId: PARTNER_ID,
      accounts: [
        { accountNo: PERU_PAYOUT, role: 'pay-out' },
        { accountNo: PERU_PAYIN, role: 'pay-in' },
        { accountNo: MEXICO_PAYOUT, role: 'pay-out' },
        { accountNo: MEXICO_PAYIN, role: 'pay-in' },
      ],
      scale: 'major',
    },
    lines: {
      [smilepayzKey(PERU_PAYOUT, 'PEN')]: { warn: '50000', critical: '10000' },
      [smilepayzKey(MEXICO_PAYOUT, 'MXN')]: { warn: '100000', critical: '20000' },
    },
  },
  {
    id: 'demo-redemption',
    providerId: 'redemption',
    label: { en: 'Gift vouchers', 'zh-CN': '礼品卡券' },
    values: {
      merchantId: MERCHANT_ID,
      businessId: BUSINESS_ID,
      signType: 'SHA256-RSA',
      currency: 'CNY',
      unit: 'major',
    },
    lines: {
      [balanceKey({ accountNo: BUSINESS_ID, balanceType: 'amount', currency: 'CNY' })]: {
        warn: '10000',
      },
    },
  },
];

export function worldfirstMerchant(publicKeyPem: string): WorldFirstMerchant {
  const account = (
    accountNo: string,
    currency: string,
    available: string,
    frozen = '0',
  ): WorldFirstMerchant['accounts'][number] => ({
    accountNo,
    currency,
    balances: [{ balanceType: 'NORMAL_BALANCE', available, frozen }],
  });
  return {
    provider: 'worldfirst',
    clientId: CLIENT_ID,
    publicKeyPem,
    keyVersion: 2,
    referenceCustomerId: CUSTOMER_ID,
    accounts: [
      account('8800123400010001', 'USD', '48235000', '1250000'),
      account('8800123400010002', 'EUR', '1840000'),
      account('8800123400010003', 'GBP', '6102055'),
      account('8800123400010004', 'CNH', '90500000'),
      account('8800123400010005', 'JPY', '3250000'),
    ],
  };
}

/** @param frozen the still picture shows the pay-out account after its fall, the moving one lets it fall */
export function smilepayzMerchant(
  publicKeyPem: string,
  merchantSecret: string,
  frozen: boolean,
  locale: keyof LocalizedText,
): SmilepayzMerchant {
  const mexico: LocalizedText = { en: 'Mexico', 'zh-CN': '墨西哥' };
  const peru: LocalizedText = { en: 'Peru', 'zh-CN': '秘鲁' };
  const pesos = { currency: 'MXN', decimals: 2, name: mexico[locale] } as const;
  const soles = { currency: 'PEN', decimals: 2, name: peru[locale] } as const;
  return {
    provider: 'smilepayz',
    partnerId: PARTNER_ID,
    merchantSecret,
    publicKeyPem,
    scale: 'major',
    accounts: [
      frozen
        ? { accountNo: PERU_PAYOUT, ...soles, amount: '823000', available: '823000' }
        : {
            accountNo: PERU_PAYOUT,
            ...soles,
            amount: '5150000',
            available: '5150000',
            // 1,500.00 above its warn line, and below it after half a minute.
            drift: { perStep: '5000', floor: '720000' },
          },
      { accountNo: PERU_PAYIN, ...soles, amount: '21990000', available: '21240000' },
      { accountNo: MEXICO_PAYOUT, ...pesos, amount: '34010000', available: '34010000' },
      { accountNo: MEXICO_PAYIN, ...pesos, amount: '8800000', available: '8800000' },
    ],
  };
}

export function redemptionMerchant(publicKeyPem: string): RedemptionMerchant {
  return {
    provider: 'redemption',
    merchantId: MERCHANT_ID,
    businessId: BUSINESS_ID,
    credential: { signType: 'SHA256-RSA', publicKeyPem },
    amount: '3650000',
    creditLine: '5000000',
  };
}

/** The part of a connection that belongs to the role; address and interval come with the simulator. */
export function connectionOf(
  role: Role,
  locale: keyof LocalizedText,
  baseUrl: string,
  intervalMs: number,
): ConnectionConfig {
  return {
    id: role.id,
    providerId: role.providerId,
    environmentId: 'simulator',
    label: role.label[locale],
    enabled: true,
    baseUrl,
    plainHttpConsent: false,
    intervalMs,
    values: role.values,
  };
}
