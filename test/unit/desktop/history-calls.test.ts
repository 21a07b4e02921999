import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExportProgress } from '../../../electron/contract/history-types.ts';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { BalanceSnapshot } from '../../../electron/domain/snapshot.ts';
import {
  createHistoryCalls,
  type HistoryCallParts,
} from '../../../electron/desktop/history-calls.ts';
import { NotFound } from '../../../electron/desktop/ipc.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { DAY, HOUR, KEY, historyWorld } from '../history/harness.ts';
import { entry, shownConnection } from '../support/snapshots.ts';

const opened = vi.hoisted(() => ({ urls: [] as string[], fails: false, copied: '' }));
vi.mock('electron', () => ({
  ipcMain: {},
  protocol: {},
  clipboard: { writeText: (text: string) => void (opened.copied = text) },
  shell: {
    async openExternal(url: string) {
      if (opened.fails) throw new Error('no browser');
      opened.urls.push(url);
    },
  },
}));

const world = historyWorld();
let settings: Settings;
let target: string | null;
let asked: string[];
let progress: ExportProgress[];
let parts: HistoryCallParts;
let calls: ReturnType<typeof createHistoryCalls>;
let folder: string;
let balances: readonly BalanceSnapshot[];

const connection = (over: Partial<ConnectionConfig> = {}): ConnectionConfig => ({
  id: 'a',
  providerId: 'worldfirst',
  environmentId: 'production-sg',
  label: 'Peru',
  enabled: true,
  baseUrl: 'https://a.test',
  plainHttpConsent: false,
  intervalMs: 300_000,
  values: {},
  ...over,
});

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-export-'));
  settings = { ...readSettings({}).value, connections: [connection()] };
  target = path.join(folder, 'out.json');
  asked = [];
  progress = [];
  opened.urls = [];
  opened.copied = '';
  balances = [];
  opened.fails = false;
  parts = {
    history: world.history,
    historyFolder: world.folder,
    settings: {
      get: () => ({ ...settings, history: world.settings }),
      update(change) {
        settings = change({ ...settings, history: world.settings });
        world.settings = settings.history;
      },
    },
    monitor: { snapshot: () => ({ at: world.clock, connections: [shownConnection('a', balances)] }) },
    computerZone: () => 'UTC',
    locale: () => 'en',
    providerName: (id) => ({ en: id, 'zh-CN': id }),
    async chooseTarget(name) {
      asked.push(name);
      return target;
    },
    onExportProgress: (at) => progress.push(at),
    onHistoryChange: () => undefined,
    now: () => world.clock,
  };
  calls = createHistoryCalls(parts);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A reading every hour, each a little less than the one before. */
async function readFor(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    world.reads(`${1_000 - hour}.10`);
    world.clock += HOUR;
  }
  await world.settle();
}

describe('the amount of an account', () => {
  const ref = { connectionId: 'a', key: KEY };

  it('is copied as it is shown', async () => {
    balances = [entry('8230')];
    await calls.copyAmount(ref);
    expect(opened.copied).toBe('PEN 8,230.00');
  });

  it('is not copied where nobody knows it', () => {
    balances = [entry('8230', { freshness: 'not-returned' })];
    expect(() => calls.copyAmount(ref)).toThrow(NotFound);
    expect(() => calls.copyAmount({ ...ref, connectionId: 'b' })).toThrow(NotFound);
    expect(opened.copied).toBe('');
  });
});

describe('the chart', () => {
  it('reaches over its span, up to the reading of this very moment', async () => {
    await readFor(30);
    world.reads('1.10');
    const chart = await calls.getChart({ connectionId: 'a', key: KEY, span: '24h' });
    expect(chart).toMatchObject({ from: world.clock - DAY, to: world.clock, unit: 'major' });
    expect(chart?.points[0]?.at).toBe(world.clock - DAY);
    expect(chart?.points.at(-1)).toMatchObject({ at: world.clock, last: '1.10' });
    expect(chart?.points).toHaveLength(25);
  });

  it('shows nothing that was read when the connection was another', async () => {
    await readFor(10);
    settings = { ...settings, connections: [connection({ readingsFrom: world.clock - 3 * HOUR })] };
    const chart = await calls.getChart({ connectionId: 'a', key: KEY, span: '24h' });
    expect(chart?.points).toHaveLength(3);
    expect(chart?.from).toBe(world.clock - DAY);
  });

  it('is none of a balance nobody has read', async () => {
    expect(await calls.getChart({ connectionId: 'a', key: KEY, span: '1y' })).toBeNull();
  });

  it('is refused for a connection that is not there', () => {
    expect(() => calls.getChart({ connectionId: 'b', key: KEY, span: '24h' })).toThrow(NotFound);
  });
});

