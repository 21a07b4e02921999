import { describe, expect, it } from 'vitest';
import { balancesOutput } from '../../../electron/cli/balances-output.ts';
import type { Snapshot } from '../../../electron/domain/snapshot.ts';
import { entry, shownConnection, snapshotOf } from '../support/snapshots.ts';

const given = (snapshot: Snapshot) => {
  const input = {
    snapshot,
    locale: 'en',
    keychain: 'linux',
    providerName: () => ({ en: 'Bank', 'zh-CN': '银行' }),
  } as const;
  const { code, stdout, stderr } = balancesOutput(input, true);
  const { exitCode, state } = JSON.parse(stdout) as Record<string, unknown>;
  expect(exitCode).toBe(code);
  return { code, state, stderr };
};
const critical = entry('1', { line: { critical: '10' } });
const paused = shownConnection('p', [critical], { enabled: false, condition: 'paused' });

describe('what is given where nothing is watched', () => {
  it('is no word of all being well: there are no connections', () => {
    expect(given(snapshotOf())).toEqual({
      code: 2,
      state: 'empty',
      stderr: expect.stringContaining('no connections'),
    });
  });

  it('is no word of all being well: every connection is paused, however low', () => {
    expect(given(snapshotOf(paused, { ...paused, id: 'q' }))).toEqual({
      code: 2,
      state: 'paused',
      stderr: expect.stringContaining('Every connection is paused'),
    });
  });

  it('is about the others where one is paused', () => {
    const fine = shownConnection('a', [entry('5')]);
    expect(given(snapshotOf(paused, fine))).toEqual({ code: 0, state: 'fine', stderr: '' });
  });
});
