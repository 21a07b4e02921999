import { beforeEach, describe, expect, it } from 'vitest';
import { alertWorld, titles, type AlertWorld } from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});

const LOW = { line: { warn: '100', critical: '50' } };

describe('a notification that could not be shown', () => {
  it('is tried again with the next reading, until it is shown', async () => {
    world.answer = false;
    await world.reads('80');
    await world.reads('80');
    world.answer = true;
    await world.reads('80');
    await world.reads('80');
    expect(titles(world)).toEqual(['Low', 'Low', 'Low']);
  });

  it('is not tried again with the same reading', async () => {
    world.answer = false;
    await world.reads('80', { readAt: 7 });
    await world.reads('80', { readAt: 7 });
    expect(titles(world)).toEqual(['Low']);
  });

  it('is tried again also when showing it failed with an error', async () => {
    world.answer = Promise.reject(new Error('no bus'));
    await world.reads('80');
    world.answer = true;
    await world.reads('80');
    await world.reads('80');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('is not lost over a restart', async () => {
    world.answer = false;
    await world.reads('80');
    world.restart();
    world.answer = true;
    await world.reads('80');
    await world.reads('80');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });
});

describe('a notification service that is slow', () => {
  const held = (): { answer: Promise<boolean>; say: (shown: boolean) => void } => {
    let say: (shown: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => {
      say = resolve;
    });
    return { answer, say };
  };

  it('gets no second notification while it works on the first', async () => {
    const slow = held();
    world.answer = slow.answer;
    await world.reads('80');
    await world.reads('79');
    slow.say(true);
    await world.reads('78');
    await world.reads('77');
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not make “critical” be told twice by showing “low” late', async () => {
    const slow = held();
    world.answer = slow.answer;
    await world.reads('80');
    world.answer = true;
    await world.reads('40');
    slow.say(true);
    await world.reads('40');
    await world.reads('40');
    expect(titles(world)).toEqual(['Low', 'Critical']);
  });
});

describe('what a notification says', () => {
  it('names the account, the amount and the line, and leads to that account', async () => {
    await world.reads('8230', { line: { warn: '50000' }, level: 'low' });
    expect(world.messages).toEqual([
      {
        title: 'Low: Peru · ****1031',
        body: 'PEN 8,230.00 available, below the warn line PEN 50,000.00.',
      },
    ]);
    expect(world.targets).toMatchObject([{ view: 'balance', connectionId: 'a' }]);
  });

  it('calls the account by its name and role, and never by those of another currency', async () => {
    const soles = { accountNo: '20001031', name: 'Soles', currencies: ['PEN'] } as const;
    const dollars = { ...soles, name: 'Dollars', currencies: ['USD'] } as const;
    await world.reads('80', LOW, { accounts: [dollars, { ...soles, role: 'pay-out' }] });
    expect(world.messages[0]?.title).toBe('Low: Peru · Soles · Pay-out');
  });

  it('names the critical line when that was crossed', async () => {
    await world.reads('10', LOW);
    expect(world.messages[0]?.body).toContain('critical line PEN 50.00');
  });

  it.each([
    ['sandbox', '[Sandbox] Low: Peru · ****1031'],
    ['demo', '[Demo] Low: Peru · ****1031'],
  ] as const)('says that it is about %s data', async (environmentKind, title) => {
    await world.reads('80', LOW, { environmentKind });
    expect(world.messages[0]?.title).toBe(title);
  });
});
