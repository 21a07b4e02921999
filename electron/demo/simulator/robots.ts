import type { Clock } from './clock.ts';
import { robotSides } from './robot-sides.ts';
import type { RobotContent, RobotGroup, RobotReply, SimulatedRobot } from './robot-wire.ts';
import { Refusal } from './wire.ts';
import type { ReceivedRequest } from './wire.ts';

export type { RobotContent, RobotGroup, RobotReply, SimulatedRobot } from './robot-wire.ts';

const MINUTE_MS = 60_000;
const MAX_RECORDED = 1_000;

/** One request to a robot as it was judged. Survives JSON. */
export interface RobotRecord {
  seq: number;
  /** Epoch ms by the simulator's clock. */
  at: number;
  kind: SimulatedRobot;
  /** `''` when the request carried none. */
  token: string;
  /** `ok`, or the messenger's code for what was wrong. */
  verdict: string;
  /** What the group would have read; absent unless the verdict is `ok`. */
  content?: RobotContent;
}

interface Registered {
  group: RobotGroup;
  /** When messages were taken, epoch ms. */
  taken: number[];
  shutOutUntil: number;
}

/** Group robots of every kind: they check signatures, forms and haste like the real ones, and keep what they got. */
export class RobotReceiver {
  readonly #clock: Clock;
  readonly #groups = new Map<string, Registered>();
  readonly #busy = new Map<SimulatedRobot, number>();
  readonly #recorded: RobotRecord[] = [];
  #seq = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The last 1,000 requests, oldest first. */
  get records(): RobotRecord[] {
    return [...this.#recorded];
  }

  /**
   * Makes a group; the same kind and token again replaces it.
   * @returns the webhook address from the slash on, to be put behind the server's own
   */
  register(group: RobotGroup): string {
    this.#groups.set(keyOf(group.kind, group.token), { group, taken: [], shutOutUntil: 0 });
    return robotSides[group.kind].target(group.token);
  }

  /** The next `times` messages to robots of this kind are not taken, for a reason that passes. */
  beBusy(kind: SimulatedRobot, times: number): void {
    this.#busy.set(kind, times);
  }

  /** Whether the path is that of any robot. */
  serves(request: ReceivedRequest): boolean {
    return addressee(request) !== null;
  }

  /** Verifies, records, answers. Never throws for a bad request. */
  answer(request: ReceivedRequest): RobotReply {
    const to = addressee(request);
    if (to === null) return { status: 404, contentType: 'text/plain', body: 'Not Found' };
    const { kind, token } = to;
    const side = robotSides[kind];
    try {
      const content = this.#take(kind, token, request);
      this.#record({ kind, token, verdict: 'ok', content });
      return side.accepted();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#record({ kind, token, verdict: error.code });
      return side.refused(error);
    }
  }

  #take(kind: SimulatedRobot, token: string, request: ReceivedRequest): RobotContent {
    const side = robotSides[kind];
    const now = this.#clock.now();
    const registered = this.#groups.get(keyOf(kind, token));
    if (registered === undefined) throw side.unknownToken;
    const content = side.read(request, registered.group, now);
    const busy = this.#busy.get(kind) ?? 0;
    if (busy > 0) {
      this.#busy.set(kind, busy - 1);
      throw side.busy;
    }
    if (side.limit !== undefined) slowDown(registered, side.limit, now);
    return content;
  }

  #record(record: Omit<RobotRecord, 'seq' | 'at'>): void {
    this.#seq += 1;
    this.#recorded.push({ seq: this.#seq, at: this.#clock.now(), ...record });
    if (this.#recorded.length > MAX_RECORDED) this.#recorded.shift();
  }
}

/** Counts one message in, or throws the messenger's refusal when there were too many. */
function slowDown(
  registered: Registered,
  { perMinute, shutOutMs, refusal }: { perMinute: number; shutOutMs: number; refusal: Refusal },
  now: number,
): void {
  if (now < registered.shutOutUntil) throw refusal;
  registered.taken = registered.taken.filter((moment) => now - moment < MINUTE_MS);
  if (registered.taken.length >= perMinute) {
    registered.shutOutUntil = now + shutOutMs;
    throw refusal;
  }
  registered.taken.push(now);
}

function keyOf(kind: SimulatedRobot, token: string): string {
  return `${kind}/${token}`;
}

function addressee(request: ReceivedRequest): { kind: SimulatedRobot; token: string } | null {
  for (const kind of Object.keys(robotSides) as SimulatedRobot[]) {
    const token = robotSides[kind].tokenOf(request);
    if (token !== null) return { kind, token };
  }
  return null;
}
