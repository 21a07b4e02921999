import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LineResult } from '../../electron/contract/types.ts';
import type { AlertRecord } from '../../electron/domain/alert.ts';
import { appState, connection, diagnostics, entry, NOW } from './support/fixtures.ts';
import { openWindow, withConnections, type Answers } from './support/window.tsx';

const balance = entry('A-1', 'PEN', '8230', {
  line: { warn: '50000' },
  more: { frozen: { currency: 'PEN', value: '12.5', unit: 'major' } },
});
const answers = withConnections(
  connection('c', { balances: [balance, entry('A-2', 'USD', '1')] }),
);
const target = { view: 'balance', connectionId: 'c', key: balance.key } as const;

describe('the page of an account', () => {
  it('opens from its row, closes on Esc and gives the focus back', async () => {
    const { user } = await openWindow(answers);
    const row = screen.getAllByTestId('balance-row')[0]!;
    await user.click(row);
    const panel = screen.getByTestId('balance-panel');
    expect(panel.dataset['balanceKey']).toBe(balance.key);
    expect(panel.textContent).toContain('FrozenPEN 12.50');
    expect(panel.textContent).not.toContain('Total');
    expect(document.activeElement).toBe(panel);
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('balance-panel')).toBeNull();
    expect(document.activeElement).toBe(row);
  });

  it('copies its amount and says so, until that is another; not while amounts are hidden', async () => {
    const { user, payloadsOf, push } = await openWindow({ ...answers, copyAmount: () => null });
    await user.click(screen.getAllByTestId('balance-row')[0]!);
    await user.click(screen.getByTestId('copy-amount'));
    expect(payloadsOf('copyAmount')).toEqual([{ connectionId: 'c', key: balance.key }]);
    expect(screen.getByTestId('copy-amount').textContent).toBe('Copied');
    push('snapshot', { at: NOW, connections: [connection('c', { balances: [entry('A-1', 'PEN', '7000')] })] });
    expect(screen.getByTestId('copy-amount').textContent).toBe('Copy amount');
    push('appState', appState({ preferences: { ...appState().preferences, hideAmounts: true } }));
    expect(screen.queryByTestId('copy-amount')).toBeNull();
  });

  it('gives the focus back to the row of its own connection', async () => {
    const { user } = await openWindow(
      withConnections(
        connection('one', { balances: [balance] }),
        connection('other', { balances: [balance] }),
      ),
    );
    const row = screen.getAllByTestId('balance-row')[1]!;
    await user.click(row);
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(row);
  });

  it.each([
    ['en', 'Peru · Pay-out · PEN', 'Peru · Pay-in · PEN'],
    ['zh-CN', 'Peru · 付款账户 · PEN', 'Peru · 收款账户 · PEN'],
  ] as const)('tells pay-in from pay-out in its title (%s)', async (locale, payOut, payIn) => {
    const accounts = (['pay-out', 'pay-in'] as const).map(
      (role) => ({ accountNo: role, name: 'Peru', role, currencies: ['PEN'] }),
    );
    const balances = accounts.map(({ accountNo }) => entry(accountNo, 'PEN', '1'));
    const { user } = await openWindow({
      ...withConnections(connection('c', { accounts, balances })),
      app: () => appState({ locale }),
    });
    const titles = [];
    for (const row of screen.getAllByTestId('balance-row')) {
      await user.click(row);
      titles.push(within(screen.getByTestId('balance-panel')).getByRole('heading', { level: 2 }));
    }
    expect(titles.map(({ textContent }) => textContent)).toEqual([payOut, payIn]);
  });

  it('opens when main asks for it, from wherever the window is', async () => {
    const { user, push } = await openWindow(answers);
    await user.click(screen.getByTestId('nav-settings'));
    push('show', target);
    expect(screen.getByTestId('balance-panel').dataset['balanceKey']).toBe(balance.key);
    expect(screen.getAllByTestId('balance-row')[0]!.getAttribute('aria-expanded')).toBe('true');
  });

  it('says so when the balance is gone', async () => {
    const { push } = await openWindow(answers);
    push('show', { ...target, key: 'gone' });
    expect(screen.getByTestId('balance-panel').textContent).toContain('not in the list any more');
  });

  it('offers no lines where the unit of the amount is unknown', async () => {
    const more = { available: { currency: 'XYZ', value: '1200', unit: 'raw' } } as const;
    const raw = entry('A-1', 'XYZ', '1200', { more });
    const { push } = await openWindow(withConnections(connection('c', { balances: [raw] })));
    push('show', { ...target, key: raw.key });
    expect(screen.queryByTestId('line-warn')).toBeNull();
  });
});

async function openEditor(result: LineResult) {
  const opened = await openWindow({ ...answers, setLine: () => result });
  opened.push('show', target);
  return opened;
}

