import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach } from 'vitest';
import type { WindowApi } from '../../../electron/contract/api.ts';
import { CALL_NAMES, type CallName, type PushName } from '../../../electron/contract/names.ts';
import type { CallPayloads } from '../../../electron/contract/payloads.ts';
import type { CallResults, Envelope, WindowState } from '../../../electron/contract/types.ts';
import { defaultViewSettings } from '../../../electron/contract/view-types.ts';
import { createSnapshotChanges } from '../../../electron/desktop/snapshot-changes.ts';
import type { Told } from '../../../electron/desktop/window.ts';
import type { ConnectionSnapshot, Snapshot } from '../../../electron/domain/snapshot.ts';
import { App } from '../../../renderer/app/app.tsx';
import { createClient, type Client } from '../../../renderer/app/client.ts';
import { readState } from '../../../renderer/app/data.ts';
import { loadRareScreens } from '../../../renderer/app/rare-screens.ts';
import { acme, appState, diagnostics, draft, NOW } from './fixtures.ts';
import { forecastView, historyView } from './past.ts';

afterEach(cleanup);

/** What the window begins with, in parts; without one of them it is refused. */
type StateParts = Omit<WindowState, 'height'>;

/** What a call answers: its result, or nothing to be refused as `internal`, or `NOT_SAVED`. */
export type Answers = {
  readonly [Name in Exclude<CallName, 'getState'>]?: (
    payload: CallPayloads[Name],
  ) => CallResults[Name] | Promise<CallResults[Name]> | typeof NOT_SAVED | undefined;
} & { readonly [Part in keyof StateParts]?: () => StateParts[Part] | undefined };

const began: { readonly [Part in keyof StateParts]: () => StateParts[Part] } = {
  app: () => appState(),
  snapshot: () => ({ at: NOW, connections: [] }),
  alerts: () => ({ records: [], snoozes: {}, transits: {} }),
  providers: () => [acme],
  trends: () => ({}),
  left: () => defaultViewSettings,
};

export function stateOf(answers: Answers): WindowState | undefined {
  const parts = Object.entries({ ...began, ...answers })
    .filter(([part]) => part in began)
    .map(([part, read]) => [part, (read as () => unknown)()] as const);
  if (parts.some(([, value]) => value === undefined)) return undefined;
  return { ...(Object.fromEntries(parts) as unknown as StateParts), height: window.innerHeight };
}

const defaults: Answers = {
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
  setView: () => null,
  setPage: () => null,
  ready: () => null,
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
  const changes = createSnapshotChanges();
  const listeners = new Map<PushName, Set<(value: never) => void>>();
  const call = (name: CallName) => async (payload: unknown): Promise<Envelope<unknown>> => {
    calls.push({ name, payload });
    const answer = name === 'getState' ? () => stateOf(answers) : (answers[name] ?? defaults[name]);
    const value = await (answer as ((payload: unknown) => unknown) | undefined)?.(payload);
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
    /** Of snapshots the window is told what is new, as by main. */
    push: <Name extends PushName>(name: Name, value: Told[Name]) => {
      const told = name === 'snapshot' ? changes.of(value as Snapshot) : value;
      act(() => listeners.get(name)?.forEach((listener) => listener(told as never)));
    },
  };
}

/** For what draws the window in another way than `openWindow`. */
export function fakeClient(answers: Answers = {}): Client {
  return createClient(fakeMain(answers).api);
}

/** The whole window before a fake main. */
export async function openWindow(answers: Answers = {}) {
  const main = fakeMain(answers);
  // As in the app a moment after its first screen stands.
  await loadRareScreens();
  const user = userEvent.setup();
  const client = createClient(main.api);
  render(<App client={client} first={await readState(client)} />);
  return { ...main, user };
}

export function withConnections(...connections: readonly ConnectionSnapshot[]): Answers {
  return { snapshot: () => ({ at: NOW, connections }) };
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
