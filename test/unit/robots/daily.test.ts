import { describe, expect, it } from 'vitest';
import { dayWhenSwitchedOn, nextDaily } from '../../../electron/robots/daily.ts';

const next = (now: string, time: string, timeZone: string, lastSentDay?: string) => {
  const sent = lastSentDay === undefined ? {} : { lastSentDay };
  const { at, day, due } = nextDaily({ now: Date.parse(now), time, timeZone, ...sent });
  return { at: new Date(at).toISOString(), day, due };
};

describe('the next daily message in Shanghai', () => {
  it('is today while its time has not come', () => {
    expect(next('2026-01-15T00:59:59Z', '09:00', 'Asia/Shanghai', '2026-01-14')).toEqual({
      at: '2026-01-15T01:00:00.000Z',
      day: '2026-01-15',
      due: false,
    });
  });

  it('is due at its time', () => {
    expect(next('2026-01-15T01:00:00Z', '09:00', 'Asia/Shanghai')).toMatchObject({ due: true });
  });

  it('is still due at the end of the day for a computer that slept, and not the day after', () => {
    expect(next('2026-01-15T15:59:59Z', '09:00', 'Asia/Shanghai', '2026-01-14')).toMatchObject({
      day: '2026-01-15',
      due: true,
    });
    expect(next('2026-01-15T16:00:00Z', '09:00', 'Asia/Shanghai', '2026-01-14')).toEqual({
      at: '2026-01-16T01:00:00.000Z',
      day: '2026-01-16',
      due: false,
    });
  });

  it('is tomorrow once today’s was sent, also when the time is moved to later', () => {
    expect(next('2026-01-15T01:00:01Z', '17:30', 'Asia/Shanghai', '2026-01-15')).toEqual({
      at: '2026-01-16T09:30:00.000Z',
      day: '2026-01-16',
      due: false,
    });
  });

  it('at midnight belongs to the day that begins', () => {
    expect(next('2026-01-31T16:00:00Z', '00:00', 'Asia/Shanghai', '2026-01-31')).toEqual({
      at: '2026-01-31T16:00:00.000Z',
      day: '2026-02-01',
      due: true,
    });
  });
});

describe('who flies west over midnight', () => {
  it('gets no second one for a day that was had already', () => {
    // Sent at 00:10 on the 16th in Shanghai; in New York it is still the 15th.
    expect(next('2026-01-15T16:11:00Z', '00:10', 'America/New_York', '2026-01-16')).toMatchObject({
      day: '2026-01-17',
      due: false,
    });
  });

  it('is not silenced for long by a clock that was years ahead', () => {
    expect(next('2026-01-15T01:00:00Z', '09:00', 'Asia/Shanghai', '2031-05-01')).toMatchObject({
      day: '2026-01-15',
      due: true,
    });
  });
});

describe('when clocks change', () => {
  it('a time that does not exist comes an hour later, once', () => {
    // 2026-03-08, 02:00 becomes 03:00 in New York.
    expect(next('2026-03-08T05:00:00Z', '02:30', 'America/New_York', '2026-03-07')).toEqual({
      at: '2026-03-08T07:30:00.000Z',
      day: '2026-03-08',
      due: false,
    });
    expect(next('2026-03-08T07:30:00Z', '02:30', 'America/New_York', '2026-03-07').due).toBe(true);
    expect(next('2026-03-08T07:31:00Z', '02:30', 'America/New_York', '2026-03-08')).toMatchObject({
      at: '2026-03-09T06:30:00.000Z',
    });
  });

  it('a time that comes twice is the first, and is not sent again at the second', () => {
    // 2026-11-01, 02:00 becomes 01:00 in New York.
    expect(next('2026-11-01T04:00:00Z', '01:30', 'America/New_York', '2026-10-31')).toMatchObject({
      at: '2026-11-01T05:30:00.000Z',
    });
    expect(next('2026-11-01T06:30:00Z', '01:30', 'America/New_York', '2026-11-01')).toEqual({
      at: '2026-11-02T06:30:00.000Z',
      day: '2026-11-02',
      due: false,
    });
  });

  it('nine o’clock stays nine o’clock over a change', () => {
    expect(next('2026-03-28T12:00:00Z', '09:00', 'Europe/London', '2026-03-28').at).toBe(
      '2026-03-29T08:00:00.000Z',
    );
    expect(next('2026-10-24T12:00:00Z', '09:00', 'Europe/London', '2026-10-24').at).toBe(
      '2026-10-25T09:00:00.000Z',
    );
  });

  it('half an hour’s change and half an hour’s offset are right too', () => {
    expect(next('2026-10-03T12:00:00Z', '09:00', 'Australia/Lord_Howe', '2026-10-03').at).toBe(
      '2026-10-03T22:00:00.000Z',
    );
    expect(next('2026-06-01T00:00:00Z', '09:00', 'Asia/Kolkata').at).toBe(
      '2026-06-01T03:30:00.000Z',
    );
  });

  it('over a whole year there is one a day, at its wall-clock time', () => {
    let now = Date.parse('2026-01-01T05:00:00Z');
    let lastSentDay = '2025-12-31';
    const days = new Set<string>();
    for (let count = 0; count < 365; count += 1) {
      const waited = nextDaily({ now, time: '02:30', timeZone: 'America/New_York', lastSentDay });
      now = waited.at;
      const due = nextDaily({ now, time: '02:30', timeZone: 'America/New_York', lastSentDay });
      expect(due.due).toBe(true);
      lastSentDay = due.day;
      days.add(due.day);
    }
    expect(days.size).toBe(365);
    expect(lastSentDay).toBe('2026-12-31');
  });
});

describe('switching it on', () => {
  const input = { time: '09:00', timeZone: 'Asia/Shanghai' };

  it('after its time sends nothing before tomorrow', () => {
    const now = Date.parse('2026-01-15T03:00:00Z');
    const lastSentDay = dayWhenSwitchedOn({ now, ...input });
    expect(lastSentDay).toBe('2026-01-15');
    expect(nextDaily({ now, ...input, ...(lastSentDay && { lastSentDay }) }).due).toBe(false);
  });

  it('before its time lets today’s be sent', () => {
    const now = Date.parse('2026-01-15T00:00:00Z');
    expect(dayWhenSwitchedOn({ now, ...input })).toBeUndefined();
  });
});
