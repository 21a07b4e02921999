import { beforeEach, describe, expect, it } from 'vitest';
import { createNotices } from '../../../electron/desktop/notices.ts';
import { createPast, type Past } from '../../../electron/desktop/past.ts';
import type { EarlierReading } from '../../../electron/monitor/restore.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { createVault, type Vault } from '../../../electron/vault/vault.ts';
import { HOUR, historyWorld } from '../history/harness.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';
import { fakeKeychain, memoryIndex } from '../vault/harness.ts';

/** Only its folder is used. */
const world = historyWorld();
const keychain = fakeKeychain();
let index = memoryIndex();
let settings: Settings;
let restored: (readonly EarlierReading[])[];
let pushed: string[];

beforeEach(() => {
  settings = readSettings({}).value;
  restored = [];
  pushed = [];
  index = memoryIndex();
  keychain.items.clear();
  keychain.locked = false;
});

function session(): Past & { readonly vault: Vault } {
  const vault: Vault = createVault(keychain, index, (state) => {
    if (state === 'ready') past.wake();
  });
  const past = createPast({
      isClockRight: () => true,
    folder: world.folder,
    vault,
    settings: {
      get: () => settings,
      update(change) {
        settings = change(settings);
      },
    },
    notices: createNotices(() => undefined),
    window: { push: (name) => pushed.push(name), isOpening: () => false },
    monitor: () => ({ restore: (readings) => restored.push(readings), isCrowded: () => false }),
    timeZone: () => 'UTC',
    now: () => world.clock,
    setTimer(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onTrends: () => undefined,
  });
  return { ...past, vault };
}

const read = (past: Past, value: string) => {
  const live = entry(value, { readAt: world.clock });
  past.take(snapshotOf(shownConnection('a', [live])));
};

const values = () => restored.at(-1)?.map(({ balance }) => balance.available.value);

describe('the past over a restart', () => {
  it('is shown as soon as its file is open, and kept going', async () => {
    const first = session();
    await first.open();
    read(first, '70');
    await expect.poll(() => first.history.state().kind).toBe('stored');
    first.stop();

    world.clock += HOUR;
    restored = [];
    const second = session();
    await second.open();
    expect(values()).toEqual(['70']);
    second.stop();
  });

  it('is shown late where the keychain opens late', async () => {
    const first = session();
    await first.open();
    read(first, '70');
    await expect.poll(() => first.history.state().kind).toBe('stored');
    first.stop();

    restored = [];
    keychain.locked = true;
    const second = session();
    await second.open();
    expect(restored).toEqual([]);
    keychain.locked = false;
    await second.vault.probe(true);
    await expect.poll(values).toEqual(['70']);
    second.stop();
  });

  it('tells the window where readings are', async () => {
    const past = session();
    await past.open();
    read(past, '70');
    await expect.poll(() => pushed).toContain('history');
    past.stop();
  });
});
