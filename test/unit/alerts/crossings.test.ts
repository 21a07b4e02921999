import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { amountFromMinor } from '../../../electron/domain/money.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import { alertWorld, choose, INTERVAL, listed, titles, type AlertWorld } from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});
afterEach(() => vi.useRealTimers());

const reads = async (...values: readonly string[]): Promise<void> => {
  for (const value of values) await world.reads(value);
};

describe('one notification a crossing', () => {
  it('comes when the balance falls below the line, and not again while it stays low', async () => {
    await reads('500', '99', '98', '97', '60');
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not come for a balance that is exactly on its line', async () => {
    await reads('100');
    expect(world.messages).toEqual([]);
  });

  it('comes for an account that is low at its very first reading', async () => {
    await reads('10', '10');
    expect(titles(world)).toEqual(['Critical']);
  });

  it('comes once more when low turns critical, and not when it returns to low', async () => {
    await reads('80', '40', '80', '90');
    expect(titles(world)).toEqual(['Low', 'Critical']);
  });

  it('warns of critical again after a return to low', async () => {
    await reads('40', '80', '40');
    expect(titles(world)).toEqual(['Critical', 'Critical']);
  });

  it('does not come without a line', async () => {
    world.line = {};
    await reads('-5');
    expect(world.messages).toEqual([]);
  });

  it('does not come for a number whose unit nobody knows', async () => {
    const balance = { ...entry('0').balance, available: amountFromMinor('7', 'USDT') };
    await world.reads('0', { balance, level: 'fine' });
    expect(world.messages).toEqual([]);
  });

  it('comes for each of two balances of one account', async () => {
    const low = entry('80', { line: world.line });
    const other = { ...low.balance, balanceType: 'RESERVE' };
    world.shows(shownConnection('a', [low, { ...low, key: 'other', balance: other }]));
    await world.passes(INTERVAL);
    expect(titles(world)).toEqual(['Low', 'Low']);
  });
});

describe('a balance that hovers around its line', () => {
  it('is told of once, until it rose by five percent of the line', async () => {
    await reads('99', '101', '99', '104.99', '99');
    expect(titles(world)).toEqual(['Low']);
    await reads('105', '99');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('is critical once, until it rose by five percent of the critical line', async () => {
    await reads('49', '51', '49', '52.49', '49');
    expect(titles(world)).toEqual(['Critical']);
    await reads('52.5', '49');
    expect(titles(world)).toEqual(['Critical', 'Critical']);
  });

  it('is told of each time where nobody wants a distance', async () => {
    world.settings = { ...world.settings, hysteresisPercent: 0 };
    await reads('99', '100', '99');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });
});

describe('a recovery', () => {
  it('is listed, and interrupts nobody', async () => {
    await reads('80', '500');
    expect(listed(world)).toEqual(['recovered silent', 'low shown']);
    expect(titles(world)).toEqual(['Low']);
    expect(world.handedOn.map(({ kind }) => kind)).toEqual(['low']);
  });

  it('is not listed where nobody was told of anything', async () => {
    world.settings = { ...world.settings, muted: true };
    await reads('80', '500');
    expect(listed(world)).toEqual(['low overtaken']);
  });

  it('is not listed when only the line went away', async () => {
    await reads('80');
    world.line = { warn: '60' };
    await reads('80');
    world.line = {};
    await reads('80');
    expect(listed(world)).toEqual(['low shown']);
  });

  it('is not listed when that is switched off', async () => {
    choose(world, { recovered: false });
    await reads('80', '500');
    expect(listed(world)).toEqual(['low shown']);
  });
});

describe('a line that is moved', () => {
  it('above the balance is told of once', async () => {
    await reads('500');
    world.line = { warn: '1000' };
    await reads('500', '500');
    expect(titles(world)).toEqual(['Low']);
  });

  it('below the balance arms the alert anew', async () => {
    await reads('80');
    world.line = { warn: '50' };
    await reads('80', '49');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('while the balance is low already is not told of', async () => {
    await reads('80');
    world.line = { warn: '200' };
    await reads('80');
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('a kind that is switched off', () => {
  it('is neither told of nor listed, until it is switched on', async () => {
    choose(world, { low: false });
    await reads('80');
    expect(listed(world)).toEqual([]);
    choose(world, { low: true });
    await reads('80');
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not hide that what is critical is low as well', async () => {
    choose(world, { critical: false });
    await reads('500', '10');
    expect(titles(world)).toEqual(['Low']);
    expect(world.messages[0]?.body).toContain('warn line PEN 100.00');
  });
});

describe('the upper line', () => {
  beforeEach(() => {
    world.line = { upper: '1000' };
  });

  it('tells nobody until that is switched on', async () => {
    await reads('2000');
    expect(listed(world)).toEqual([]);
    choose(world, { upper: true });
    await reads('2000', '3000');
    expect(titles(world)).toEqual(['Above the upper line']);
    expect(world.messages[0]?.body).toBe(
      'PEN 2,000.00 available, above the upper line PEN 1,000.00.',
    );
  });

  it('is armed anew five percent below it', async () => {
    choose(world, { upper: true });
    await reads('1000', '1001', '999', '1001', '951', '1001');
    expect(titles(world)).toHaveLength(1);
    await reads('950', '1001');
    expect(titles(world)).toHaveLength(2);
  });
});

describe('what never alerts', () => {
  it.each(['stale', 'not-returned'] as const)('an amount that is %s', async (freshness) => {
    choose(world, { upper: true, 'large-jump': true, 'not-returned': false });
    world.line = { ...world.line, upper: '5' };
    await world.reads('500');
    await world.reads('10', { freshness });
    await world.reads('900', { freshness });
    expect(titles(world)).toEqual(['Above the upper line']);
  });

  it('a connection that is switched off', async () => {
    await world.reads('10', { freshness: 'stale' }, { enabled: false, condition: 'paused' });
    await world.reads('10', {}, { enabled: false, condition: 'paused' });
    expect(world.messages).toEqual([]);
  });

  it('an outage between two low readings', async () => {
    await world.reads('80');
    await world.reads('80', { freshness: 'stale' }, { condition: 'unreachable' });
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('switching a connection off and on', () => {
  it('does not repeat what was told', async () => {
    await world.reads('80');
    await world.reads('80', { freshness: 'stale' }, { enabled: false, condition: 'paused' });
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });

  it('takes back what was still to be told, and tells it once it is on again', async () => {
    world.shows(shownConnection('a', [entry('80', { line: world.line })]));
    const off = { enabled: false, condition: 'paused' } as const;
    await world.reads('80', { freshness: 'stale' }, off);
    expect(listed(world)).toEqual(['low overtaken']);
    expect(world.messages).toEqual([]);
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('the memory of what was told', () => {
  it('outlives a restart', async () => {
    await world.reads('80');
    world.restart();
    await world.reads('80', { freshness: 'stale' });
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });

  it('tells what fell while the app was off', async () => {
    await world.reads('500');
    world.restart();
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });
});
