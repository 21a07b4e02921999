import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { HistoryView } from '../../electron/contract/history-types.ts';
import { defaultViewSettings } from '../../electron/contract/view-types.ts';
import { connection, entry, NOW } from './support/fixtures.ts';
import { chart, historyView, monthEndRow, point } from './support/past.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const balances = [entry('A-1', 'PEN', '8230'), entry('A-2', 'USD', '1')];
const base: Answers = {
  ...withConnections(connection('c', { balances })),
  setHistoryChoices: () => null,
};

async function openSettings(more: Answers = {}) {
  const opened = await openWindow({ ...base, ...more });
  await opened.user.click(screen.getByTestId('nav-settings'));
  await screen.findByTestId('history-state');
  return opened;
}

const withView = (change: Partial<HistoryView>): Answers => ({
  getHistory: () => historyView(change),
});

describe('the history in the settings', () => {
  it.each([
    [{}, 'Recording. 3.4 MB on disk.'],
    [{ keeping: { kind: 'empty' } }, 'Nothing was recorded yet.'],
    [
      { keeping: { kind: 'in-memory', why: 'locked', forgotten: 0 }, waiting: 1 },
      'Waits for the keyring to be unlocked: 1 reading is in memory and will be saved then.',
    ],
    [
      { keeping: { kind: 'in-memory', why: 'missing', forgotten: 0 }, waiting: 40 },
      'This session only: without a keyring the history cannot be encrypted, so 40 readings are in memory until Plimsoll quits.',
    ],
    [
      { keeping: { kind: 'in-memory', why: 'disk', forgotten: 2 }, waiting: 3 },
      'The disk cannot be written now: 3 readings are in memory and will be saved as soon as it can. 2 older readings had no room any more and are lost.',
    ],
  ] as const)('says where readings are: %j', async (change, words) => {
    await openSettings(withView(change));
    expect(screen.getByTestId('history-state').textContent).toBe(words);
  });

  it('follows what main says', async () => {
    const { push } = await openSettings();
    push('history', historyView({ size: 12_000 }));
    expect(screen.getByTestId('history-state').textContent).toContain('12 kB');
  });

  it('takes the coarser levels along when a finer one is kept longer', async () => {
    const { user, payloadsOf } = await openSettings(
      withView({ choices: { rawDays: 90, hourlyDays: 90, totalDays: 365, timeZone: 'UTC' } }),
    );
    await user.selectOptions(screen.getByTestId('retention-raw'), '365');
    expect(payloadsOf('setHistoryChoices')).toEqual([
      { rawDays: 365, hourlyDays: 365, totalDays: 365, timeZone: 'UTC' },
    ]);
    expect(screen.queryByText(/go for good/)).toBeNull();
  });

  it('takes the finer levels along when a coarser one is kept shorter, and says what goes', async () => {
    const { user, payloadsOf } = await openSettings(
      withView({ choices: { rawDays: 180, hourlyDays: 1_825, totalDays: null, timeZone: 'UTC' } }),
    );
    await user.selectOptions(screen.getByTestId('retention-total'), '1095');
    expect(payloadsOf('setHistoryChoices')).toEqual([
      { rawDays: 180, hourlyDays: 1_095, totalDays: 1_095, timeZone: 'UTC' },
    ]);
    expect(screen.getByText(/go for good/)).toBeTruthy();
  });

  it('changes the accounting zone only after a word on days that are over', async () => {
    const { user, payloadsOf } = await openSettings();
    await user.selectOptions(screen.getByTestId('accounting-zone'), 'America/Lima');
    expect(screen.getByTestId('zone-warning').textContent).toContain('midnight in America/Lima');
    expect(payloadsOf('setHistoryChoices')).toEqual([]);
    await user.click(screen.getByTestId('change-zone'));
    expect(payloadsOf('setHistoryChoices')).toEqual([
      { rawDays: 90, hourlyDays: 365, totalDays: null, timeZone: 'America/Lima' },
    ]);
  });

  it('erases what was kept of a removed connection, asked twice', async () => {
    const { user, payloadsOf } = await openSettings({
      ...withView({ removed: [{ connectionId: 'gone', label: 'Old shop' }] }),
      eraseHistory: () => null,
    });
    await user.click(screen.getByTestId('erase-history'));
    expect(payloadsOf('eraseHistory')).toEqual([]);
    await user.click(screen.getByTestId('confirm-erase'));
    expect(payloadsOf('eraseHistory')).toEqual([{ connectionId: 'gone' }]);
    expect((await screen.findByTestId('toast')).textContent).toContain('Old shop');
  });
});

