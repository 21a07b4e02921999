import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach } from 'vitest';
import type { WindowApi } from '../../../electron/contract/api.ts';
import { CALL_NAMES, type CallName, type PushName } from '../../../electron/contract/names.ts';
import type { CallPayloads } from '../../../electron/contract/payloads.ts';
import type { CallResults, Envelope, Pushes } from '../../../electron/contract/types.ts';
import { defaultViewSettings } from '../../../electron/contract/view-types.ts';
import type { ConnectionSnapshot } from '../../../electron/domain/snapshot.ts';
import { App } from '../../../renderer/app/app.tsx';
import { createClient } from '../../../renderer/app/client.ts';
import { readFirst } from '../../../renderer/app/data.ts';
import { loadRareScreens } from '../../../renderer/app/rare-screens.ts';
import { acme, appState, diagnostics, draft, NOW } from './fixtures.ts';
import { forecastView, historyView } from './past.ts';

afterEach(cleanup);

/** What a call answers: its result, or nothing to be refused as `internal`, or `NOT_SAVED`. */
export type Answers = {
  readonly [Name in CallName]?: (
    payload: CallPayloads[Name],
  ) => CallResults[Name] | Promise<CallResults[Name]> | typeof NOT_SAVED | undefined;
};

const defaults: Answers = {
  getAppState: () => appState(),
  getSnapshot: () => ({ at: NOW, connections: [] }),
  getAlerts: () => ({ records: [], snoozes: {}, transits: {} }),
  listProviders: () => [acme],
  openDraft: () => draft(),
  getConnection: ({ connectionId }) => ({
    config: {
      id: connectionId,
      providerId: 'acme',
      environmentId: 'production',
      label: '',
      enabled: true,
      baseUrl: 'https://api.acme.test',
      plainHttpConsent: false,
      intervalMs: 300_000,
      values: {},
    },
    secrets: {},
    nextKeys: {},
  }),
  getView: () => defaultViewSettings,
  setView: () => null,
  setPage: () => null,
  ready: () => null,
  getTrends: () => ({}),
  getChart: () => null,
  getAccount: () => ({ note: '', portal: null }),
  getHistory: () => historyView(),
  getForecast: () => forecastView(),
  getWorkCalendar: () => ({ workingDays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] }),
  getDiagnostics: () => diagnostics(),
  closeDraft: () => null,
  getRobots: () => ({ kinds: [], robots: [], max: 10 }),
  closeRobot: () => null,
};

/** Has a call refused because the settings cannot be written. */
export const NOT_SAVED: unique symbol = Symbol('not saved');

/** Main as the window sees it: answers calls, remembers them, pushes when told to. */
function fakeMain(answers: Answers) {
  const calls: { readonly name: CallName; readonly payload: unknown }[] = [];
  const listeners = new Map<PushName, Set<(value: never) => void>>();
  const call = (name: CallName) => async (payload: unknown): Promise<Envelope<unknown>> => {
    calls.push({ name, payload });
    const answer = (answers[name] ?? defaults[name]) as ((payload: unknown) => unknown) | undefined;
    const value = await answer?.(payload);
    if (value === NOT_SAVED) return { ok: false, refusal: 'not-saved' };
    return value === undefined ? { ok: false, refusal: 'internal' } : { ok: true, value };
  };
  const on = (name: PushName, listener: (value: never) => void) => {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(listener));
    return () => void set.delete(listener);
  };
  const api = {
    ...Object.fromEntries(CALL_NAMES.map((name) => [name, call(name)])),
    on,
  } as unknown as WindowApi;
  return {
    api,
    payloadsOf: (name: CallName) =>
      calls.filter((made) => made.name === name).map(({ payload }) => payload),
    push: <Name extends PushName>(name: Name, value: Pushes[Name]) =>
      act(() => listeners.get(name)?.forEach((listener) => listener(value as never))),
  };
}

/** The whole window before a fake main. */
export async function openWindow(answers: Answers = {}) {
  const main = fakeMain(answers);
  // As in the app a moment after its first screen stands.
  await loadRareScreens();
  const user = userEvent.setup();
  const client = createClient(main.api);
  render(<App client={client} first={await readFirst(client)} />);
  return { ...main, user };
}

export function withConnections(...connections: readonly ConnectionSnapshot[]): Answers {
  return { getSnapshot: () => ({ at: NOW, connections }) };
}

/** Opens the form for a new connection of the only provider. */
export async function openForm(answers: Answers = {}) {
  const opened = await openWindow(answers);
  await opened.user.click(screen.getByTestId('nav-connections'));
  await opened.user.click(screen.getByTestId('add-connection'));
  await opened.user.click(screen.getByTestId('provider-acme'));
  await screen.findByTestId('connection-form');
  return opened;
}
