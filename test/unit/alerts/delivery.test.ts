import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AlertKind } from '../../../electron/domain/alert.ts';
import { entry, shownConnection } from '../support/snapshots.ts';
import {
  alertWorld,
  listed,
  MINUTE,
  SECOND,
  titles,
  type AlertWorld,
} from './harness.ts';

let world: AlertWorld;
beforeEach(() => {
  world = alertWorld();
});
afterEach(() => vi.useRealTimers());

/** An answer of the notification service that waits until it is given. */
function slow(): { answer: Promise<boolean>; say: (shown: boolean) => void } {
  let say: (shown: boolean) => void = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    say = resolve;
  });
  return { answer, say };
}

const signature = {
  condition: 'needs-you',
  problem: { kind: 'signature' },
} as const;

describe('a notification that could not be shown', () => {
  it('is tried again with the next reading, until it is shown', async () => {
    world.answer = false;
    await world.reads('80');
    await world.reads('80');
    expect(listed(world)).toEqual(['low failed']);
    world.answer = true;
    await world.reads('80');
    await world.reads('80');
    expect(titles(world)).toEqual(['Low', 'Low', 'Low']);
    expect(listed(world)).toEqual(['low shown']);
  });

  it('is handed on to other places only once', async () => {
    world.answer = false;
    await world.reads('80');
    await world.reads('80');
    expect(world.handedOn).toHaveLength(1);
  });

  it('says what holds when it is tried again', async () => {
    world.answer = false;
    await world.reads('80');
    await world.reads('70');
    expect(world.messages.at(-1)?.body).toContain('PEN 70.00 available');
  });

  it('is not tried again once it is over', async () => {
    world.answer = false;
    await world.reads('80');
    await world.reads('500');
    expect(titles(world)).toEqual(['Low']);
    expect(listed(world)).toEqual(['low overtaken']);
  });

  it('is not tried again with the same reading', async () => {
    world.answer = false;
    const low = shownConnection('a', [entry('80', { line: world.line })]);
    world.shows(low);
    await world.passes(4 * SECOND);
    // Whatever made it look again, the connection was not asked anew.
    world.alerter.snooze('a', 'another', null);
    await world.passes(4 * SECOND);
    expect(titles(world)).toEqual(['Low']);
  });

  it('is tried again after a while also where nothing is read any more', async () => {
    world.answer = false;
    world.shows(shownConnection('a', [], signature));
    await world.passes(14 * MINUTE);
    expect(titles(world)).toEqual(['Needs you']);
    world.answer = true;
    await world.passes(2 * MINUTE);
    expect(titles(world)).toEqual(['Needs you', 'Needs you']);
    await world.passes(60 * MINUTE);
    expect(titles(world)).toHaveLength(2);
  });

  it('is tried again also when showing it failed with an error', async () => {
    world.answer = new Error('no bus');
    await world.reads('80');
    world.answer = true;
    await world.reads('80');
    await world.reads('80');
    expect(titles(world)).toEqual(['Low', 'Low']);
  });

  it('is tried again for something that happened once, too', async () => {
    const account = { accountNo: '20001031', currencies: ['PEN'] };
    const is = async (word: string): Promise<void> =>
      world.reads('500', {}, { accounts: [{ ...account, status: { word, meaning: 'usable' } }] });
    await is('ACTIVE');
    world.answer = false;
    await is('FROZEN');
    world.answer = true;
    await is('FROZEN');
    await is('FROZEN');
    expect(titles(world)).toEqual(['Account status changed', 'Account status changed']);
    expect(listed(world)).toEqual(['status-changed shown']);
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

describe('a notification that was under way when the app ended', () => {
  it.each(['before', 'after'] as const)('is shown, %s it was handed over', async (when) => {
    const { answer } = slow();
    world.answer = answer;
    world.shows(shownConnection('a', [entry('80', { line: world.line })]));
    await world.passes(when === 'before' ? SECOND : 3 * SECOND);
    expect(world.messages).toHaveLength(when === 'before' ? 0 : 1);
    world.restart('crashed');
    world.messages.length = 0;
    world.answer = true;
    await world.reads('80');
    await world.reads('80');
    expect(titles(world)).toEqual(['Low']);
    expect(listed(world)).toEqual(['low shown']);
  });
});

it('a notification that was shown is not shown again by an app that dies right after it', async () => {
  world.shows(shownConnection('a', [entry('80', { line: world.line })]));
  await world.passes(2 * SECOND + 1);
  expect(world.messages).toHaveLength(1);
  world.restart('crashed');
  await world.reads('80');
  await world.reads('80');
  expect(titles(world)).toEqual(['Low']);
});

describe('a notification service that is slow', () => {
  it('gets no second notification while it works on the first', async () => {
    const { answer, say } = slow();
    world.answer = answer;
    await world.reads('80');
    await world.reads('79');
    say(true);
    await world.reads('78');
    await world.reads('77');
    expect(titles(world)).toEqual(['Low']);
  });

  it('does not make “critical” be told twice by showing “low” late', async () => {
    const { answer, say } = slow();
    world.answer = answer;
    await world.reads('80');
    world.answer = true;
    await world.reads('40');
    say(true);
    await world.reads('40');
    await world.reads('40');
    expect(titles(world)).toEqual(['Low', 'Critical']);
    expect(listed(world)).toEqual(['critical shown', 'low shown']);
  });

  it('shows once what is being shown as quiet hours begin', async () => {
    const { answer, say } = slow();
    world.answer = answer;
    world.settings = {
      ...world.settings,
      quietHours: { from: '12:01', to: '12:20', criticalBreaks: false },
    };
    world.shows(shownConnection('a', [entry('80', { line: world.line })]));
    await world.passes(2 * MINUTE);
    say(true);
    world.answer = true;
    await world.watches(60 * MINUTE);
    expect(titles(world)).toEqual(['Low']);
  });
});

describe('what became of it before it was shown', () => {
  it.each<[string, string, AlertKind[]]>([
    ['it is over', '500', []],
    ['it is worse', '40', ['critical']],
  ])('%s: nobody is told of it', async (_, value, told) => {
    world.shows(shownConnection('a', [entry('80', { line: world.line })]));
    await world.passes(SECOND);
    await world.reads(value);
    expect(world.messages).toHaveLength(told.length);
    expect(listed(world)).toEqual([...told.map((kind) => `${kind} shown`), 'low overtaken']);
  });
});

describe('where a notification leads', () => {
  it('is the account it names', async () => {
    await world.reads('80');
    expect(world.targets).toEqual([
      { view: 'balance', connectionId: 'a', key: entry('80').key },
    ]);
  });

  it('is the list where it names none', async () => {
    world.shows(shownConnection('a', [], signature));
    await world.passes(MINUTE);
    expect(world.targets).toEqual([{ view: 'alerts' }]);
  });
});