describe('what the window is told of the history', () => {
  it('is where it is, how large, and of which removed connections there is some', async () => {
    await readFor(1);
    settings = { ...settings, connections: [] };
    expect(await calls.getHistory(null)).toMatchObject({
      keeping: { kind: 'stored' },
      waiting: 0,
      computerZone: 'UTC',
      removed: [{ connectionId: 'a', label: 'Peru' }],
    });
    expect((await calls.getHistory(null)).size).toBeGreaterThan(4_096);
    expect((await calls.getHistory(null)).choices).not.toHaveProperty('toErase');
  });

  it('counts what waits for the keychain', async () => {
    world.keychain.locked = true;
    world.reads('1');
    await world.settle();
    world.clock += HOUR;
    world.reads('2');
    await world.settle();
    const view = await calls.getHistory(null);
    expect(view).toMatchObject({ keeping: { kind: 'in-memory', why: 'locked' }, waiting: 2, size: 0 });
  });

  it('keeps what is to be erased when choices change', async () => {
    world.settings = { ...world.settings, toErase: ['gone'] };
    await calls.setHistoryChoices({ rawDays: 30, hourlyDays: 60, totalDays: 400, timeZone: 'Asia/Tokyo' });
    expect(world.settings).toEqual({
      rawDays: 30,
      hourlyDays: 60,
      totalDays: 400,
      timeZone: 'Asia/Tokyo',
      toErase: ['gone'],
    });
  });

  it('goes for good with a removed connection, and never under one that is there', async () => {
    await readFor(2);
    expect(() => calls.eraseHistory({ connectionId: 'a' })).toThrow(NotFound);
    parts = { ...parts, monitor: { snapshot: () => ({ at: 0, connections: [] }) } };
    await createHistoryCalls(parts).eraseHistory({ connectionId: 'a' });
    expect(world.history.lastReadings()).toEqual([]);
  });
});

describe('an export', () => {
  const request = { format: 'json', detail: 'finest', from: '2026-01-15', to: '2026-01-15', accounts: null } as const;
  const written = () => JSON.parse(readFileSync(target ?? '', 'utf8'));

  it('holds whole days of the accounting zone, both ends included', async () => {
    world.clock = Date.parse('2026-01-14T14:30:00Z');
    world.settings = { ...world.settings, timeZone: 'Asia/Tokyo' };
    await readFor(30);
    expect(await calls.exportHistory(request)).toEqual({ ok: true, file: 'out.json', rows: 24 });
    expect(asked).toEqual(['plimsoll-2026-01-15-2026-01-15.json']);
    const [balance] = written().balances;
    expect(balance.rows).toHaveLength(24);
    expect(written().timeZone).toBe('Asia/Tokyo');
  });

  it('holds only the accounts that were chosen', async () => {
    await readFor(2);
    const other = { connectionId: 'a', key: 'other' };
    expect(await calls.exportHistory({ ...request, accounts: [other] })).toEqual({
      ok: false,
      error: 'nothing',
    });
    // Nobody is asked for a place for nothing.
    expect(asked).toEqual([]);
    const chosen = [{ connectionId: 'a', key: KEY }, other];
    expect(await calls.exportHistory({ ...request, accounts: chosen })).toMatchObject({ rows: 2 });
  });

  it('writes nothing when the person changed their mind', async () => {
    await readFor(1);
    target = null;
    expect(await calls.exportHistory(request)).toEqual({ ok: false, error: 'cancelled' });
  });

  it('says when the file cannot be written, and leaves what was there', async () => {
    await readFor(1);
    target = path.join(folder, 'missing', 'out.json');
    expect(await calls.exportHistory(request)).toEqual({ ok: false, error: 'cannot-write' });
  });

  it('tells how far it is, can be stopped, and then leaves the file that was there', async () => {
    await readFor(1);
    const one = [...world.history.exportRows({ from: 0, to: world.clock, detail: 'finest' })][0]!;
    function* many() {
      for (let count = 0; count < 10_000; count += 1) {
        if (count === 4_500) void calls.cancelExport(null);
        yield one;
      }
    }
    calls = createHistoryCalls({ ...parts, history: { ...world.history, exportRows: many } });
    writeFileSync(target ?? '', 'before');
    expect(await calls.exportHistory(request)).toEqual({ ok: false, error: 'cancelled' });
    expect(progress).toEqual([{ rows: 2_000 }, { rows: 4_000 }]);
    expect(readFileSync(target ?? '', 'utf8')).toBe('before');
  });

  it('waits for none that is under way', async () => {
    await readFor(1);
    const first = calls.exportHistory(request);
    expect(await calls.exportHistory(request)).toEqual({ ok: false, error: 'busy' });
    expect(await first).toMatchObject({ ok: true });
    expect(await calls.exportHistory(request)).toMatchObject({ ok: true });
  });
});

