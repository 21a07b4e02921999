import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { payloadSchemas } from '../../../electron/contract/payloads.ts';
import { defaultViewSettings } from '../../../electron/contract/view-types.ts';
import { createViewCalls } from '../../../electron/desktop/view-calls.ts';
import { readSettings, type Settings } from '../../../electron/settings/settings.ts';
import { storedConnection } from '../settings/stored-connection.ts';

const NOW = 1_772_431_500_000;
const { home: _home, ...layout } = defaultViewSettings;

function world() {
  let current = readSettings({ connections: [storedConnection('here')] }).value;
  const settings = {
    get: () => current,
    update: (change: (before: Settings) => Settings) => {
      current = change(current);
    },
  };
  const calls = createViewCalls({ settings, appState: () => ({ now: NOW }) });
  return { calls, settings };
}

describe('the calls the overview lives on', () => {
  it('keep the layout, without connections that are gone, and leave the rates alone', async () => {
    const { calls, settings } = world();
    const rates = [{ currency: 'USD', rate: '7.1', quoted: null }];
    await calls.setRates({ currency: 'CNY', rates });
    const ref = (connectionId: string) => ({ connectionId, key: 'A' });
    await calls.setView({ ...layout, compact: true, pinned: [ref('here'), ref('gone')] });
    expect(settings.get().view).toEqual({
      ...defaultViewSettings,
      compact: true,
      pinned: [ref('here')],
      home: { currency: 'CNY', rates: [{ currency: 'USD', rate: '7.1', at: NOW }] },
    });
  });

  it('change nothing when a rate cannot be read', async () => {
    const { calls, settings } = world();
    const before = settings.get();
    const rates = [{ currency: 'USD', rate: 'x', quoted: null }];
    expect(await calls.setRates({ currency: 'CNY', rates })).toMatchObject({ ok: false });
    expect(settings.get()).toBe(before);
  });
});

describe('a layout from the window', () => {
  const accepts = (payload: unknown) => v.safeParse(payloadSchemas.setView, payload).success;

  it('is taken as it is, and with nothing more or less in it', () => {
    const { open: _open, ...less } = layout;
    expect([layout, { ...layout, more: 1 }, less].map(accepts)).toEqual([true, false, false]);
  });
});
