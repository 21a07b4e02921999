import { beforeEach, describe, expect, it } from 'vitest';
import { alertWorld, titles, type AlertWorld } from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});

describe('one notification a crossing', () => {
  it('comes when the balance falls below the line, and not again while it stays low', async () => {
    await world.reads('500');
    for (const value of ['99', '98', '97', '60']) await world.reads(value);
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not come for a balance that is exactly on its line', async () => {
    await world.reads('100');
    expect(world.messages).toEqual([]);
  });

  it('comes again after the balance recovered', async () => {
    for (const value of ['99', '100', '99']) await world.reads(value);
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('comes once for an account that starts low', async () => {
    await world.reads('10');
    await world.reads('10');
    expect(titles(world)).toEqual(['Critical']);
  });

  it('comes once when the line is raised above the balance', async () => {
    await world.reads('500');
    world.line = { warn: '1000' };
    await world.reads('500');
    await world.reads('500');
    expect(titles(world)).toEqual(['Low']);
  });

  it('comes once more when low turns critical, and not when it returns to low', async () => {
    for (const value of ['80', '40', '80', '90']) await world.reads(value);
    expect(titles(world)).toEqual(['Low', 'Critical']);
  });

  it('warns of critical again after a return to low', async () => {
    for (const value of ['40', '80', '40']) await world.reads(value);
    expect(titles(world)).toEqual(['Critical', 'Critical']);
  });

  it('does not come without a line', async () => {
    world.line = {};
    await world.reads('-5');
    expect(world.messages).toEqual([]);
  });
});

describe('what never alerts', () => {
  it.each(['stale', 'not-returned'] as const)('an amount that is %s', async (freshness) => {
    await world.reads('10', { freshness });
    expect(world.messages).toEqual([]);
  });

  it('a connection that is switched off', async () => {
    await world.reads('10', {}, { enabled: false });
    expect(world.messages).toEqual([]);
  });

  it('an outage between two low readings', async () => {
    await world.reads('80');
    await world.reads('80', { freshness: 'stale' });
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('the memory of what was told', () => {
  it('outlives a restart', async () => {
    await world.reads('80');
    world.restart();
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });

  it('tells what fell while the app was off', async () => {
    await world.reads('500');
    world.restart();
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
  });

  it('forgets a connection that was removed', async () => {
    await world.reads('80');
    await world.removed();
    expect(world.ledger).toEqual({});
  });
});
