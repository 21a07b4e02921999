import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errors, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { howMany, isFullRun, SEED, writeFigures } from '../../build/torture/figures.ts';
import { mulberry32 } from '../../electron/demo/simulator/prng.ts';
import type { ConnectionSnapshot } from '../../electron/domain/snapshot.ts';
import type { RunningApp } from './support/app.ts';
import { believe, type Believed } from './support/believed.ts';
import { copyText } from './support/clipboard.ts';
import { lookAt } from './support/dead-profile.ts';
import { openKeyring, type Keyring } from './support/keyring.ts';
import { startSession, type Session } from './support/session.ts';
import { addWorldFirst, setAvailable } from './support/steps.ts';

const KILLS = howMany('PLIMSOLL_TORTURE_KILLS', { full: 200, reduced: 6 });
/** So many kills with the balance low, and one with it fine again. */
const ROUNDS_OF_A_CROSSING = 4;
/** The app dies so long after a start at the latest, ms. */
const LONGEST_LIFE_MS = 3_000;
/** While it starts, ms. */
const LONGEST_START_MS = 1_500;
/** A notification that left so short a time before a kill cannot have been written down as shown, ms. */
const IN_FLIGHT_MS = 100;
const MOST_CONNECTIONS = 8;
const HARBOUR = 'Harbour Trading';
const PATIENCE = { timeout: 30_000, interval: 100 };

const prng = mulberry32(SEED);
const chance = (below: number): number => prng.next(below);

let session: Session;
let keyring: Keyring;
let app: RunningApp;
let page: Page;
let harbour: { readonly id: string; readonly key: string };

const theme = believe<string>('the theme', 'system');
const note = believe('the note', '');
const upper = believe('the upper line', '');
/** By label: whether the connection is there. */
const there = new Map<string, Believed<boolean>>();
/** Everything the main balance was ever set to, oldest first, as the app shows it. */
const amounts = ['5000.00'];
/** The place in `amounts` of what the window showed last. */
let seen = 0;
const problems: string[] = [];
const done = { kills: 0, whileStarting: 0, actions: 0, crossings: 0, inFlight: 0 };

/** When each notification was asked for, and when the app was killed, ms. */
const notifiedAt: number[] = [];
const killedAt: number[] = [];
let watching: NodeJS.Timeout;

beforeAll(async () => {
  session = await startSession();
  keyring = await openKeyring(session.desktop);
  watching = setInterval(() => {
    while (notifiedAt.length < session.notified.calls().length) notifiedAt.push(performance.now());
  }, 5);
  app = await session.launch();
  page = await app.window();
  await addWorldFirst(app, session);
  const { id, balances } = (await connections())[0] as ConnectionSnapshot;
  harbour = { id, key: balances[0]?.key ?? '' };
  await call('setLine', { connectionId: id, key: harbour.key, warn: '4500', critical: null, upper: null });
  there.set(HARBOUR, believe(HARBOUR, true));
}, 120_000);

afterAll(async () => {
  clearInterval(watching);
  writeFigures('kills', [
    { what: 'SIGKILLs of the real app', value: `${done.kills}, of which ${done.whileStarting} while it started; seed ${SEED}` },
    { what: 'changes made meanwhile', value: `${done.actions} (settings, connections with their secrets, refreshes)` },
    { what: 'lost or damaged after a kill', value: problems.length === 0 ? 'nothing: settings, history, connections and secrets are whole' : problems.join('; ') },
    { what: 'alerts', value: `${done.crossings} crossings, each told once${done.inFlight === 0 ? '' : `; ${done.inFlight} told again, as the kill came within ${IN_FLIGHT_MS} ms of showing`}` },
  ]);
  keyring?.stop();
  await session?.stop();
});

/** Asks main through the window, as the window itself does. */
async function call<Result>(name: string, payload: unknown): Promise<Result> {
  const envelope = await page.evaluate(
    ([asked, given]) => (Reflect.get(window.plimsoll, asked as string) as (payload: unknown) => Promise<unknown>)(given),
    [name, payload] as const,
  );
  const { ok, value, refusal } = envelope as { ok: boolean; value: Result; refusal?: string };
  if (!ok) throw new Error(`${name}: ${refusal ?? ''}`);
  return value;
}

const connections = async (): Promise<readonly ConnectionSnapshot[]> =>
  (await call<{ snapshot: { connections: ConnectionSnapshot[] } }>('getState', null)).snapshot.connections;

/** The debugger lost an answer; the app is not at fault. */
const LOST_ANSWER = /garbage collected/;

/** What goes on until the app is dead. An action that the kill cut short ends with an error. */
async function until(dead: () => boolean, act: () => Promise<unknown>): Promise<void> {
  while (!dead()) {
    try {
      await act();
      done.actions += 1;
    } catch (error) {
      if (!dead() && !LOST_ANSWER.test(String(error))) throw error;
    }
  }
}

const pick = <T>(list: readonly T[]): T => list[chance(list.length)] as T;

