import { expect, it } from 'vitest';
import { alertText } from '../../../electron/contract/i18n/alert-text.ts';
import type { AlertRecord } from '../../../electron/domain/alert.ts';

const record: AlertRecord = {
  id: 1,
  at: 0,
  kind: 'critical',
  outcome: 'pending',
  subject: {
    connectionId: 'a',
    connectionLabel: 'Peru',
    providerId: 'x',
    environmentKind: 'sandbox',
    account: { accountNo: '20001031', name: 'Soles' },
  },
  facts: { available: { currency: 'PEN', value: '8230', unit: 'major' }, line: '10000' },
};
const context = {
  providerName: () => ({ en: 'Provider', 'zh-CN': '平台' }),
  keychain: 'linux',
  hidden: true,
} as const;

it.each([
  ['en', '[Sandbox] Critical: ****', 'Amounts are hidden. Open Plimsoll to see what it is.'],
  ['zh-CN', '【沙盒】余额告急：****', '金额已隐藏，请打开 Plimsoll 查看。'],
] as const)('a hidden alert says what kind it is, and no name, number or amount (%s)', (locale, title, body) => {
  expect(alertText({ ...context, locale }, record)).toEqual({ title, body });
});

it('and everything once they are shown', () => {
  const shown = alertText({ ...context, hidden: false, locale: 'en' }, record);
  expect(shown.title).toBe('[Sandbox] Critical: Peru · Soles');
  expect(shown.body).toContain('PEN 8,230.00');
});
