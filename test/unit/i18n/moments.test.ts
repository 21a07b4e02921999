import { afterEach, describe, expect, it } from 'vitest';
import { formatDayTime, formatTime } from '../../../electron/contract/i18n/format.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('moments', () => {
  it('follow the computer into another time zone, and into summer time', () => {
    const winter = Date.parse('2026-01-15T16:30:00Z');
    const summer = Date.parse('2026-07-15T16:30:00Z');
    const said = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'UTC'].map((name) => {
      process.env['TZ'] = name;
      return [winter, summer].map((at) => formatTime('en', at)).join(' ');
    });
    expect(said).toEqual(['00:30 00:30', '11:30 12:30', '22:15 22:15', '16:30 16:30']);
  });

  it('carry their day, which another zone may have begun already', () => {
    const at = Date.parse('2026-03-02T16:05:00Z');
    process.env['TZ'] = 'UTC';
    expect(formatDayTime('en', at)).toBe('2 Mar, 16:05');
    process.env['TZ'] = 'Asia/Shanghai';
    expect(formatDayTime('en', at)).toBe('3 Mar, 00:05');
    expect(formatDayTime('zh-CN', at)).toBe('3月3日 00:05');
  });
});
