import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotFound } from '../../../electron/desktop/ipc.ts';
import { createSetupCalls } from '../../../electron/desktop/setup-calls.ts';
import type { SetupSummary } from '../../../electron/contract/setup-types.ts';
import type { SetupResult } from '../../../electron/provisioning/provisioning.ts';
import type { SetupSource } from '../../../electron/provisioning/source.ts';

vi.mock('electron', () => ({ ipcMain: {}, protocol: {} }));

const summary: SetupSummary = { connections: [], alerts: true, preferences: false, calendar: false };
const CANARY = 'calls-canary-3b1e';

let folder: string;
let chosen: string | null;
let review: SetupResult;
let imported: SetupSource[];
let calls: ReturnType<typeof createSetupCalls>;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-calls-'));
  chosen = path.join(folder, 'setup.json');
  writeFileSync(path.join(folder, 'key.txt'), CANARY);
  writeFileSync(
    chosen,
    '{"connections": [{"secrets": {"a": {"file": "key.txt"}, "b": "-"}}]}',
  );
  review = { ok: true, summary };
  imported = [];
  let count = 0;
  calls = createSetupCalls({
    provisioning: {
      review: async () => review,
      async import(source) {
        imported.push(source);
        return { ok: true, summary };
      },
      export: () => '{}\n',
    },
    chooseSetupFile: async () => chosen,
    chooseSetupTarget: async (name) => chosen && path.join(folder, name),
    newId: () => `setup-${(count += 1)}`,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function choose(): Promise<string> {
  const result = await calls.chooseSetup(null);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.setupId;
}

describe('a set-up file chosen in the window', () => {
  it('waits in main, secrets and all, until the window has shown what it would do', async () => {
    const result = await calls.chooseSetup(null);
    expect(result).toEqual({ ok: true, setupId: 'setup-1', file: 'setup.json', summary });
    expect(imported).toEqual([]);
    expect(await calls.importSetup({ setupId: 'setup-1' })).toEqual({ ok: true, summary });
    expect(Object.values(imported[0]?.secrets ?? {})).toEqual([
      { kind: 'text', text: CANARY },
      // A window has none.
      { kind: 'refused', refusal: 'stdin-absent' },
    ]);
  });

  it('is imported once, and not at all once it is discarded or another was chosen', async () => {
    const first = await choose();
    await calls.importSetup({ setupId: first });
    expect(() => calls.importSetup({ setupId: first })).toThrow(NotFound);
    const second = await choose();
    calls.discardSetup({ setupId: second });
    expect(() => calls.importSetup({ setupId: second })).toThrow(NotFound);
    const third = await choose();
    await choose();
    expect(() => calls.importSetup({ setupId: third })).toThrow(NotFound);
    expect(imported).toHaveLength(1);
  });

  it('with something wrong in it is told of, and cannot be imported', async () => {
    const problems = [{ place: 'alerts', line: 1, column: 2, text: 'x' }];
    review = { ok: false, problems };
    expect(await calls.chooseSetup(null)).toEqual({ ok: false, problems, file: 'setup.json' });
    expect(() => calls.importSetup({ setupId: 'setup-1' })).toThrow(NotFound);
  });

  it('that cannot be read, or was not chosen after all, is nothing', async () => {
    chosen = path.join(folder, 'nothing.json');
    expect(await calls.chooseSetup(null)).toEqual({ ok: false, error: 'unreadable' });
    chosen = null;
    expect(await calls.chooseSetup(null)).toEqual({ ok: false, error: 'cancelled' });
    expect(await calls.exportSetup(null)).toEqual({ ok: false, error: 'cancelled' });
  });
});

describe('a set-up file written from the window', () => {
  it('is the user’s alone to read', async () => {
    expect(await calls.exportSetup(null)).toEqual({ ok: true, file: 'plimsoll-setup.json' });
    const file = path.join(folder, 'plimsoll-setup.json');
    expect(readFileSync(file, 'utf8')).toBe('{}\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says so when it cannot be written', async () => {
    rmSync(folder, { recursive: true });
    expect(await calls.exportSetup(null)).toEqual({ ok: false, error: 'cannot-write' });
  });
});
