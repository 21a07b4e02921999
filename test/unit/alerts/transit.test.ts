import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTransit } from '../../../electron/alerts/read-transit.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import {
  alertWorld,
  choose,
  HOUR,
  INTERVAL,
  KEY,
  listed,
  MINUTE,
  titles,
  type AlertWorld,
} from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});
afterEach(() => vi.useRealTimers());

/** Marks money on its way to the account of `reads`, which holds `value` now. */
function mark(value: string, amount = '1000', inMs = 2 * HOUR): void {
  const typed = { amount, expectedAt: Date.now() + inMs, note: 'bank transfer' };
  const result = readTransit(entry(value), typed, Date.now());
  if (!('transit' in result)) throw new Error(result.error);
  world.alerter.markTransit('a', KEY, result.transit);
}

const marks = (): number => Object.keys(world.alerter.state().transits['a'] ?? {}).length;

describe('money on its way', () => {
  it('silences what was told, until it should be there; then tells that it is late', async () => {
    await world.reads('80');
    mark('80');
    await world.watches(2 * HOUR - 10 * MINUTE);
    expect(titles(world)).toEqual(['Low']);
    await world.watches(HOUR);
    expect(titles(world)).toEqual(['Low', 'Top-up not there yet']);
    expect(world.messages[1]?.body).toBe(
      'PEN 1,000.00 was expected by 15 Jan, 14:05. PEN 80.00 available.',
    );
  });

  it('keeps back what is new, and lists it', async () => {
    await world.reads('500');
    mark('500');
    await world.reads('80');
    await world.reads('40');
    expect(world.messages).toEqual([]);
    expect(listed(world)).toEqual(['critical held-in-transit', 'low overtaken']);
  });

  it('never counts as available', async () => {
    mark('80');
    await world.reads('80');
    expect(world.alerter.state().records[0]?.facts).toMatchObject({
      available: { value: '80' },
    });
  });

  it('lets everything else through', async () => {
    mark('500');
    await world.reads('500');
    await world.reads('500', { freshness: 'not-returned' });
    expect(titles(world)).toEqual(['No longer listed']);
  });

  it('does not repeat what it has nothing to do with', async () => {
    choose(world, { upper: true });
    world.line = { upper: '5' };
    await world.reads('500');
    await world.reads('500', { freshness: 'not-returned' });
    mark('500');
    await world.reads('500', { freshness: 'not-returned' });
    expect(titles(world)).toEqual(['Above the upper line', 'No longer listed']);
  });
});

