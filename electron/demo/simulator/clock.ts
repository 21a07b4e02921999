/** How far a request's time may be from the simulator's, either way (ms). */
export const TOLERANCE_MS = 5 * 60_000;

/** The simulator's only source of time; it can be made to stand still. */
export class Clock {
  #fixed: number | null;
  #skewMs = 0;

  /** @param fixedNow epoch ms to stand still at, or `null` for the machine's clock */
  constructor(fixedNow: number | null) {
    this.#fixed = fixedNow;
  }

  /** Epoch ms, as the server would tell the time. */
  now(): number {
    return this.steadyNow() + this.#skewMs;
  }

  /** Epoch ms without any skew: balances must not jump because a clock is wrong for one request. */
  steadyNow(): number {
    return this.#fixed ?? Date.now();
  }

  /** Runs the work with the clock ahead by that much (behind when negative, ms). The work must not wait. */
  skewed<T>(skewMs: number, work: () => T): T {
    this.#skewMs = skewMs;
    try {
      return work();
    } finally {
      this.#skewMs = 0;
    }
  }

  set(fixedNow: number | null): void {
    this.#fixed = fixedNow;
  }

  isNear(epochMs: number): boolean {
    return Math.abs(this.now() - epochMs) <= TOLERANCE_MS;
  }
}

const OFFSET_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})([+-])(\d{2}):(\d{2})$/;

/**
 * Reads `yyyy-MM-ddTHH:mm:ss±HH:mm`, the one form both WorldFirst and Smilepayz document.
 * @returns epoch ms, or `null` for any other form or a date that does not exist
 */
export function parseOffsetTime(text: string): number | null {
  const [, local, sign, hours, minutes] = OFFSET_TIME.exec(text) ?? [];
  if (local === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  const asUtc = Date.parse(`${local}Z`);
  // Date.parse rolls 31 February over into March; a clean round trip shows that it did not.
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 19) !== local) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '+' ? asUtc - offset : asUtc + offset;
}

/** Writes epoch ms as `yyyy-MM-ddTHH:mm:ss±HH:mm` at an offset of whole hours. */
export function formatOffsetTime(epochMs: number, offsetHours: number): string {
  const local = new Date(epochMs + offsetHours * 3_600_000).toISOString().slice(0, 19);
  const sign = offsetHours < 0 ? '-' : '+';
  return `${local}${sign}${String(Math.abs(offsetHours)).padStart(2, '0')}:00`;
}
