import { describe, expect, it } from 'vitest';
import { readLedger } from '../../../electron/alerts/ledger-store.ts';

describe('the stored ledger', () => {
  it('is read back', () => {
    const levels = { a: { k: 'low', l: 'critical' } };
    expect(readLedger({ version: 1, levels })).toEqual({ value: { levels }, damaged: false });
  });

  it('is empty where there is none', () => {
    expect(readLedger({})).toEqual({ value: { levels: {} }, damaged: false });
  });

  it.each([{ a: { k: 'awful' } }, { a: 'low' }, 'low', null])(
    'is empty when damaged: %j',
    (levels) => {
      expect(readLedger({ levels }).value).toEqual({ levels: {} });
    },
  );
});
