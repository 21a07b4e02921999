import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AlertsState } from '../../electron/domain/alert.ts';
import { defaultViewSettings } from '../../electron/contract/view-types.ts';
import { appState, connection, diagnostics, entry, NOW } from './support/fixtures.ts';
import { openWindow, type Answers } from './support/window.tsx';

const NUMBER = '21220030202403071031';
const preferences = { ...appState().preferences, hideAmounts: true };

const low = entry(NUMBER, 'PEN', '8230.17', {
  level: 'low',
  line: { warn: '50000', critical: '10000' },
  more: { frozen: { currency: 'PEN', value: '741.5', unit: 'major' } },
});
const gone = entry('20001031', 'MXN', '96341', { freshness: 'not-returned' });
const peru = connection('c', {
  label: 'Andes Trading',
  condition: 'unknown',
  problem: { kind: 'provider-failed', code: '14', providerMessage: 'account 8811 is bad' },
  accounts: [
    { accountNo: NUMBER, name: 'Soles main', role: 'pay-out', currencies: ['PEN'] },
    { accountNo: '5510029384', name: 'Receiving desk', currencies: ['USD'] },
    { accountNo: '77007700', role: 'pay-in', currencies: [] },
  ],
  balances: [low, gone],
});

const alerts: AlertsState = {
  records: [
    {
      id: 1,
      at: NOW,
      kind: 'low',
      outcome: 'shown',
      subject: {
        connectionId: 'c',
        connectionLabel: 'Andes Trading',
        providerId: 'acme',
        environmentKind: 'production',
        account: { accountNo: NUMBER, name: 'Soles main' },
        key: low.key,
      },
      facts: { available: low.balance.available, line: '50000' },
    },
  ],
  snoozes: {},
  transits: { c: { [low.key]: { amount: '62500', note: 'from Hanse desk', expectedAt: NOW, late: false } } },
} as unknown as AlertsState;

const answers: Answers = {
  app: () => appState({ preferences }),
  snapshot: () => ({ at: NOW, connections: [peru] }),
  alerts: () => alerts,
  left: () => ({ ...defaultViewSettings, entities: { c: 'Andes S.A.C.' } }),
  trends: () => ({ c: { [low.key]: { change24h: '-4321' } } }),
  getAccount: () => ({ note: 'ask Rosa first', portal: null }),
  getDiagnostics: () =>
    diagnostics({
      calls: [{ connectionId: 'c', path: '/balance', at: NOW, durationMs: 5, status: 200 }],
      refreshes: [{ connectionId: 'c', reason: 'interval', refreshing: false, nextAt: NOW }],
    }),
};

const SECRETS =
  /8,?230|741|50,?000|10,?000|96,?341|4,?321|62,?500|1031|9384|7700|8811|Andes|Soles|Receiving desk|Hanse|Rosa/;

/** Everything a screen reader could say and a person could copy. */
function perceived(): readonly string[] {
  const texts: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
    }
    for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder']) {
      texts.push(element.getAttribute(name) ?? '');
    }
    // The browser reads out no character of a password.
    if (element instanceof HTMLInputElement && element.type !== 'password') texts.push(element.value);
    if (element instanceof HTMLTextAreaElement) texts.push(element.value);
  }
  return texts.filter((text) => SECRETS.test(text));
}

describe('while everything is hidden, no amount, name or number is on the page', () => {
  it('in the overview', async () => {
    await openWindow(answers);
    expect(screen.getAllByTestId('balance-row')).toHaveLength(2);
    expect(perceived()).toEqual([]);
    expect(screen.getAllByRole('img', { name: 'hidden' }).length).toBeGreaterThan(0);
  });

  it('in an account, with its alerts, lines and note', async () => {
    const { user } = await openWindow(answers);
    await user.click(screen.getAllByTestId('balance-row')[0]!);
    await screen.findByTestId('balance-panel');
    await screen.findByText('Note');
    expect(perceived()).toEqual([]);
  });

  it.each(['alerts', 'connections', 'settings', 'diagnostics'])('on the page “%s”', async (page) => {
    const { user } = await openWindow(answers);
    await user.click(screen.getByTestId(`nav-${page}`));
    await screen.findByRole('heading', { level: 1 });
    expect(perceived()).toEqual([]);
  });

  it('and all of it is there again once it is shown', async () => {
    const { push } = await openWindow(answers);
    push('appState', appState());
    expect(perceived().join(' ')).toMatch(/Andes Trading.*8,230/s);
  });
});
