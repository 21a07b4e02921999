import { countFitting, splitMessage } from './fit.ts';
import type { OutboxStatus } from './outbox-status.ts';
import { createRateLimiter } from './rate.ts';
import { delayAfter, NEWS_MS, plausible } from './retry.ts';
import type { Delivery, DeliveryFailure, RobotDescriptor, RobotMessage } from './robot.ts';

export interface OutboxOptions {
  readonly deliver: (message: RobotMessage, byHand: boolean) => Promise<Delivery>;
  readonly limits: Pick<RobotDescriptor, 'maxPerMinute' | 'minGapMs' | 'maxTextBytes'>;
  /**
   * Makes one message of several, in their order, and says so.
   * @param lost how many before them were lost, 0 when none
   */
  readonly combine: (messages: readonly RobotMessage[], lost: number) => RobotMessage;
  /** Epoch ms. */
  readonly now: () => number;
  /** Runs something once after that many ms. @returns what takes it back */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  readonly onStatus: (status: OutboxStatus) => void;
  /** Messages arrived, or never will. @param ids what they were pushed with */
  readonly onSettled?: (ids: readonly number[]) => void;
}

export interface Outbox {
  /** @param id what to call it by when it is settled */
  push(message: RobotMessage, id?: number): void;
  /** Sends at once and past the queue, for the test button. Nothing is sent while the robot's minute is used up. */
  sendNow(message: RobotMessage): Promise<Delivery>;
  /** To be told when waiting may have become pointless: the network or the computer is back, the keychain is open. */
  wake(): void;
  status(): OutboxStatus;
  /** Ends it for good; what waits is dropped, what is under way is not heard of again. */
  stop(): void;
}

/** More than this is not kept: the oldest go, and the group is told how many. */
export const MAX_WAITING = 100;
/** Left free in every part, for the line that says how many messages were lost. */
const RESERVED_BYTES = 160;

interface Entry {
  readonly message: RobotMessage;
  /** Of the last part, where a message was cut into several. */
  readonly id?: number;
  attempts: number;
  /** When it was first to be sent, epoch ms. */
  readonly since: number;
}

/** The messages on their way to one robot, in order, one request at a time. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { deliver, limits, combine, now, setTimer } = options;
  const limiter = createRateLimiter(limits);
  const partBytes = limits.maxTextBytes - RESERVED_BYTES;
  let waiting: Entry[] = [];
  /** How many at the head of the queue are under way. */
  let inFlight = 0;
  let stopped = false;
  let cancelTimer: (() => void) | undefined;
  /** Our own back-off, which waking up ends, and the robot's demand, which it does not. Epoch ms. */
  let retryAt = 0;
  let shutOutUntil = 0;
  /** Lost since the group was last told. */
  let untold = 0;
  let status: OutboxStatus = { waiting: 0, lost: 0 };

  function report(change: Partial<OutboxStatus> = {}): void {
    const { nextAttemptAt: _old, ...rest } = status;
    status = { ...rest, ...change, waiting: waiting.length };
    options.onStatus(status);
  }

  function lose(entries: readonly Entry[]): void {
    untold += entries.length;
    status = { ...status, lost: status.lost + entries.length };
    settled(entries);
  }

  function settled(entries: readonly Entry[]): void {
    const ids = entries.flatMap(({ id }) => (id === undefined ? [] : [id]));
    if (ids.length > 0) options.onSettled?.(ids);
  }

  /** Sends what may be sent now, or sees to it that this is asked again in time. */
  function next(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (stopped) return;
    const head = waiting[0];
    if (head === undefined || inFlight > 0) {
      report();
      return;
    }
    const at = now();
    const allowedAt = Math.max(limiter.readyAt(at), plausible(shutOutUntil, at));
    const readyAt = Math.max(allowedAt, plausible(retryAt, at));
    if (readyAt > at) {
      cancelTimer = setTimer(next, readyAt - at);
      report({ nextAttemptAt: readyAt });
      return;
    }
    const crowded = waiting.length > limiter.free(at) || head.attempts > 0;
    const batch = crowded ? waiting.slice(0, fittingCount()) : [head];
    void send(batch);
  }

  function fittingCount(): number {
    const messages = waiting.map(({ message }) => message);
    return countFitting(messages, (some) => combine(some, untold), limits.maxTextBytes);
  }

  async function send(batch: readonly Entry[]): Promise<void> {
    inFlight = batch.length;
    const told = untold;
    limiter.count(now());
    report();
    const delivery = await attempt(messageOf(batch, told), false);
    if (stopped) return;
    inFlight = 0;
    if (delivery.kind === 'delivered') {
      waiting = waiting.slice(batch.length);
      settled(batch);
      untold -= told;
      retryAt = 0;
      report({ lastDeliveredAt: now() });
    } else {
      failed(batch, delivery);
    }
    next();
  }

  function messageOf(batch: readonly Entry[], lost: number): RobotMessage {
    const messages = batch.map(({ message }) => message);
    const [first] = messages;
    return first !== undefined && messages.length === 1 && lost === 0
      ? first
      : combine(messages, lost);
  }

  function failed(batch: readonly Entry[], failure: DeliveryFailure): void {
    const at = now();
    for (const entry of batch) entry.attempts += 1;
    const hopeless = new Set(
      batch.filter(({ since }) => !failure.retry || at - since >= NEWS_MS),
    );
    waiting = waiting.filter((entry) => !hopeless.has(entry));
    lose([...hopeless]);
    retryAt = at + delayAfter(waiting[0]?.attempts ?? 0);
    heed(failure, at);
    report({ lastProblem: { at, failure, givenUp: hopeless.size > 0 } });
  }

  function heed(failure: DeliveryFailure, at: number): void {
    const waitMs = failure.kind === 'refused' ? failure.waitMs : undefined;
    if (waitMs !== undefined) shutOutUntil = at + waitMs;
  }

  async function attempt(message: RobotMessage, byHand: boolean): Promise<Delivery> {
    try {
      return await deliver(message, byHand);
    } catch {
      return { kind: 'unsent', reason: 'internal', retry: true };
    }
  }

  return {
    push(message, id) {
      if (stopped) return;
      const parts = splitMessage(message, partBytes);
      const since = now();
      const last = id === undefined ? {} : { id };
      for (const [index, part] of parts.entries()) {
        const isLast = index === parts.length - 1;
        waiting.push({ message: part, attempts: 0, since, ...(isLast ? last : {}) });
      }
      const tooMany = waiting.length - inFlight - MAX_WAITING;
      if (tooMany > 0) lose(waiting.splice(inFlight, tooMany));
      next();
    },
    async sendNow(message) {
      const at = now();
      const usedUp = limiter.free(at) === 0 || plausible(shutOutUntil, at) > at;
      if (stopped || usedUp) {
        return { kind: 'unsent', reason: stopped ? 'internal' : 'rate-limited', retry: true };
      }
      limiter.count(at);
      const delivery = await attempt(message, true);
      if (stopped) return delivery;
      if (delivery.kind === 'delivered') {
        report({ lastDeliveredAt: now() });
        retryAt = 0;
      } else {
        heed(delivery, now());
        report({ lastProblem: { at: now(), failure: delivery, givenUp: true } });
      }
      next();
      return delivery;
    },
    wake() {
      retryAt = 0;
      // What kept them back may be over, so that the waits begin anew.
      for (const entry of waiting) entry.attempts = 0;
      next();
    },
    status: () => status,
    stop() {
      stopped = true;
      cancelTimer?.();
      waiting = [];
    },
  };
}