describe('the lines of a balance', () => {
  it('are sent as typed, an empty one as none', async () => {
    const { user, payloadsOf } = await openEditor({ ok: true });
    await user.clear(screen.getByTestId('line-warn'));
    await user.type(screen.getByTestId('line-critical'), ' 10,000.50 ');
    await user.click(screen.getByTestId('save-line'));
    expect(payloadsOf('setLine')).toEqual([
      { connectionId: 'c', key: balance.key, warn: null, critical: '10,000.50', upper: null },
    ]);
    expect(screen.getByTestId('line-result').textContent).toBe('Saved');
  });

  it('are still there, and said not to be saved, after a look at another account', async () => {
    const { user, push } = await openEditor({ ok: true });
    await user.type(screen.getByTestId('line-critical'), '10000');
    expect(screen.getByTestId('line-result').textContent).toBe('Not saved yet');
    const field = (level: string): string => screen.getByTestId<HTMLInputElement>(`line-${level}`).value;
    await user.click(screen.getAllByTestId('balance-row')[1]!);
    expect([field('warn'), field('critical'), screen.getByTestId('line-result').textContent]).toEqual(['', '', '']);
    push('show', target);
    expect([field('warn'), field('critical')]).toEqual(['50000', '10000']);
    expect(screen.getByTestId('line-result').textContent).toBe('Not saved yet');
    await user.click(screen.getByTestId('save-line'));
    expect(screen.getByTestId('line-result').textContent).toBe('Saved');
    await user.click(screen.getAllByTestId('balance-row')[1]!);
    push('show', target);
    expect([field('critical'), screen.getByTestId('line-result').textContent]).toEqual(['', '']);
  });

  it('that nobody typed into are as they are saved, also when that changes meanwhile', async () => {
    const { user, push, payloadsOf } = await openEditor({ ok: true });
    await user.type(screen.getByTestId('line-critical'), '10000');
    const raised = { ...balance, line: { warn: '60000' } };
    push('snapshot', { at: NOW, connections: [connection('c', { balances: [raised, entry('A-2', 'USD', '1')] })] });
    expect(screen.getByTestId<HTMLInputElement>('line-warn').value).toBe('60000');
    await user.click(screen.getByTestId('save-line'));
    expect(payloadsOf('setLine')).toMatchObject([{ warn: '60000', critical: '10000' }]);
  });

  it('that were typed on while main was asked are not said to be saved', async () => {
    let answer: (result: LineResult) => void = () => undefined;
    const { user, push } = await openWindow({ ...answers, setLine: () => new Promise<LineResult>((resolve) => (answer = resolve)) });
    push('show', target);
    await user.type(screen.getByTestId('line-warn'), '0');
    await user.click(screen.getByTestId('save-line'));
    await user.type(screen.getByTestId('line-warn'), '{Backspace}');
    answer({ ok: true });
    await screen.findByText('Not saved yet');
    expect(screen.getByTestId<HTMLInputElement>('line-warn').value).toBe('50000');
  });

  it('keep what was typed until main says what it made of it', async () => {
    const { user, push } = await openEditor({ ok: true });
    await user.clear(screen.getByTestId('line-warn'));
    await user.type(screen.getByTestId('line-warn'), '60,000');
    await user.click(screen.getByTestId('save-line'));
    expect(screen.getByTestId<HTMLInputElement>('line-warn').value).toBe('60,000');
    const raised = { ...balance, line: { warn: '60000' } };
    push('snapshot', { at: NOW, connections: [connection('c', { balances: [raised] })] });
    expect(screen.getByTestId<HTMLInputElement>('line-warn').value).toBe('60000');
    expect(screen.getByTestId('line-result').textContent).toBe('Saved');
  });

  it('show an upper one that was typed also when it is offered no more, and save nothing unseen', async () => {
    const kinds = (upper: boolean) => {
      const { alertSettings } = appState();
      return appState({ alertSettings: { ...alertSettings, kinds: { ...alertSettings.kinds, upper } } });
    };
    const { user, push } = await openEditor({ ok: true });
    push('appState', kinds(true));
    await user.type(screen.getByTestId('line-upper'), '90000');
    push('appState', kinds(false));
    expect(screen.getByTestId<HTMLInputElement>('line-upper').value).toBe('90000');
    push('appState', appState({ preferences: { ...appState().preferences, hideAmounts: true } }));
    expect(screen.getByTestId<HTMLButtonElement>('save-line').disabled).toBe(true);
  });

  it('that are as they were saved again have nothing to be saved', async () => {
    const { user } = await openEditor({ ok: true });
    await user.type(screen.getByTestId('line-warn'), '1{Backspace}');
    expect(screen.getByTestId('line-result').textContent).toBe('');
  });

  it.each([
    ['not-a-number', 'Enter a number'],
    ['too-precise', 'fewer decimal places'],
    ['critical-above-warn', 'cannot lie above the warn line'],
    ['upper-too-low', 'must lie above the others'],
    ['no-such-balance', 'not in the list any more'],
  ] as const)('that main refuses as %s are explained', async (error, words) => {
    const { user } = await openEditor({ ok: false, error });
    await user.click(screen.getByTestId('save-line'));
    expect(screen.getByTestId('line-result').textContent).toContain(words);
    expect(screen.getByTestId('line-warn').getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByTestId('line-warn'), '1');
    expect(within(screen.getByTestId('balance-panel')).queryByText(words)).toBeNull();
  });
});