async function saveSettings(): Promise<void> {
  const n = String(6_000 + chance(1_000));
  const { id: connectionId, key } = harbour;
  const next = pick(['light', 'dark', 'system']);
  await pick([
    () =>
      theme.change(next, () =>
        call('setPreferences', { language: 'en', theme: next, fasterWhileOpen: false, hideAmounts: false }),
      ),
    () => note.change(n, () => call('setNote', { connectionId, key, note: n })),
    () => upper.change(n, () => call('setLine', { connectionId, key, warn: '4500', critical: null, upper: n })),
  ])();
}

let merchants = 0;

/** Adds a connection with its secret, takes one away, or gives one its secret anew. */
async function changeConnections(): Promise<void> {
  const others = [...there].filter(([label, one]) => label !== HARBOUR && one.sure()).map(([label]) => label);
  if (others.length === 0 || (others.length < MOST_CONNECTIONS && chance(2) === 0)) return addConnection();
  const label = pick(others);
  const found = (await connections()).find((one) => one.label === label);
  if (found === undefined) throw new Error(`${label} is not there`);
  if (chance(2) === 0) {
    await (there.get(label) as Believed<boolean>).change(false, () =>
      call('removeConnection', { connectionId: found.id, anyway: false, eraseHistory: true }),
    );
    return;
  }
  const draft = await call<Draft>('openDraft', { connectionId: found.id });
  await enterSecret(draft.draftId, label);
  await save(draft, draft.initial);
}

interface Draft {
  readonly draftId: string;
  readonly initial: { readonly values: Readonly<Record<string, unknown>> };
}

async function addConnection(): Promise<void> {
  merchants += 1;
  const label = `Vouchers ${merchants}`;
  await session.simulator.register({
    merchant: {
      provider: 'redemption',
      merchantId: `m-${merchants}`,
      businessId: `b-${merchants}`,
      credential: { signType: 'MD5', signKey: signKeyOf(label) },
      amount: String(10_000 + merchants),
      creditLine: '0',
    },
  });
  const draft = await call<Draft>('openDraft', { providerId: 'redemption' });
  await enterSecret(draft.draftId, label);
  const values = { ...draft.initial.values, merchantId: `m-${merchants}`, businessId: `b-${merchants}`, signType: 'MD5' };
  const added = believe(label, false);
  there.set(label, added);
  await added.change(true, () =>
    save(draft, {
      ...draft.initial,
      label,
      environmentId: 'simulator',
      baseUrl: session.ready.baseUrl,
      intervalSeconds: 3_600,
      values,
    }),
  );
}

const signKeyOf = (label: string): string => `sign-key-of-${label.replace(' ', '-')}`;

async function enterSecret(draftId: string, label: string): Promise<void> {
  await copyText(app.electronApp, signKeyOf(label));
  const entered = await call<{ ok: boolean }>('pasteSecret', { draftId, field: 'signKey' });
  if (!entered.ok) throw new Error('the sign key was not taken');
}

async function save({ draftId }: Draft, values: object): Promise<void> {
  const saved = await call<{ ok: boolean; tooSoonMs?: number }>('saveDraft', { draftId, values, keep: 'keychain' });
  if (!saved.ok && saved.tooSoonMs === undefined) throw new Error(`not saved: ${JSON.stringify(saved)}`);
}

