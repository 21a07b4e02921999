import { createOutbox, type Outbox } from '../../../electron/robots/outbox.ts';
import type { OutboxStatus } from '../../../electron/robots/outbox-status.ts';
import type { Delivery, RobotMessage } from '../../../electron/robots/robot.ts';
import { mergedMessage } from '../../../electron/robots/messages.ts';
import { NOW } from './harness.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DELIVERED: Delivery = { kind: 'delivered' };
export const LOST_NETWORK: Delivery = { kind: 'unsent', reason: 'unreachable', retry: true };
export const WRONG_SIGNATURE: Delivery = {
  kind: 'refused',
  code: '310000',
  message: 'sign not match',
  retry: false,
};

export const alert = (name: string): RobotMessage => ({ title: name, lines: [`${name} body`] });

interface OutboxWorld {
  readonly outbox: Outbox;
  /** What the robot was given, each as one text. */
  readonly sent: { readonly at: number; readonly message: RobotMessage }[];
  readonly byHand: boolean[];
  readonly statuses: OutboxStatus[];
  /** What it says from now on; a promise holds it back. */
  answer: Delivery | Promise<Delivery>;
  /** Lets time pass, running what falls due on the way. */
  pass(ms: number): Promise<void>;
  /** Changes the clock without waking any timer. */
  setClock(ms: number): void;
  readonly now: () => number;
  /** How many timers are armed. */
  readonly timers: () => number;
}

export function outboxWorld(
  over: Partial<{ maxPerMinute: number; minGapMs: number; maxTextBytes: number }> = {},
): OutboxWorld {
  let clock = NOW;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
  };
  const sent: OutboxWorld['sent'] = [];
  const byHand: boolean[] = [];
  const statuses: OutboxStatus[] = [];
  const outbox = createOutbox({
    limits: { maxPerMinute: 20, minGapMs: 0, maxTextBytes: 15_000, ...over },
    combine: (messages, lost) => mergedMessage('en', messages, lost),
    now: () => clock,
    setTimer(run, ms) {
      const timer = { at: clock + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    deliver: async (message, hand) => {
      sent.push({ at: clock - NOW, message });
      byHand.push(hand);
      return world.answer;
    },
    onStatus: (status) => statuses.push(status),
  });
  const world: OutboxWorld = {
    outbox,
    sent,
    byHand,
    statuses,
    answer: DELIVERED,
    async pass(ms) {
      const until = clock + ms;
      await settled();
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        clock = due.at;
        due.run();
        await settled();
      }
      clock = until;
    },
    setClock(ms) {
      clock = ms;
    },
    now: () => clock,
    timers: () => timers.length,
  };
  return world;
}

export const titles = ({ sent }: OutboxWorld): string[] => sent.map(({ message }) => message.title);
export const moments = ({ sent }: OutboxWorld): number[] => sent.map(({ at }) => at);
