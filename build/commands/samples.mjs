/** @typedef {import('../../electron/domain/snapshot.ts').Snapshot} Snapshot */
/** @typedef {import('../../electron/domain/snapshot.ts').ConnectionSnapshot} Connection */
/** @typedef {import('../../electron/domain/snapshot.ts').BalanceSnapshot} Entry */
/** @typedef {import('../../electron/domain/balance.ts').Balance} Balance */
/** @typedef {import('../../electron/contract/trend-types.ts').Trends} Trends */
/** @typedef {import('../../electron/contract/trend-types.ts').BalanceTrend} Trend */

/** What a window can be given to show that no demo holds: many accounts, every state, a past. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param {number} now epoch ms
 * @param {string} accountNo
 * @param {string} currency
 * @param {string} value
 * @param {Partial<Omit<Entry, 'balance'>> & { readonly more?: Partial<Balance> }} [change]
 * @returns {Entry}
 */
function entry(now, accountNo, currency, value, { more, ...change } = {}) {
  return {
    key: [accountNo, 'NORMAL_BALANCE', currency].join('/'),
    balance: {
      accountNo,
      balanceType: 'NORMAL_BALANCE',
      currency,
      available: { currency, value, unit: 'major' },
      ...more,
    },
    readAt: now - MINUTE,
    freshness: 'live',
    verification: 'verified',
    level: 'fine',
    ...change,
  };
}

/**
 * @param {number} now epoch ms
 * @param {string} id
 * @param {string} label
 * @param {Partial<Connection>} change
 * @returns {Connection}
 */
function connection(now, id, label, change) {
  return {
    id,
    label,
    providerId: 'worldfirst',
    environmentId: 'production',
    environmentKind: 'production',
    enabled: true,
    unencrypted: false,
    condition: 'ok',
    accounts: [],
    balances: [],
    refreshing: false,
    lastSuccessAt: now - MINUTE,
    nextRefreshAt: now + 4 * MINUTE,
    nextReason: 'interval',
    ...change,
  };
}

/**
 * One that was never asked yet.
 *
 * @param {number} now epoch ms
 * @returns {Connection}
 */
function newConnection(now) {
  const { lastSuccessAt: _never, nextRefreshAt: _unplanned, ...fresh } = connection(
    now,
    'new',
    'Just added',
    {
      condition: 'unread',
      refreshing: true,
      accounts: [{ accountNo: 'BR-OUT-1', role: 'pay-out', currencies: [] }],
    },
  );
  return fresh;
}

/**
 * @param {number} now epoch ms
 * @returns {Snapshot}
 */
export function threeAccounts(now) {
  const line = { warn: '20000', critical: '5000' };
  return {
    at: now,
    connections: [
      connection(now, 'harbour', 'Harbour Trading', {
        balances: [
          entry(now, '8800123400010001', 'USD', '482350.00'),
          entry(now, '8800123400010002', 'EUR', '18400.00', { level: 'low', line }),
          entry(now, '8800123400010003', 'GBP', '61020.55'),
        ],
      }),
    ],
  };
}

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CNH', 'JPY', 'MXN', 'PEN', 'BRL', 'IDR', 'THB'];

/**
 * @param {number} now epoch ms
 * @returns {Snapshot}
 */
export function twoHundredAccounts(now) {
  const shops = (/** @type {number} */ from, /** @type {number} */ count) =>
    Array.from({ length: count }, (_, index) => {
      const number = from + index;
      const currency = CURRENCIES[(number * 7) % CURRENCIES.length] ?? 'USD';
      const amount = ((number * 7919) % 1_000_000) * (currency === 'IDR' ? 1_000 : 1);
      const value = currency === 'JPY' ? String(amount) : `${amount}.${10 + (number % 90)}`;
      const level = number % 29 === 0 ? 'critical' : number % 17 === 0 ? 'low' : 'fine';
      return entry(now, String(8_800_123_400_000_000 + number), currency, value, {
        level,
        ...(level !== 'fine' || number % 3 === 0
          ? { line: { warn: String(amount * 2), critical: String(amount * 1.5) } }
          : {}),
      });
    });
  return {
    at: now,
    connections: [
      connection(now, 'harbour', 'Harbour Trading', { balances: shops(1, 84) }),
      connection(now, 'northern', 'Northern Goods', { balances: shops(101, 76) }),
      connection(now, 'island', 'Island Retail', { balances: shops(201, 40) }),
    ],
  };
}

