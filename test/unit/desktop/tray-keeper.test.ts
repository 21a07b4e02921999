import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTray, readSealedTray, trayCircumstances } from '../../../electron/desktop/last-tray.ts';
import { createTrayKeeper, type TrayKeeper } from '../../../electron/desktop/tray-keeper.ts';
import type { TrayInput } from '../../../electron/desktop/tray-input.ts';
import type { TrayItem } from '../../../electron/desktop/tray-items.ts';
import type { HistoryState } from '../../../electron/history/storage.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { everything, inputOf, labels, line, one } from './tray-harness.ts';

const KEY = 'ab'.repeat(32);
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 25, 12);
const of = { version: '1', languages: ['en'] };

let folder: string;
let history: HistoryState;
let uptime: number;
let input: TrayInput;
let reads: string[];
let keeper: TrayKeeper;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-keeper-'));
  writeFileSync(path.join(folder, 'settings.json'), '{}');
  history = { kind: 'stored' };
  uptime = 0;
  reads = [];
  input = inputOf(one('73.19'));
  keeper = createTrayKeeper({
    folder,
    vault: {
      entries: () => ({ key_1: { kept: 'keychain', generation: 1, chunks: 1 } }),
      read: (owner, field) => {
        reads.push(`${owner}/${field}`);
        return Promise.resolve(KEY);
      },
    },
    historyState: () => history,
    circumstances: () => of,
    atStart: () => input,
    uptime: () => uptime,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
const items = (now = NOW): readonly TrayItem[] | null => {
  const tray = readSealedTray(folder);
  const circumstances = trayCircumstances(folder, of);
  const shown = tray && circumstances && openTray(tray, KEY, circumstances, now);
  return shown === null ? null : shown.model.items;
};
const kept = (now = NOW): string[] | null => {
  const found = items(now);
  return found === null ? null : labels({ items: found });
};

it('keeps the tray when the app quits, with the key that the history has already', async () => {
  keeper.take();
  keeper.take();
  await settled();
  expect(kept()).toBeNull();
  keeper.keep();
  expect(reads).toEqual(['history/key_1']);
  expect(readSealedTray(folder)?.item).toBe('history/key_1/1/0');
  expect(kept()?.join('\n')).toContain('PEN 73.19');
});

it('keeps it every ten minutes, for who is never asked to quit', async () => {
  keeper.take();
  await settled();
  uptime = 10 * MINUTE - 1;
  keeper.take();
  expect(kept()).toBeNull();
  uptime += 1;
  keeper.take();
  expect(kept()).not.toBeNull();
});

it('keeps nothing while amounts have to stay in memory', async () => {
  history = { kind: 'in-memory', why: 'locked', forgotten: 0 };
  keeper.take();
  await settled();
  keeper.keep();
  expect(readSealedTray(folder)).toBeNull();
  expect(reads).toEqual([]);
});

it('what it says of a pause and of snoozes holds until the first of them ends', async () => {
  keeper.take();
  await settled();
  const snooze = { until: NOW + 5 * MINUTE, since: NOW };
  input = {
    ...input,
    app: { ...input.app, pause: { since: NOW, until: NOW + 9 * MINUTE } },
    alerts: { snoozes: { a: { x: snooze, y: { untilChangeFrom: '1', since: NOW } } }, transits: {} },
  } as unknown as TrayInput;
  keeper.keep();
  expect(kept(NOW + 5 * MINUTE - 1)).not.toBeNull();
  expect(kept(NOW + 5 * MINUTE)).toBeNull();
});

it('names the day of every reading: at the next start it may be another', async () => {
  keeper.take();
  await settled();
  keeper.keep();
  expect(kept()?.join('\n')).toMatch(/\d{1,2} \w{3}, \d\d:\d\d/);
});

it('opens an account at a click: what else can be done about it comes with the app', async () => {
  keeper.take();
  await settled();
  keeper.keep();
  const row = items()?.find((item) => item.kind === 'action' && item.label.includes('PEN 73.19'));
  expect(row).toMatchObject({ enabled: true, action: { do: 'show', connectionId: 'a' } });
  expect(everything(items() ?? []).filter((item) => 'action' in item && item.action.do === 'snooze')).toEqual([]);
});

it('keeps every account of a folded menu, with its amount', async () => {
  const balances = Array.from({ length: 30 }, (_, n) => entry(`${100 + n}`, { line, key: `k${n}` }));
  input = inputOf(snapshotOf(shownConnection('a', balances)));
  keeper.take();
  await settled();
  keeper.keep();
  const actions = everything(items() ?? []).flatMap((item) => (item.kind === 'action' ? [item] : []));
  const accounts = actions.filter(({ action }) => action.do === 'show').map(({ label }) => label);
  expect(new Set(accounts.map((label) => /PEN (\d+)/.exec(label)?.[1])).size).toBe(30);
});

it('is gone once what it holds was deleted', async () => {
  keeper.take();
  await settled();
  keeper.keep();
  keeper.drop();
  expect(existsSync(path.join(folder, 'last-tray.json'))).toBe(false);
  keeper.drop();
});
