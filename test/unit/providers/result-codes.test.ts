import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../electron/domain/locale.ts';
import { conditionOf } from '../../../electron/domain/problem.ts';
import { antom } from '../../../electron/providers/antom/index.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { redemption } from '../../../electron/providers/redemption/index.ts';
import { providers } from '../../../electron/providers/registry.ts';
import { worldfirst } from '../../../electron/providers/worldfirst/index.ts';
import { asciiPunctuationIn } from '../support/chinese.ts';
import { codesPage } from './result-codes-page.ts';

const page = fileURLToPath(new URL('../../../docs/result-codes.md', import.meta.url));

/** The failures each of the vendor's pages lists. */
const listed: readonly (readonly [page: string, provider: Provider, codes: string])[] = [
  [
    'inquiryBalance',
    worldfirst,
    'PARAM_ILLEGAL UNKNOWN_EXCEPTION REQUEST_TRAFFIC_EXCEED_LIMIT OAUTH_FAIL INVALID_API ' +
      'INVALID_CLIENT INVALID_SIGNATURE METHOD_NOT_SUPPORTED USER_NOT_EXIST ACCOUNT_NOT_EXIST ' +
      'SYSTEM_ERROR SERVICE_NOT_ALLOWED CURRENCY_NOT_SUPPORT CONTRACT_CHECK_FAIL ' +
      'ACCESS_TOKEN_EXPIRED AUTHORIZATION_NOT_EXIST',
  ],
  [
    'inquiryAccount',
    worldfirst,
    'PARAM_ILLEGAL PROCESS_FAIL UNKNOWN_EXCEPTION REQUEST_TRAFFIC_EXCEED_LIMIT OAUTH_FAIL ' +
      'INVALID_API INVALID_CLIENT INVALID_SIGNATURE METHOD_NOT_SUPPORTED ACCESS_TOKEN_EXPIRED ' +
      'KEY_NOT_FOUND ACCESS_DENIED MEDIA_TYPE_NOT_ACCEPTABLE REPEAT_REQ_INCONSISTENT ' +
      'UN_SUPPORT_BUSINESS ACCOUNT_NOT_EXIST AUTHORIZATION_NOT_EXIST',
  ],
  [
    'consultTransfer',
    worldfirst,
    'UNKNOWN_EXCEPTION REQUEST_TRAFFIC_EXCEED_LIMIT PARAM_ILLEGAL PROCESS_FAIL INVALID_API ' +
      'INVALID_CLIENT INVALID_SIGNATURE METHOD_NOT_SUPPORTED UN_SUPPORT_BUSINESS ' +
      'USER_NO_PERMISSION CURRENCY_NOT_SUPPORT USER_NOT_EXIST USER_ACCOUNT_ABNORMAL ' +
      'USER_STATUS_ABNORMAL CONTRACT_CHECK_FAIL',
  ],
  ['redemption', redemption, '1 2 3 4 5 6 7 8 9 10 11 98 99'],
  [
    'Antom’s inquiryBalance',
    antom,
    'PARAM_ILLEGAL UNKNOWN_EXCEPTION CONTRACT_CHECK_FAIL USER_NOT_EXIST AUTHORIZATION_NOT_EXIST ' +
      'PROCESS_FAIL OAUTH_FAIL INVALID_CLIENT INVALID_API INVALID_SIGNATURE METHOD_NOT_SUPPORTED ' +
      'REQUEST_TRAFFIC_EXCEED_LIMIT FEE_EXCEPTION UN_SUPPORT_BUSINESS',
  ],
  ['Antom’s family of platforms', antom, 'KEY_NOT_FOUND ACCESS_DENIED MEDIA_TYPE_NOT_ACCEPTABLE'],
];

test.each(listed)('every code of %s is known', (_, provider, codes) => {
  expect(Object.keys(provider.resultCodes)).toEqual(expect.arrayContaining(codes.split(' ')));
});

test('no code is known that no page lists', () => {
  for (const provider of new Set(listed.map(([, one]) => one))) {
    const pages = listed.filter(([, one]) => one === provider);
    const codes = new Set(pages.flatMap(([, , text]) => text.split(' ')));
    expect(new Set(Object.keys(provider.resultCodes))).toEqual(codes);
  }
});

const all = providers.flatMap(({ descriptor, resultCodes }) =>
  Object.entries(resultCodes).map(([code, known]) => [descriptor.id, code, known] as const),
);

describe.each(all)('%s %s', (_provider, _code, { kind, advice, retry }) => {
  test('says what to do in both languages, the Chinese punctuated as Chinese', () => {
    expect(Object.keys(advice).toSorted()).toEqual([...LOCALES].toSorted());
    for (const locale of LOCALES) expect(advice[locale].trim()).not.toBe('');
    expect(asciiPunctuationIn(advice['zh-CN']), advice['zh-CN']).toBe(false);
    expect(advice.en).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
  });

  test('asks by itself only where that can help', () => {
    expect(conditionOf({ kind })).toMatch(/^(?:needs-you|unknown)$/);
    if (retry === 'at-once') expect(conditionOf({ kind })).toBe('unknown');
  });
});

test('the page about them says what the app does (vitest -u writes it anew)', async () => {
  await expect(codesPage(providers)).toMatchFileSnapshot(page);
});
