import type { AppState, Diagnostics, Draft } from '../../../electron/contract/types.ts';
import { defaultAlertSettings } from '../../../electron/domain/alert.ts';
import { balanceKey, type Balance } from '../../../electron/domain/balance.ts';
import type { Environment, ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { LocalizedText } from '../../../electron/domain/locale.ts';
import type { BalanceSnapshot, ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';

/** 14:06:10 in whatever time zone the tests run. */
export const NOW = new Date(2026, 10, 22, 14, 6, 10).getTime();

export function minutesAgo(minutes: number): number {
  return NOW - minutes * 60_000;
}

function same(text: string): LocalizedText {
  return { en: text, 'zh-CN': text };
}

function environment(id: string, baseUrl?: string): Environment {
  return {
    id,
    kind: id === 'sandbox' ? 'sandbox' : 'production',
    name: same(id),
    pollFloorMs: 60_000,
    manualFloorMs: 10_000,
    defaultIntervalMs: 300_000,
    loopbackOnly: false,
    plainHttp: id === 'own' ? 'with-consent' : 'never',
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

/** A provider with one field of every kind. */
export const acme: ProviderDescriptor = {
  id: 'acme',
  name: { en: 'Acme Pay', 'zh-CN': '艾克支付' },
  environments: [
    environment('production', 'https://api.acme.test'),
    environment('sandbox', 'https://sandbox.acme.test'),
    environment('own'),
  ],
  fields: [
    {
      id: 'merchantId',
      kind: 'text',
      label: { en: 'Merchant id', 'zh-CN': '商户号' },
      help: same(''),
      required: true,
      maxLength: 32,
    },
    {
      id: 'scale',
      kind: 'choice',
      label: same('Scale'),
      help: same(''),
      required: true,
      options: [
        { value: 'major', label: same('Whole units') },
        { value: 'minor', label: same('Hundredths') },
      ],
    },
    {
      id: 'factor',
      kind: 'text',
      label: same('Factor'),
      help: same(''),
      required: false,
      maxLength: 8,
      when: { field: 'scale', is: 'minor' },
    },
    {
      id: 'accounts',
      kind: 'accounts',
      label: same('Accounts'),
      help: same(''),
      required: true,
      maxLength: 128,
    },
    {
      id: 'platformKey',
      kind: 'public-key',
      label: same('Platform key'),
      help: same('Portal, page Keys.'),
      required: false,
    },
    {
      id: 'privateKey',
      kind: 'private-key',
      label: same('Private key'),
      help: same(''),
      required: true,
      publicKeyForm: 'base64',
      versionField: 'keyVersion',
    },
    {
      id: 'merchantSecret',
      kind: 'secret-text',
      label: same('Merchant secret'),
      help: same(''),
      required: true,
      maxLength: 64,
    },
    {
      id: 'keyVersion',
      kind: 'text',
      label: same('Key version'),
      help: same(''),
      required: true,
      maxLength: 4,
      initial: '2',
      advanced: true,
    },
  ],
  balanceTypes: { MAIN: { en: 'Main balance', 'zh-CN': '主余额' } },
  note: { en: 'A word about Acme.', 'zh-CN': '关于艾克的说明。' },
};

export function appState(change: Partial<AppState> = {}): AppState {
  return {
    locale: 'en',
    preferences: { language: 'en', theme: 'system', fasterWhileOpen: false, hideAmounts: false },
    alertSettings: defaultAlertSettings,
    profile: 'user',
    keychain: 'ready',
    keychainName: 'linux',
    notifications: 'unknown',
    notices: [],
    pause: null,
    desktop: {
      settings: {
        trayValue: { kind: 'none' },
        shortcut: null,
        hideOnLock: false,
        proxy: { kind: 'system' },
      },
      hints: [],
      valueIn: 'tooltip',
      shortcutFailure: null,
      startAtLogin: false,
    },
    version: '1.2.3',
    now: NOW,
    clockFrozen: true,
    ...change,
  };
}

type BalanceChange = Partial<Omit<BalanceSnapshot, 'balance' | 'key'>> & {
  readonly more?: Partial<Balance>;
};

export function entry(
  accountNo: string,
  currency: string,
  value: string,
  { more, ...change }: BalanceChange = {},
): BalanceSnapshot {
  const balance: Balance = {
    accountNo,
    balanceType: 'MAIN',
    currency,
    available: { currency, value, unit: 'major' },
    ...more,
  };
  return {
    key: balanceKey(balance),
    balance,
    readAt: minutesAgo(1),
    freshness: 'live',
    verification: 'verified',
    level: 'fine',
    ...change,
  };
}

export function connection(
  id: string,
  change: Partial<ConnectionSnapshot> = {},
): ConnectionSnapshot {
  return {
    id,
    providerId: 'acme',
    environmentId: 'production',
    environmentKind: 'production',
    label: `Connection ${id}`,
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts: [],
    balances: [],
    refreshing: false,
    nextReason: 'interval',
    ...change,
  };
}

export function draft(change: Partial<Draft> = {}): Draft {
  return {
    draftId: 'd1',
    providerId: 'acme',
    secrets: {},
    inUse: {},
    nextKeys: {},
    initial: {
      label: '',
      environmentId: 'production',
      baseUrl: 'https://api.acme.test',
      plainHttpConsent: false,
      intervalSeconds: 300,
      values: { keyVersion: '2' },
    },
    ...change,
  };
}

export function diagnostics(change: Partial<Diagnostics> = {}): Diagnostics {
  return {
    build: {
      version: '1.2.3',
      testBuild: false,
      builtAt: null,
      electron: { version: '45.4.1', fixesUntil: null },
    },
    versions: {},
    system: 'test',
    timeZone: 'UTC',
    profile: 'user',
    startedAt: NOW,
    keychain: 'ready',
    notifications: 'unknown',
    refreshes: [],
    calls: [],
    incidents: [],
    logFile: '/home/lin/plimsoll/logs/plimsoll.log',
    ...change,
  };
}