/**
 * One connection for each thing that can be the matter.
 *
 * @param {number} now epoch ms
 * @returns {Snapshot}
 */
export function everyState(now) {
  const old = { freshness: /** @type {const} */ ('stale'), readAt: now - 47 * MINUTE };
  const line = { warn: '50000', critical: '10000' };
  return {
    at: now,
    connections: [
      connection(now, 'money', 'Peru pay-outs', {
        balances: [
          entry(now, 'PE-OUT-1', 'PEN', '8230.00', { level: 'critical', line }),
          entry(now, 'PE-OUT-2', 'PEN', '48230.00', {
            level: 'low',
            line,
            more: { frozen: { currency: 'PEN', value: '12500.00', unit: 'major' } },
          }),
          entry(now, 'PE-OUT-3', 'PEN', '905000.00', { freshness: 'not-returned' }),
          entry(now, 'PE-OUT-4', 'PEN', '0.00'),
        ],
      }),
      connection(now, 'key', 'Wrong key', {
        condition: 'needs-you',
        problem: { kind: 'signature', code: 'INVALID_SIGNATURE' },
        balances: [entry(now, 'DE-1', 'EUR', '61020.55', old)],
      }),
      connection(now, 'off', 'No network', {
        condition: 'unreachable',
        problem: { kind: 'unreachable' },
        balances: [entry(now, 'MX-1', 'MXN', '9100.00', { ...old, level: 'low', line })],
      }),
      connection(now, 'raw', 'Unknown unit', {
        balances: [
          entry(now, 'X-1', 'XTS', '905000', {
            verification: 'key-missing',
            more: { available: { currency: 'XTS', value: '905000', unit: 'raw' } },
          }),
        ],
      }),
      connection(now, 'paused', 'Paused shop', {
        enabled: false,
        condition: 'paused',
        nextReason: 'paused',
        balances: [entry(now, 'GB-1', 'GBP', '1200.00', old)],
      }),
      newConnection(now),
      connection(now, 'sandbox', 'Trial account', {
        environmentKind: 'sandbox',
        unencrypted: true,
        balances: [entry(now, 'T-1', 'PEN', '1000000.00')],
      }),
    ],
  };
}

/**
 * A past for every other balance, each a little different.
 *
 * @param {Snapshot} snapshot
 * @returns {Trends}
 */
export function trendsOf({ at, connections }) {
  /** @type {Record<string, Record<string, Trend>>} */
  const trends = {};
  let number = 0;
  for (const { id, balances } of connections) {
    const own = /** @type {Record<string, Trend>} */ ({});
    for (const { key, balance, level } of balances) {
      number += 1;
      if (number % 4 === 0) continue;
      const value = Number(balance.available.value);
      const week = Array.from({ length: 43 }, (_, index) => {
        const back = 42 - index;
        if (number % 3 === 0 && back > 14 && back < 20) return null;
        const topUp = back > 16 + (number % 9) ? 0.5 : 0;
        const share = 1 + back * 0.018 + Math.sin(index * 0.9 + number) * 0.04 - topUp;
        return { at: at - back * 4 * HOUR, value: (value * share).toFixed(2) };
      });
      own[key] = {
        week,
        change24h: (value * (number % 5 === 0 ? 0.08 : -0.05)).toFixed(2),
        ...(level === 'fine' && number % 5 !== 1
          ? {}
          : {
              runOut: {
                reaches: 'critical',
                earliest: at + (number % 5) * DAY,
                latest: at + ((number % 5) + 1 + (number % 2)) * DAY,
              },
            }),
      };
    }
    trends[id] = own;
  }
  return trends;
}
