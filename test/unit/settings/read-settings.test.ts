import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../electron/settings/settings.ts';
import { storedConnection } from './stored-connection.ts';

const goodLine = { warn: '100', critical: '50.5' };
const goodEntry = { kept: 'keychain', generation: 1, chunks: 1 };

describe('damage in one part', () => {
  it.each([
    ['preferences', { preferences: 'dark' }],
    ['connections', { connections: {} }],
    ['lines', { lines: 'none' }],
    ['secretIndex', { secretIndex: 7 }],
  ])('of the settings (%s) is told and leaves the others', (part, damage) => {
    const good = {
      preferences: { language: 'en', theme: 'dark', fasterWhileOpen: true, hideAmounts: true },
      connections: [storedConnection('a')],
      lines: { a: { k: goodLine } },
      secretIndex: { entries: { a: { key: goodEntry } }, orphans: [], sentinel: true },
    };
    const { value, damaged } = readSettings({ ...good, ...damage });
    expect(damaged).toBe(true);
    for (const [name, content] of Object.entries(good)) {
      if (name !== part) expect(value[name as keyof typeof good]).toEqual(content);
    }
  });

  it('of the lines costs that line alone', () => {
    const { value, damaged } = readSettings({
      lines: { a: { good: goodLine, bad: { warn: 5 } }, b: { good: goodLine } },
    });
    expect(value.lines).toEqual({ a: { good: goodLine }, b: { good: goodLine } });
    expect(damaged).toBe(true);
  });

  it.each(['lots', '', '--5', '1e9', '1,000'])('never lets “%s” in as an amount', (warn) => {
    expect(readSettings({ lines: { a: { k: { warn } } } })).toMatchObject({
      value: { lines: {} },
      damaged: true,
    });
  });

  it('of the secret index costs that entry alone, and locked stays locked', () => {
    const { value, damaged } = readSettings({
      secretIndex: {
        entries: { a: { key: goodEntry, other: { ...goodEntry, chunks: 1e12 } }, b: 'gone' },
        orphans: ['x/y/1/0', 3],
        sentinel: 'yes',
      },
    });
    expect(damaged).toBe(true);
    expect(value.secretIndex).toEqual({
      entries: { a: { key: goodEntry } },
      orphans: ['x/y/1/0'],
      sentinel: true,
    });
  });

  it('is not told where there is none', () => {
    const waiting = { ...storedConnection('a'), nextKeyVersions: { privateKey: '3' } };
    const connections = [waiting, storedConnection('b')];
    expect(readSettings({ connections })).toMatchObject({
      damaged: false,
      value: { connections },
    });
    expect(readSettings({}).damaged).toBe(false);
  });
});