describe('a month’s end', () => {
  it('is by the entity’s midnight, and can be exported', async () => {
    world.clock = Date.parse('2026-01-31T12:00:00Z');
    await readFor(24);
    const of = async (timeZone: string) => {
      const { moment, rows } = await calls.getMonthEnd({ month: '2026-01', timeZone });
      return [new Date(moment).toISOString(), rows.map(({ balance }) => balance.available.value)];
    };
    expect(await of('UTC')).toEqual(['2026-02-01T00:00:00.000Z', ['989.10']]);
    expect(await of('Asia/Shanghai')).toEqual(['2026-01-31T16:00:00.000Z', ['997.10']]);
    const request = { month: '2026-01', timeZone: 'Asia/Shanghai', format: 'json' } as const;
    const none = await calls.exportMonthEnd({ ...request, connectionIds: ['b'] });
    expect(none).toEqual({ ok: false, error: 'nothing' });
    await calls.exportMonthEnd({ ...request, connectionIds: ['a'] });
    const { balances } = JSON.parse(readFileSync(target ?? '', 'utf8'));
    expect(balances).toHaveLength(1);
    expect(balances[0].rows).toMatchObject([{ available: '997.10' }]);
  });

  it('is known before anything was read', async () => {
    const view = await calls.getMonthEnd({ month: '2026-01', timeZone: 'UTC' });
    expect(view).toEqual({ moment: Date.parse('2026-02-01T00:00:00Z'), rows: [] });
  });
});

describe('one account', () => {
  it('keeps its note, and loses an empty one', async () => {
    await calls.setNote({ connectionId: 'a', key: KEY, note: '  call Ana ' });
    expect(await calls.getAccount({ connectionId: 'a', key: KEY })).toEqual({
      note: 'call Ana',
      portal: 'portal.worldfirst.com',
    });
    await calls.setNote({ connectionId: 'a', key: KEY, note: ' ' });
    expect(settings.notes).toEqual({ a: {} });
    expect(() => calls.setNote({ connectionId: 'b', key: KEY, note: 'x' })).toThrow(NotFound);
  });

  it('leads to the address in the provider’s descriptor alone', async () => {
    settings = { ...settings, connections: [connection({ baseUrl: 'https://evil.test' })] };
    expect(await calls.openPortal({ connectionId: 'a' })).toEqual({ opened: true });
    expect(opened.urls).toEqual(['https://portal.worldfirst.com/']);
    opened.fails = true;
    expect(await calls.openPortal({ connectionId: 'a' })).toEqual({ opened: false });
  });

  it.each(['smilepayz', 'redemption', 'unheard-of'])(
    'leads nowhere where the provider has named no portal (%s)',
    async (providerId) => {
      const environmentId = 'production';
      settings = { ...settings, connections: [connection({ providerId, environmentId })] };
      const account = await calls.getAccount({ connectionId: 'a', key: KEY });
      expect(account).toMatchObject({ portal: null });
      await expect(calls.openPortal({ connectionId: 'a' })).rejects.toThrow(NotFound);
      expect(opened.urls).toEqual([]);
    },
  );
});
