export interface GateLimits {
  /** Calls under way at the same time, to all hosts together. */
  readonly total: number;
  /** And to any one host. */
  readonly perHost: number;
}

export const DEFAULT_GATE: GateLimits = { total: 24, perHost: 4 };

/**
 * Lets `work` begin once there is room for a call to this base URL. What a call is signed with goes out of date while it
 * waits, so signing belongs into `work`. Rejects as `work` does, or when the base URL is none.
 */
export type Gate = <Result>(baseUrl: string, work: () => Promise<Result>) => Promise<Result>;

/** No limits. */
export const openGate: Gate = (_baseUrl, work) => work();

interface Waiting {
  readonly host: string;
  readonly go: () => void;
}

/**
 * Lets only so many calls be under way at once. Those that must wait go in the order they came, except that a busy host
 * holds up nobody else's.
 */
export function createGate(limits: GateLimits = DEFAULT_GATE): Gate {
  const underWay = new Map<string, number>();
  let total = 0;
  let queue: readonly Waiting[] = [];

  const isFree = (host: string): boolean =>
    total < limits.total && (underWay.get(host) ?? 0) < limits.perHost;

  function enter(host: string): void {
    total += 1;
    underWay.set(host, (underWay.get(host) ?? 0) + 1);
  }

  function leave(host: string): void {
    total -= 1;
    const left = (underWay.get(host) ?? 1) - 1;
    if (left === 0) underWay.delete(host);
    else underWay.set(host, left);
    // Everybody else in the queue was held up before and still is: one that leaves makes room for one.
    const next = queue.find((waiting) => isFree(waiting.host));
    if (next === undefined) return;
    queue = queue.filter((waiting) => waiting !== next);
    enter(next.host);
    next.go();
  }

  return async (baseUrl, work) => {
    const { host } = new URL(baseUrl);
    if (isFree(host)) enter(host);
    else await new Promise<void>((go) => (queue = [...queue, { host, go }]));
    try {
      return await work();
    } finally {
      leave(host);
    }
  };
}