async function setAmount(cents: number): Promise<void> {
  amounts.push(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
  await setAvailable(session, String(cents));
}

let cents = 500_000;

async function refresh(): Promise<void> {
  if (!isLow()) await setAmount((cents += 1));
  await call('refresh', { connectionId: null });
  await look();
}

/** Remembers what the window shows: from then on it must be in the history. */
async function look(): Promise<ConnectionSnapshot> {
  const shown = (await connections()).find(({ label }) => label === HARBOUR) as ConnectionSnapshot;
  const [balance] = shown.balances;
  if (balance?.freshness === 'live') seen = Math.max(seen, amounts.lastIndexOf(balance.balance.available.value));
  return shown;
}

let low: string | null = null;
const isLow = (): boolean => low !== null;
const told = (amount: string): number[] =>
  session.notified.calls().flatMap(({ body }, n) => (body.includes(`USD ${Number(amount).toLocaleString('en', { minimumFractionDigits: 2 })} `) ? [n] : []));

async function fall(): Promise<void> {
  done.crossings += 1;
  await setAmount(400_000 + done.crossings);
  low = amounts.at(-1) ?? '';
}

/** It must have been told of by now; then it rises, and is seen to. */
async function rise(): Promise<void> {
  const amount = low ?? '';
  await expect.poll(() => told(amount).length, PATIENCE).toBeGreaterThan(0);
  low = null;
  await setAmount((cents += 1));
  await expect
    .poll(async () => {
      await call('refresh', { connectionId: harbour.id });
      const [balance] = (await look()).balances;
      return balance?.freshness === 'live' && balance.level === 'fine';
    }, PATIENCE)
    .toBe(true);
}

/** Everything that was saved is there again, and every secret still opens what it opened. */
async function expectAlive(): Promise<void> {
  type App = { preferences: { theme: string }; notices: { kind: string }[] };
  const { app: state } = await call<{ app: App }>('getState', null);
  note_(theme.find(state.preferences.theme));
  problems.push(...state.notices.map(({ kind }) => `notice ${kind}`));
  const account = await call<{ note: string }>('getAccount', { connectionId: harbour.id, key: harbour.key });
  note_(note.find(account.note));
  const shown = await connections();
  const line = shown.find(({ id }) => id === harbour.id)?.balances[0]?.line;
  if (line !== undefined) note_(upper.find(line.upper ?? ''));
  for (const [label, one] of there) note_(one.find(shown.some((connection) => connection.label === label)));
  note_(shown.every(({ label }) => there.has(label)) ? null : 'a connection that nobody added');
  await expect
    .poll(async () => {
      const all = await connections();
      const unread = all.filter(({ balances }) => !balances.some(({ freshness }) => freshness === 'live'));
      for (const { id } of unread) await call('refresh', { connectionId: id });
      return unread.map(({ label, condition, problem }) => `${label}: ${condition} ${problem?.kind ?? ''}`);
    }, PATIENCE)
    .toEqual([]);
  const now = await look();
  expect(now.condition).toBe('ok');
}

function note_(problem: string | null): void {
  if (problem !== null) problems.push(problem);
}

/** Amounts are in the encrypted history, and nowhere else in the profile. */
function amountsThatLieOpen(): string[] {
  const entries = readdirSync(session.profileDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  return files.flatMap((file) => {
    const text = readFileSync(file, 'latin1');
    return amounts.filter((amount) => text.includes(amount)).map((amount) => `${amount} lies open in ${path.basename(file)}`);
  });
}

async function expectWhole(): Promise<void> {
  problems.push(...amountsThatLieOpen());
  const { broken, newest } = await lookAt(session.profileDir, await keyring.items());
  problems.push(...broken);
  const last = newest.find(({ connectionId }) => connectionId === harbour.id)?.available;
  const place = amounts.lastIndexOf(last ?? '');
  if (place < seen) problems.push(`the history ends with ${last ?? 'nothing'}; the window showed ${amounts[seen] ?? ''}`);
}

/** A machine that has much else to do lets the debugger wait; what is on the disk is the same at the next try. */
async function start(): Promise<void> {
  for (let left = 3; ; left -= 1) {
    try {
      app = await session.launch();
      page = await app.window();
      return;
    } catch (error) {
      if (left === 1 || !(error instanceof errors.TimeoutError)) throw error;
    }
  }
}

async function killAfter(ms: number): Promise<void> {
  await delay(ms);
  const { pid } = app.electronApp.process();
  process.kill(pid ?? 0, 'SIGKILL');
  killedAt.push(performance.now());
  done.kills += 1;
}

/** Started without a debugger, which would be in the way, and killed before or as it is ready. */
async function killWhileStarting(): Promise<void> {
  const executable = process.env['PLIMSOLL_ELECTRON'] ?? '';
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, `--user-data-dir=${session.profileDir}`, '--disable-gpu', path.resolve(import.meta.dirname, '../..')];
  const child = spawn(executable, args, { env: session.desktop.env, cwd: session.profileDir, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await delay(chance(LONGEST_START_MS));
  child.kill('SIGKILL');
  killedAt.push(performance.now());
  await ended;
  done.kills += 1;
  done.whileStarting += 1;
}

test(`killed ${KILLS} times at any moment, the app has lost nothing and repeats no alert (seed ${SEED})`, async () => {
  for (let round = 0; done.kills < KILLS; round += 1) {
    let dead = false;
    const turn = round % ROUNDS_OF_A_CROSSING;
    if (turn === 1) await fall();
    const lanes = [saveSettings, changeConnections, refresh].map((act) => until(() => dead, act));
    const ended = Promise.allSettled(lanes);
    await killAfter(chance(LONGEST_LIFE_MS));
    dead = true;
    await ended;
    await Promise.all(lanes);
    await app.waitForExit();
    await expectWhole();
    if (turn === 2 && done.kills < KILLS) {
      await killWhileStarting();
      await expectWhole();
    }
    await start();
    await expectAlive();
    if (turn === ROUNDS_OF_A_CROSSING - 1) await rise();
    expect(problems, `after ${done.kills} kills, seed ${SEED}`).toEqual([]);
  }
  for (const amount of new Set(amounts.filter((one) => Number(one) < 4_500))) {
    const [, ...again] = told(amount);
    for (const [n, call_] of again.entries()) {
      const before = notifiedAt[told(amount)[n] ?? 0] ?? 0;
      const cutShort = killedAt.some((at) => at >= before && at - before < IN_FLIGHT_MS);
      expect(cutShort, `USD ${amount} was told again: ${session.notified.calls()[call_]?.body ?? ''}`).toBe(true);
      done.inFlight += 1;
    }
  }
  // Nothing else was told of: whatever was would be about something that got lost.
  const bodies = session.notified.calls().map(({ summary, body }) => `${summary}: ${body}`);
  expect(bodies.filter((text) => !text.includes('Low: '))).toEqual([]);
}, isFullRun || KILLS > 20 ? 3_600_000 : 240_000);