describe('money that came', () => {
  it.each([
    ['in full', '1080', 0],
    ['but for a tenth', '980', 0],
    ['but for more than a tenth', '979.99', 1],
  ])('%s: is there, or not yet', async (_, value, left) => {
    await world.reads('80');
    mark('80');
    await world.reads(value);
    expect(marks()).toBe(left);
  });

  it('is told from a rise from the lowest balance since', async () => {
    mark('500');
    for (const value of ['500', '300', '100']) await world.reads(value);
    await world.reads('1000');
    expect(marks()).toBe(0);
  });

  it('is told only from a live balance', async () => {
    await world.reads('80');
    mark('80');
    await world.reads('1080', { freshness: 'stale' });
    expect(marks()).toBe(1);
  });

  it('ends the silence: a later fall is told of', async () => {
    await world.reads('80');
    mark('80');
    await world.reads('1080');
    await world.reads('70');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('and was not enough leaves the account low, which is told', async () => {
    world.line = { warn: '5000' };
    await world.reads('80');
    mark('80');
    await world.reads('1080');
    expect(titles(world)).toEqual(['Low', 'Low']);
    expect(world.messages[1]?.body).toContain('PEN 1,080.00 available');
  });
});

describe('money that is late', () => {
  it('is told of once, and what is worse again', async () => {
    world.line = { warn: '100', critical: '50' };
    await world.reads('80');
    mark('80');
    await world.watches(5 * HOUR);
    expect(titles(world)).toEqual(['Low', 'Top-up not there yet']);
    await world.reads('40');
    expect(titles(world)).toEqual(['Low', 'Top-up not there yet', 'Critical']);
  });

  it('is not called late before a reading from after its time says so', async () => {
    await world.reads('80');
    mark('80');
    for (let read = 0; read < 36; read += 1) {
      await world.reads('80', { freshness: 'stale' }, { condition: 'unreachable' });
    }
    expect(titles(world)).not.toContain('Top-up not there yet');
    await world.reads('1080');
    expect(titles(world)).not.toContain('Top-up not there yet');
    expect(marks()).toBe(0);
  });

  it('is told of as low where lateness is not wanted', async () => {
    choose(world, { 'transit-late': false });
    await world.reads('500');
    mark('500');
    await world.reads('80');
    await world.watches(3 * HOUR);
    expect(titles(world)).toEqual(['Low']);
  });

  it('waits for quiet hours to end, and is not told if it came meanwhile', async () => {
    world.settings = {
      ...world.settings,
      quietHours: { from: '13:00', to: '18:00', criticalBreaks: false },
    };
    await world.reads('500');
    mark('500');
    await world.watches(4 * HOUR);
    expect(listed(world)).toEqual(['transit-late held-quiet-hours']);
    await world.reads('1500');
    await world.watches(3 * HOUR);
    expect(world.messages).toEqual([]);
  });

  it('can be marked anew, and be late anew', async () => {
    await world.reads('80');
    mark('80', '1000', HOUR);
    await world.watches(HOUR + 10 * MINUTE);
    mark('80', '1000', 20 * MINUTE);
    await world.watches(15 * MINUTE);
    expect(titles(world)).toHaveLength(2);
    await world.watches(15 * MINUTE);
    expect(titles(world)).toEqual(['Low', 'Top-up not there yet', 'Top-up not there yet']);
  });

  it('is late once more after a restart neither', async () => {
    await world.reads('80');
    mark('80', '1000', HOUR);
    await world.watches(2 * HOUR);
    world.restart();
    await world.reads('80');
    expect(titles(world)).toEqual(['Low', 'Top-up not there yet']);
  });
});

describe('a mark that is taken away', () => {
  it('ends the silence', async () => {
    mark('500');
    await world.reads('80');
    world.alerter.markTransit('a', KEY, null);
    await world.passes(INTERVAL);
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('what a person types of money on its way', () => {
  const now = Date.now();
  const good = { amount: '1,000.50', expectedAt: now + HOUR, note: ' by bank ' };
  const read = (change: object, balance = entry('80')) =>
    readTransit(balance, { ...good, ...change }, now);

  it('is read with grouping and without spaces around the note', () => {
    expect(read({})).toEqual({
      transit: {
        amount: '1000.5',
        expectedAt: now + HOUR,
        note: 'by bank',
        since: now,
        lowest: '80',
        late: false,
      },
    });
  });

  it.each([
    [{ amount: '' }, 'not-a-number'],
    [{ amount: 'soon' }, 'not-a-number'],
    [{ amount: '0' }, 'not-positive'],
    [{ amount: '-5' }, 'not-a-number'],
    [{ amount: '1.005' }, 'too-precise'],
    [{ expectedAt: now }, 'in-the-past'],
  ])('%j is refused: %s', (change, error) => {
    expect(read(change)).toEqual({ ok: false, error });
  });

  it('must be about a balance there is', () => {
    expect(readTransit(undefined, good, now)).toEqual({ ok: false, error: 'no-such-balance' });
  });

  it('can be nothing', () => {
    expect(readTransit(entry('80'), null, now)).toEqual({ transit: null });
  });
});

describe('an account without a mark', () => {
  it('of the same connection is not silenced', async () => {
    const low = entry('80', { line: world.line });
    world.shows(shownConnection('a', [low, { ...low, key: 'other' }]));
    mark('80');
    await world.passes(MINUTE);
    expect(world.targets).toMatchObject([{ key: 'other' }]);
  });
});
