import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  defaultAlertSettings,
  type AlertRecord,
  type AlertsState,
} from '../../electron/domain/alert.ts';
import { appState, connection, entry, minutesAgo, NOW } from './support/fixtures.ts';
import { openWindow, withConnections } from './support/window.tsx';

const balance = entry('A-1', 'PEN', '8230', { line: { warn: '50000' } });
const window_ = withConnections(connection('c', { label: 'Payouts', balances: [balance] }));
const empty: AlertsState = { records: [], snoozes: {}, transits: {} };
const target = { view: 'balance', connectionId: 'c', key: balance.key } as const;

const subject = {
  connectionId: 'c',
  connectionLabel: 'Payouts',
  providerId: 'acme',
  environmentKind: 'production',
  key: balance.key,
  account: { accountNo: 'A-1' },
} as const;

const low: AlertRecord = {
  id: 1,
  at: minutesAgo(5),
  kind: 'low',
  subject,
  facts: { available: balance.balance.available, line: '50000' },
  outcome: 'shown',
};

async function openAlerts(records: readonly AlertRecord[], settings = defaultAlertSettings) {
  const opened = await openWindow({
    ...window_,
    app: () => appState({ alertSettings: settings }),
    alerts: () => ({ ...empty, records }),
    setAlertSettings: () => null,
    snooze: () => null,
  });
  await opened.user.click(screen.getByTestId('nav-alerts'));
  return opened;
}

