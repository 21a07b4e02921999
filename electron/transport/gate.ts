export interface GateLimits {
  /** Calls under way at the same time, to all hosts together. */
  readonly total: number;
  /** And to any one host. */
  readonly perHost: number;
  /** From the beginning of one to that of the next, at least and at most, ms. */
  readonly apartMs: readonly [least: number, most: number];
}

/**
 * A call takes the main thread some ms to sign and to read. Begun together, calls come back together too, and keep each
 * other waiting time and again; that long apart, as many are under way and none waits for another. Waiting longer than
 * that costs, too: the thread goes to sleep and has to be woken for each.
 */
export const DEFAULT_GATE: GateLimits = { total: 24, perHost: 4, apartMs: [1, 4] };

/** Signing and reading, in times of signing. */
const WHOLE_CALL = 2;
/** How much one call says about the next. */
const WEIGHT = 1 / 4;

/**
 * Lets `work` begin once there is room for a call to this base URL. What a call is signed with goes out of date while it
 * waits, so signing belongs into `work`, which does it before anything it waits for. Rejects as `work` does, or when the base
 * URL is none.
 */
export type Gate = <Result>(baseUrl: string, work: () => Promise<Result>) => Promise<Result>;

/** No limits. */
export const openGate: Gate = (_baseUrl, work) => work();

interface Waiting {
  readonly host: string;
  readonly go: () => void;
}

/**
 * Lets only so many calls be under way at once, and no two begin together. Those that must wait go in the order they came,
 * except that a busy host holds up nobody else's.
 * @param uptime the clock timers go by, ms
 */
export function createGate(
  limits: GateLimits = DEFAULT_GATE,
  uptime: () => number = () => performance.now(),
): Gate {
  const underWay = new Map<string, number>();
  let total = 0;
  let queue: readonly Waiting[] = [];
  let nextAt = Number.NEGATIVE_INFINITY;
  const [least, most] = limits.apartMs;
  /** What signing has taken lately, ms; it depends on the computer. */
  let signMs = most / WHOLE_CALL;
  /** Runs while somebody for whom there is room waits for the right moment. */
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isFree = (host: string): boolean =>
    total < limits.total && (underWay.get(host) ?? 0) < limits.perHost;

  function enter(host: string): void {
    total += 1;
    underWay.set(host, (underWay.get(host) ?? 0) + 1);
    const now = uptime();
    const apartMs = Math.min(most, Math.max(least, WHOLE_CALL * signMs));
    const inTurn = nextAt + apartMs;
    // A timer comes late more often than not, and the next must not be late for that as well.
    nextAt = inTurn > now ? inTurn : now + apartMs;
  }

  function leave(host: string): void {
    total -= 1;
    const left = (underWay.get(host) ?? 1) - 1;
    if (left === 0) underWay.delete(host);
    else underWay.set(host, left);
    letIn();
  }

  function letIn(): void {
    while (timer === undefined) {
      const next = queue.find(({ host }) => isFree(host));
      if (next === undefined) return;
      const waitMs = nextAt - uptime();
      if (waitMs > 0) {
        timer = setTimeout(() => {
          timer = undefined;
          letIn();
        }, Math.ceil(waitMs));
        return;
      }
      queue = queue.filter((waiting) => waiting !== next);
      enter(next.host);
      next.go();
    }
  }

  return async (baseUrl, work) => {
    const { host } = new URL(baseUrl);
    if (timer === undefined && isFree(host) && uptime() >= nextAt) enter(host);
    else {
      await new Promise<void>((go) => {
        queue = [...queue, { host, go }];
        letIn();
      });
    }
    try {
      const began = uptime();
      const answer = work();
      signMs += WEIGHT * (uptime() - began - signMs);
      return await answer;
    } finally {
      leave(host);
    }
  };
}