const open = async (more: Answers = {}) => {
  const opened = await openWindow({ ...answers, ...more });
  opened.push('show', target);
  await screen.findByTestId('balance-panel');
  return opened;
};

describe('the note on an account', () => {
  it('is shown as it was saved, and saved as it was typed', async () => {
    const { user, payloadsOf } = await open({
      getAccount: () => ({ note: 'Ana tops it up', portal: null }),
      setNote: () => null,
    });
    const note = await screen.findByTestId<HTMLTextAreaElement>('note');
    expect(note.value).toBe('Ana tops it up');
    expect(screen.getByTestId<HTMLButtonElement>('save-note').disabled).toBe(true);
    await user.type(note, ' on Fridays');
    await user.click(screen.getByTestId('save-note'));
    expect(payloadsOf('setNote')).toEqual([
      { connectionId: 'c', key: balance.key, note: 'Ana tops it up on Fridays' },
    ]);
    expect(screen.getByTestId('note-result').textContent).toBe('Saved');
  });

  it('is not thrown away by the first Esc', async () => {
    const { user } = await open();
    await user.type(await screen.findByTestId('note'), 'call the bank');
    await user.keyboard('{Escape}');
    expect(screen.getByTestId<HTMLTextAreaElement>('note').value).toBe('call the bank');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('balance-panel')).toBeNull();
  });

  it('that is as it was saved again keeps no closed window', async () => {
    const { user, payloadsOf } = await open({ getAccount: () => ({ note: 'Ana', portal: null }) });
    const note = await screen.findByTestId<HTMLTextAreaElement>('note');
    await user.type(note, '!');
    expect(payloadsOf('setPage').at(-1)).toEqual({ page: null });
    await user.type(note, '{Backspace}');
    expect(note.value).toBe('Ana');
    expect(payloadsOf('setPage').at(-1)).toEqual({ page: 'overview' });
  });

  it('says how much room is left once there is little', async () => {
    await open({ getAccount: () => ({ note: 'x'.repeat(450), portal: null }) });
    expect(await screen.findByText('50 characters left')).toBeTruthy();
  });
});

describe('the way to the provider’s portal', () => {
  it('says where it leads before it is taken', async () => {
    const { user, payloadsOf } = await open({
      getAccount: () => ({ note: '', portal: 'portal.acme.test' }),
      openPortal: () => ({ opened: false }),
    });
    const link = await screen.findByTestId('open-portal');
    expect(link.parentElement?.textContent).toBe(
      'Open Acme Pay portal In your browser: portal.acme.test',
    );
    await user.click(link);
    expect(payloadsOf('openPortal')).toEqual([{ connectionId: 'c' }]);
    expect((await screen.findByTestId('toast')).textContent).toContain('could not be opened');
  });

  it('is not there where nobody has said what it is', async () => {
    await open();
    await screen.findByTestId('note');
    expect(screen.queryByTestId('open-portal')).toBeNull();
  });
});

describe('what befell an account', () => {
  const record = (id: number, key: string | undefined, connectionId = 'c'): AlertRecord => ({
    id,
    at: NOW,
    kind: 'not-updated',
    outcome: 'shown',
    facts: {},
    subject: {
      connectionId,
      connectionLabel: `Label ${id}`,
      providerId: 'acme',
      environmentKind: 'production',
      ...(key === undefined ? {} : { key }),
    },
  });

  it('is listed: its own alerts and those of its connection, no others', async () => {
    const records = [
      record(1, balance.key),
      record(2, undefined),
      record(3, 'other'),
      record(4, balance.key, 'elsewhere'),
    ];
    await open({ alerts: () => ({ records, snoozes: {}, transits: {} }) });
    const list = screen.getByTestId('account-alerts');
    const titles = within(list).getAllByTestId('alert').map(({ textContent }) => textContent);
    expect(titles.map((text) => /Label (\d)/.exec(text ?? '')?.[1])).toEqual(['1', '2']);
  });

  it('shows the last calls of its connection alone', async () => {
    const call = { at: NOW, path: '/v1/balance', durationMs: 12 };
    const calls = [
      { ...call, connectionId: 'c' },
      { ...call, connectionId: 'other', path: '/v1/other' },
    ];
    await open({ getDiagnostics: () => diagnostics({ calls }) });
    const rows = await screen.findAllByTestId('call');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('balance12 ms'),
    ]);
  });
});
