import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../electron/settings/settings.ts';

const robot = {
  id: 'a1',
  kind: 'dingtalk',
  label: 'Finance',
  enabled: true,
  alerts: true,
  dailySummary: '09:00',
  stillWatching: null,
  language: 'zh-CN',
  address: { host: 'oapi.dingtalk.com', tail: 'wxyz' },
  sentDays: { dailySummary: '2026-01-15' },
  lastDeliveredAt: 1_768_449_600_000,
};

describe('group robots in the settings', () => {
  it('are none at first', () => {
    expect(readSettings({})).toMatchObject({ value: { robots: [] }, damaged: false });
  });

  it('are read as they were written', () => {
    expect(readSettings({ robots: [robot] })).toMatchObject({
      value: { robots: [robot] },
      damaged: false,
    });
  });

  it.each([
    ['a time that is none', { dailySummary: '24:00' }],
    ['a kind nobody knows', { kind: 'pigeon' }],
    ['a name for the keychain that could be any', { id: '../other' }],
    ['more of the address than may lie there', { address: { host: 'h', tail: 'too-much' } }],
    ['a day that is none', { sentDays: { dailySummary: 'yesterday' } }],
    ['no word on whether this computer sends', { enabled: undefined }],
  ])('with %s cost that one alone', (_what, damage) => {
    const { value, damaged } = readSettings({ robots: [{ ...robot, ...damage }, robot] });
    expect(value.robots).toEqual([robot]);
    expect(damaged).toBe(true);
  });
});