describe('an export', () => {
  it('takes all accounts of the last 30 days at first', async () => {
    const { user, payloadsOf } = await openSettings({
      exportHistory: () => ({ ok: true, file: 'plimsoll.xlsx', rows: 1_234 }),
    });
    await user.click(screen.getByTestId('open-export'));
    await user.click(screen.getByTestId('run-export'));
    expect(payloadsOf('exportHistory')).toEqual([
      { format: 'xlsx', detail: 'finest', from: '2026-10-23', to: '2026-11-22', accounts: null },
    ]);
    expect((await screen.findByTestId('export-outcome')).textContent).toBe(
      '1,234 rows written to plimsoll.xlsx.',
    );
  });

  it('takes the accounts that are ticked, and none without one', async () => {
    const { user, payloadsOf } = await openSettings({
      exportHistory: () => ({ ok: true, file: 'a.csv', rows: 1 }),
    });
    await user.click(screen.getByTestId('open-export'));
    await user.click(screen.getByTestId('accounts-some'));
    expect(screen.getByTestId<HTMLButtonElement>('run-export').disabled).toBe(true);
    await user.click(within(screen.getByTestId('export-accounts')).getByText('A-2 · USD'));
    await user.click(screen.getByTestId('format-csv'));
    await user.click(screen.getByTestId('detail-days'));
    await user.click(screen.getByTestId('run-export'));
    expect(payloadsOf('exportHistory')).toMatchObject([
      {
        format: 'csv',
        detail: 'days',
        accounts: [{ connectionId: 'c', key: balances[1]!.key }],
      },
    ]);
  });

  it('shows how far it is, and can be stopped', async () => {
    let end: (() => void) | undefined;
    const { user, push, payloadsOf } = await openSettings({
      exportHistory: () =>
        new Promise((resolve) => {
          end = () => resolve({ ok: false, error: 'cancelled' });
        }),
      cancelExport: () => null,
    });
    await user.click(screen.getByTestId('open-export'));
    await user.click(screen.getByTestId('run-export'));
    push('exportProgress', { rows: 4_000 });
    expect(screen.getByTestId('export-outcome').textContent).toBe('4,000 rows written…');
    await user.click(screen.getByText('Stop'));
    expect(payloadsOf('cancelExport')).toHaveLength(1);
    end?.();
    await vi.waitFor(() =>
      expect(screen.getByTestId('export-outcome').dataset['outcome']).toBe('none'),
    );
  });

  it.each([
    ['nothing', 'There are no readings in this time.'],
    ['cannot-write', 'could not be written'],
    ['cannot-read', 'cannot be read now'],
    ['busy', 'still being written'],
  ] as const)('that fails (%s) says why', async (error, words) => {
    const { user } = await openSettings({ exportHistory: () => ({ ok: false, error }) });
    await user.click(screen.getByTestId('open-export'));
    await user.click(screen.getByTestId('run-export'));
    await vi.waitFor(() => expect(screen.getByTestId('export-outcome').textContent).toContain(words));
    expect(screen.getByTestId('export-outcome').className).toBe('error');
  });

  it('can begin from one account’s page', async () => {
    const { user, push, payloadsOf } = await openWindow({
      ...base,
      getChart: () => chart([point(24, '9000'), point(0, '8230')]),
      exportHistory: () => ({ ok: true, file: 'a.xlsx', rows: 1 }),
    });
    push('show', { view: 'balance', connectionId: 'c', key: balances[0]!.key });
    await user.click(await screen.findByTestId('export-account'));
    await user.click(screen.getByTestId('run-export'));
    expect(payloadsOf('exportHistory')).toMatchObject([
      { accounts: [{ connectionId: 'c', key: balances[0]!.key }] },
    ]);
  });
});