describe('the list of alerts', () => {
  it('says what happened, when, and what became of it, and leads to the account', async () => {
    const { user } = await openAlerts([
      low,
      { ...low, id: 2, outcome: 'held-quiet-hours', kind: 'critical' },
    ]);
    const [first, second] = screen.getAllByTestId('alert');
    expect(first?.textContent).toContain('Low: Payouts · A-1');
    expect(first?.textContent).toContain('PEN 8,230.00 available, below the warn line PEN 50,000.00.');
    expect(first?.textContent).toContain('5 min ago');
    expect(within(first!).getByTestId('alert-outcome').textContent).toBe('Shown as notification');
    expect(within(second!).getByTestId('alert-outcome').textContent).toContain('quiet hours');
    await user.click(first!);
    expect(screen.getByTestId('balance-panel').dataset['balanceKey']).toBe(balance.key);
  });

  it('keeps what is about a balance that is gone, without a way to it', async () => {
    await openAlerts([{ ...low, subject: { ...subject, key: 'gone' } }]);
    expect(screen.getByTestId('alert').tagName).toBe('DIV');
  });

  it('takes up what main pushes', async () => {
    const { push } = await openAlerts([]);
    expect(screen.queryByTestId('alert')).toBeNull();
    push('alerts', { ...empty, records: [low] });
    expect(screen.getAllByTestId('alert')).toHaveLength(1);
  });

  it('is where a notification about a whole connection leads', async () => {
    const { push } = await openWindow(window_);
    push('show', { view: 'alerts' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Alerts');
  });
});

describe('the choices about alerts', () => {
  it('mutes all, and says so as long as it lasts', async () => {
    const { user, payloadsOf, push } = await openAlerts([]);
    await user.click(screen.getByTestId('mute-all'));
    expect(payloadsOf('setAlertSettings')).toEqual([{ ...defaultAlertSettings, muted: true }]);
    push('appState', appState({ alertSettings: { ...defaultAlertSettings, muted: true } }));
    expect(screen.getByTestId('muted-note').textContent).toContain('All alerts are muted');
    expect(screen.getByTestId('mute-all').getAttribute('aria-pressed')).toBe('true');
  });

  it('switches one kind, and leaves the others', async () => {
    const { user, payloadsOf } = await openAlerts([]);
    await user.click(screen.getByTestId('kind-upper'));
    expect(payloadsOf('setAlertSettings')).toEqual([
      { ...defaultAlertSettings, kinds: { ...defaultAlertSettings.kinds, upper: true } },
    ]);
  });

  it('offers quiet hours that critical alerts break', async () => {
    const { user, payloadsOf } = await openAlerts([]);
    await user.click(screen.getByTestId('quiet-hours'));
    const quietHours = { from: '22:00', to: '08:00', criticalBreaks: true };
    expect(payloadsOf('setAlertSettings')).toEqual([{ ...defaultAlertSettings, quietHours }]);
  });

  it('does not take over a number that is none', async () => {
    const { user, payloadsOf } = await openAlerts([]);
    const minutes = screen.getByTestId('not-updated-minutes');
    await user.clear(minutes);
    expect(payloadsOf('setAlertSettings')).toEqual([]);
    expect(minutes.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Enter a whole number from 5 to 10,080.')).toBeTruthy();
  });
});

async function openPanel(alerts: Partial<AlertsState> = {}) {
  const opened = await openWindow({
    ...window_,
    alerts: () => ({ ...empty, ...alerts }),
    snooze: () => null,
    markTransit: ({ transit }) =>
      transit !== null && transit.amount === 'lots'
        ? { ok: false, error: 'not-a-number' }
        : { ok: true },
  });
  opened.push('show', target);
  return opened;
}

describe('snoozing one account', () => {
  it.each([
    ['hour', NOW + 3_600_000],
    ['tomorrow', new Date(2026, 10, 23, 8).getTime()],
    ['change', 'change'],
  ] as const)('until %s, and undoing it', async (choice, until) => {
    const { user, payloadsOf } = await openPanel();
    await user.click(screen.getByTestId(`snooze-${choice}`));
    const about = { connectionId: 'c', key: balance.key };
    expect(payloadsOf('snooze')).toEqual([{ ...about, until }]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(payloadsOf('snooze').at(-1)).toEqual({ ...about, until: null });
  });

  it('shows until when, and can be ended', async () => {
    const until = new Date(2026, 10, 22, 15, 30).getTime();
    const { user, payloadsOf } = await openPanel({ snoozes: { c: { [balance.key]: { until, since: NOW } } } });
    expect(screen.getByTestId('snoozed').textContent).toContain('15:30');
    await user.click(screen.getByTestId('end-snooze'));
    expect(payloadsOf('snooze')).toEqual([{ connectionId: 'c', key: balance.key, until: null }]);
  });
});

describe('money on its way', () => {
  it('is marked with amount, time and note, as typed', async () => {
    const { user, payloadsOf } = await openPanel();
    await user.click(screen.getByTestId('add-transit'));
    await user.type(screen.getByTestId('transit-amount'), '50,000');
    await user.type(screen.getByTestId('transit-note'), 'from head office');
    await user.click(screen.getByTestId('save-transit'));
    expect(payloadsOf('markTransit')).toEqual([
      {
        connectionId: 'c',
        key: balance.key,
        transit: {
          amount: '50,000',
          note: 'from head office',
          expectedAt: new Date(2026, 10, 23, 18).getTime(),
        },
      },
    ]);
    expect(screen.queryByTestId('transit-amount')).toBeNull();
  });

  it('says what is wrong and keeps what was typed', async () => {
    const { user } = await openPanel();
    await user.click(screen.getByTestId('add-transit'));
    const amount = screen.getByTestId<HTMLInputElement>('transit-amount');
    await user.type(amount, 'lots');
    await user.click(screen.getByTestId('save-transit'));
    expect(screen.getByTestId('transit-error').textContent).toContain('Enter an amount');
    expect(amount.value).toBe('lots');
    expect(amount.getAttribute('aria-invalid')).toBe('true');
  });

  it('is shown beside the balance, never added to it, and louder when it is late', async () => {
    const transit = {
      amount: '50000',
      expectedAt: minutesAgo(10),
      note: 'from head office',
      since: minutesAgo(600),
      lowest: '8230',
      late: true,
    };
    await openPanel({ transits: { c: { [balance.key]: transit } } });
    expect(screen.getByTestId('transit').textContent).toContain('PEN 50,000.00 was expected by');
    expect(screen.getByTestId('transit').textContent).toContain('from head office');
    const row = screen.getByTestId('balance-row');
    expect(within(row).getByTestId('transit-chip').textContent).toBe('Top-up late');
    expect(row.textContent).toContain('PEN 8,230.00');
  });
});
