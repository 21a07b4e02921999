import { beforeEach, describe, expect, it } from 'vitest';
import { createConnections, type Connections } from '../../../electron/connections/connections.ts';
import type { OpenDraft } from '../../../electron/connections/drafts.ts';
import type { DraftValues } from '../../../electron/contract/types.ts';
import type { Balance } from '../../../electron/domain/balance.ts';
import { accountEntries, textValue } from '../../../electron/domain/connection.ts';
import { amountFromMajor, amountFromMinor } from '../../../electron/domain/money.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { InquiryResult, Provider } from '../../../electron/providers/provider.ts';
import { settingsIndex } from '../../../electron/settings/secret-index.ts';
import { readSettings } from '../../../electron/settings/settings.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import { fakeKeychain } from '../vault/harness.ts';
import { providerDescriptor } from './descriptor.ts';

const words = (text: string) => ({ en: text, 'zh-CN': text });
const common = (id: string) => ({ id, required: true, label: words(id), help: words(id) });
const option = (value: string) => ({ value, label: words(value) });

const descriptor: Provider['descriptor'] = {
  ...providerDescriptor,
  fields: [
    { ...common('merchant'), kind: 'text', maxLength: 8 },
    { ...common('accounts'), kind: 'accounts', maxLength: 20 },
    {
      ...common('scale'),
      kind: 'choice',
      options: [option('major'), option('minor')],
      comparable: true,
    },
    { ...common('mode'), kind: 'choice', options: [option('a'), option('b')], initial: 'a' },
  ],
};

const values: DraftValues = {
  label: 'Peru',
  environmentId: 'production',
  baseUrl: 'https://bank.test',
  plainHttpConsent: false,
  intervalSeconds: 300,
  values: {
    merchant: 'M-1',
    mode: 'a',
    accounts: [
      { accountNo: '1', role: 'pay-out' },
      { accountNo: '2', role: 'pay-in' },
    ],
  },
};

let connections: Connections;
let now: number;
/** What the wire says of each account: an amount in PEN without its scale, or what goes wrong. */
let wire: Record<string, string | InquiryResult>;
/** The accounts asked for, in order. */
let sent: string[];

/** Reads what came as the connection's scale tells. */
function read(accountNo: string, scale: string): InquiryResult {
  const said = wire[accountNo] ?? '0';
  if (typeof said !== 'string') return said;
  let available: Balance['available'];
  try {
    available = (scale === 'major' ? amountFromMajor : amountFromMinor)(said, 'PEN');
  } catch {
    return { ok: false, problem: { kind: 'bad-answer' } };
  }
  const balance = { accountNo, balanceType: 'MAIN', currency: 'PEN', available };
  return { ok: true, verification: 'unsigned', balances: [balance], accounts: [] };
}

const provider: Provider = {
  descriptor,
  resultCodes: {},
  inquiries: (asked) => [
    ...accountEntries(asked, 'accounts').map(({ accountNo }) => ({
      id: `balance/${accountNo}`,
      kind: 'balances' as const,
      accountNo,
      sign() {
        sent.push(accountNo);
        return { path: `/${accountNo}`, headers: {}, body: new Uint8Array() };
      },
      read: (_answer: unknown, context: { connection: typeof asked }) =>
        read(accountNo, textValue(context.connection, 'scale')),
    })),
    {
      id: 'list',
      kind: 'accounts',
      sign: () => {
        throw new Error('only balances can be compared');
      },
      read: () => ({ ok: false, problem: { kind: 'internal' } }),
    },
  ],
};

const draft: OpenDraft = {
  draftId: 'd',
  descriptor,
  entered: new Map(),
  waiting: new Map(),
  saved: {},
  nextKeys: new Map(),
};

beforeEach(() => {
  now = 1_000_000;
  wire = { 1: '250000', 2: '0' };
  sent = [];
  const settings = { get: () => readSettings({}).value, update: () => undefined };
  connections = createConnections({
    settings,
    vault: createVault(fakeKeychain(), settingsIndex(settings), () => undefined),
    monitor: {
      askAnew: () => undefined,
      publish: () => undefined,
      snapshot: () => ({ at: 0, connections: [] }),
    },
    provider: () => provider,
    newId: () => 'new',
    renewals: createTokenRenewals(),
    keepTokens: async () => undefined,
    now: () => now,
    nonce: () => 'nonce',
    post: async () => ({ status: 200, header: () => null, body: new Uint8Array() }),
  });
});

/** What each option makes of the answer: its amounts, or the kind of its problem. */
async function compared(change: DraftValues['values'] = {}): Promise<unknown> {
  const changed = { ...values, values: { ...values.values, ...change } };
  const result = await connections.compare(draft, changed, 'scale');
  if (!result.ok) return result;
  return Object.fromEntries(
    result.options.map(({ value, balances, problem }) => [
      value,
      problem?.kind ?? balances.map(({ accountNo, available }) => [accountNo, available.value]),
    ]),
  );
}

describe('a choice compared', () => {
  it('is one answer read as each option would read it, whatever is chosen so far', async () => {
    const both = { major: [['1', '250000']], minor: [['1', '2500.00']] };
    expect(await compared()).toEqual(both);
    now += 60_000;
    expect(await compared({ scale: 'minor' })).toEqual(both);
    expect(sent).toEqual(['1', '1']);
  });

  it('goes on to an account whose readings can be told apart', async () => {
    wire = { 1: '0', 2: '12345' };
    expect(await compared()).toEqual({ major: [['2', '12345']], minor: [['2', '123.45']] });
    expect(sent).toEqual(['1', '2']);
  });

  it('shows what there is when no account tells the options apart', async () => {
    wire = { 1: '0', 2: '0' };
    expect(await compared()).toEqual({ major: [['1', '0']], minor: [['1', '0.00']] });
  });

  it('passes over an account that failed', async () => {
    wire = { 1: { ok: false, problem: { kind: 'not-found' } }, 2: '100' };
    expect(await compared()).toEqual({ major: [['2', '100']], minor: [['2', '1.00']] });
  });

  it('says which option cannot read the answer', async () => {
    wire = { 1: '2500.5' };
    expect(await compared()).toEqual({ major: [['1', '2500.5']], minor: 'bad-answer' });
    expect(sent).toEqual(['1']);
  });

  it('tells the problem when no answer can be read', async () => {
    const problem = { kind: 'signature', code: '14' } as const;
    wire = { 1: { ok: false, problem }, 2: { ok: false, problem: { kind: 'not-found' } } };
    expect(await compared()).toEqual({ ok: false, problem });
  });
});

describe('before anything is sent for a comparison', () => {
  it('everything but the choice itself has to be valid', async () => {
    expect(await compared({ merchant: '', accounts: [] })).toEqual({
      ok: false,
      errors: [
        { field: 'merchant', error: 'required' },
        { field: 'accounts', error: 'required' },
      ],
    });
    expect(sent).toEqual([]);
  });

  it('the manual floor of tests has to be over, and the other way round', async () => {
    await compared();
    now += 4_000;
    expect(await compared()).toEqual({ ok: false, tooSoonMs: 6_000 });
    const chosen = { ...values, values: { ...values.values, scale: 'major' } };
    expect(await connections.test(draft, chosen)).toEqual({ ok: false, tooSoonMs: 6_000 });
    expect(sent).toEqual(['1']);
  });

  it.each(['mode', 'merchant', 'nothing'])('a comparison of “%s” is refused', async (field) => {
    await expect(connections.compare(draft, values, field)).rejects.toThrow('no such comparison');
    expect(sent).toEqual([]);
  });
});
