import { describe, expect, it } from 'vitest';
import { defaultViewSettings } from '../../../electron/contract/view-types.ts';
import { readRates, type GivenRate } from '../../../electron/settings/read-rates.ts';
import { readSettings } from '../../../electron/settings/settings.ts';
import { forgetConnections } from '../../../electron/settings/view-settings.ts';

const NOW = Date.parse('2026-03-02T14:05:00+08:00');

describe('how the window was left', () => {
  it('is read back as it was written', () => {
    const view = {
      ...defaultViewSettings,
      group: 'entity',
      sort: 'urgency',
      state: 'not-live',
      currency: 'PEN',
      hideZero: true,
      compact: true,
      pinned: [{ connectionId: 'c-1', key: 'A/MAIN/PEN' }],
      open: { connectionId: 'c-1', key: 'A/MAIN/PEN' },
      entities: { 'c-1': '安第斯公司' },
      home: { currency: 'CNY', rates: [{ currency: 'USD', rate: '7.1', at: NOW, quotedBy: 'x' }] },
    };
    const read = readSettings({ view: JSON.parse(JSON.stringify(view)) });
    expect(read).toMatchObject({ damaged: false, value: { view } });
  });

  it('is the plain overview where nothing was written yet', () => {
    expect(readSettings({})).toMatchObject({ damaged: false, value: { view: defaultViewSettings } });
  });

  it.each([
    { sort: 'by-mood' },
    { compact: 'yes' },
    { pinned: [{ connectionId: '../etc', key: '' }] },
    { entities: { c: 'x'.repeat(81) } },
    { home: { currency: 'CNY', rates: [{ currency: 'USD', rate: '0.00', at: NOW }] } },
    { home: { currency: 'CNY', rates: [{ currency: 'USD', rate: '-7', at: NOW }] } },
  ])('loses a part that is damaged (%#), and keeps the rest', (damage) => {
    const read = readSettings({ view: { currency: 'PEN', ...damage } });
    expect(read).toMatchObject({
      damaged: true,
      value: { view: { ...defaultViewSettings, currency: 'PEN' } },
    });
  });

  it('says nothing more of connections that are gone', () => {
    const ref = (connectionId: string) => ({ connectionId, key: 'A/MAIN/PEN' });
    const layout = {
      ...defaultViewSettings,
      pinned: [ref('gone'), ref('here')],
      open: ref('gone'),
      entities: { gone: 'One', here: 'Two' },
    };
    expect(forgetConnections(layout, (id) => id === 'here')).toEqual({
      ...layout,
      pinned: [ref('here')],
      open: null,
      entities: { here: 'Two' },
    });
  });
});

describe('rates to the user’s own currency', () => {
  const given = (currency: string, rate: string, quoted: GivenRate['quoted'] = null): GivenRate => ({
    currency,
    rate,
    quoted,
  });

  it('are read as typed, at the moment they were typed; an empty one is none', () => {
    const rates = [given('USD', ' ７．1０ '), given('EUR', '')];
    expect(readRates({ currency: ' cny ', rates }, null, NOW)).toEqual({
      ok: true,
      home: { currency: 'CNY', rates: [{ currency: 'USD', rate: '7.1', at: NOW }] },
    });
  });

  it('keep the time of a rate that was not changed', () => {
    const before = {
      currency: 'CNY',
      rates: [
        { currency: 'USD', rate: '7.1', at: 1, quotedBy: 'bank' },
        { currency: 'EUR', rate: '7.8', at: 2 },
      ],
    };
    const rates = [given('USD', '7.1'), given('EUR', '7.9')];
    expect(readRates({ currency: 'CNY', rates }, before, NOW)).toMatchObject({
      home: { rates: [before.rates[0], { currency: 'EUR', rate: '7.9', at: NOW }] },
    });
    // To another currency the same number is another rate.
    expect(readRates({ currency: 'HKD', rates }, before, NOW)).toMatchObject({
      home: { rates: [{ rate: '7.1', at: NOW }, { rate: '7.9', at: NOW }] },
    });
  });

  it('say which provider quoted them and when', () => {
    const rates = [given('USD', '7.12', { providerId: 'bank', at: 5 })];
    expect(readRates({ currency: 'CNY', rates }, null, NOW)).toMatchObject({
      home: { rates: [{ currency: 'USD', rate: '7.12', at: 5, quotedBy: 'bank' }] },
    });
  });

  it.each([
    ['7,1', 'not-a-number'],
    ['-7', 'not-a-number'],
    ['7.1 CNY', 'not-a-number'],
    ['0', 'not-positive'],
    ['0.000', 'not-positive'],
  ])('are refused when %s is typed', (typed, error) => {
    expect(readRates({ currency: 'CNY', rates: [given('USD', typed)] }, null, NOW)).toEqual({
      ok: false,
      errors: [{ currency: 'USD', error }],
    });
  });

  it('need a currency that exists', () => {
    expect(readRates({ currency: 'yen', rates: [] }, null, NOW)).toEqual({
      ok: false,
      errors: [{ currency: 'YEN', error: 'not-a-currency' }],
    });
    expect(readRates({ currency: ' ', rates: [] }, null, NOW)).toEqual({ ok: true, home: null });
  });
});
