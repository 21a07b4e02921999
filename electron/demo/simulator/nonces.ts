import { TOLERANCE_MS } from './clock.ts';

/** The nonces of one business that may not be used again. */
export class Nonces {
  /** Nonce → epoch ms at which it was used, oldest first. */
  readonly #used = new Map<string, number>();

  /** @returns false when it has been used before */
  spend(nonce: string, now: number): boolean {
    this.#forgetOld(now);
    if (this.#used.has(nonce)) return false;
    this.#used.set(nonce, now);
    return true;
  }

  /** A timestamp may be early or late by the tolerance, so a nonce matters for twice as long. */
  #forgetOld(now: number): void {
    for (const [nonce, usedAt] of this.#used) {
      if (now - usedAt <= 2 * TOLERANCE_MS) return;
      this.#used.delete(nonce);
    }
  }
}