describe('month-end balances', () => {
  const moment = Date.parse('2026-10-31T16:00:00Z');
  const readAt = moment - 60_000;
  const rows = [
    monthEndRow('peru', 'PEN', '0.1', { readAt }),
    monthEndRow('lima', 'PEN', '0.2', { readAt: readAt - 3 * 86_400_000 }),
    monthEndRow('usa', 'USD', '5', { readAt }),
  ];
  const answers: Answers = {
    getMonthEnd: () => ({ moment, rows }),
    left: () => ({ ...defaultViewSettings, entities: { peru: 'Peru SAC', lima: 'Peru SAC' } }),
  };

  async function open(more: Answers = {}) {
    const opened = await openSettings({ ...answers, ...more });
    await opened.user.click(screen.getByTestId('open-month-end'));
    await screen.findByTestId('month-end-dialog');
    return opened;
  }

  const shown = () => screen.getAllByTestId('month-end-row').map(({ textContent }) => textContent);
  const totals = () => screen.getAllByTestId('month-end-total').map(({ textContent }) => textContent);

  it('are those of the last month that is over, in the accounting zone, with exact totals', async () => {
    const { payloadsOf } = await open();
    expect(payloadsOf('getMonthEnd')).toEqual([{ month: '2026-10', timeZone: 'Asia/Shanghai' }]);
    await vi.waitFor(() => expect(shown()).toHaveLength(3));
    expect(shown()[0]).toContain('PEN 0.10');
    expect(shown()[0]).toContain('31 Oct 2026, 23:59');
    expect(shown()[1]).toContain('3 days before the end');
    expect(totals()).toEqual(['Total PENPEN 0.30', 'Total USDUSD 5.00']);
  });

  it('can be narrowed to one entity, and exported as shown', async () => {
    const { user, payloadsOf } = await open({
      exportMonthEnd: () => ({ ok: true, file: 'm.csv', rows: 2 }),
    });
    await screen.findAllByTestId('month-end-row');
    await user.selectOptions(screen.getByTestId('month-entity'), 'Peru SAC');
    expect(totals()).toEqual(['Total PENPEN 0.30']);
    await user.selectOptions(screen.getByTestId('month-zone'), 'America/Lima');
    await user.selectOptions(screen.getByTestId('month-format'), 'csv');
    await user.click(screen.getByTestId('export-month-end'));
    expect(payloadsOf('exportMonthEnd')).toEqual([
      {
        month: '2026-10',
        timeZone: 'America/Lima',
        format: 'csv',
        connectionIds: ['peru', 'lima'],
      },
    ]);
  });

  it('leave sandbox money out of the totals beside real money', async () => {
    const sandbox = monthEndRow('test', 'PEN', '999', { readAt });
    const unreal = {
      ...sandbox,
      connection: { ...sandbox.connection, environmentKind: 'sandbox' as const },
    };
    await open({ getMonthEnd: () => ({ moment, rows: [...rows, unreal] }) });
    await vi.waitFor(() => expect(shown()).toHaveLength(4));
    expect(totals()[0]).toBe('Total PENPEN 0.30');
    expect(shown()[3]).toContain('Sandbox');
  });

  it('say that a month is not over', async () => {
    await open({ getMonthEnd: () => ({ moment: NOW + 1, rows }) });
    expect(await screen.findByText(/not over yet/)).toBeTruthy();
  });
});

describe('removing a connection', () => {
  it('keeps its readings unless somebody says otherwise', async () => {
    const { user, payloadsOf } = await openWindow({
      ...base,
      removeConnection: () => ({ removed: true }),
    });
    await user.click(screen.getByTestId('nav-connections'));
    await user.click(screen.getByTestId('remove'));
    expect(screen.getByTestId<HTMLInputElement>('keep-history').checked).toBe(true);
    await user.click(screen.getByTestId('keep-history'));
    await user.click(screen.getByTestId('confirm-remove'));
    expect(payloadsOf('removeConnection')).toEqual([
      { connectionId: 'c', anyway: false, eraseHistory: true },
    ]);
  });
});
