import { describe, expect, it } from 'vitest';
import { drawIcon } from '../../../electron/desktop/icon-drawing.ts';
import type { OverallState } from '../../../electron/domain/snapshot.ts';

const STATES: readonly OverallState[] = [
  'fine',
  'low',
  'critical',
  'needs-you',
  'locked',
  'offline',
  'stale',
  'empty',
];

/** How opaque each pixel is: the shape without its colour. */
const shape = (state: OverallState, size: number): number[] =>
  [...drawIcon(state, size, true)].filter((_byte, n) => n % 4 === 3);

describe('the tray icon', () => {
  it.each([16, 32])('has a shape of its own for each state at %i pixels', (size) => {
    const shapes = STATES.map((state) => shape(state, size).join());
    expect(new Set(shapes).size).toBe(STATES.length);
  });

  it.each(STATES)('differs plainly from every other, not by a pixel or two (%s)', (state) => {
    const own = shape(state, 16);
    for (const other of STATES.filter((name) => name !== state)) {
      const theirs = shape(other, 16);
      const different = own.filter((alpha, n) => Math.abs(alpha - (theirs[n] ?? 0)) > 64).length;
      expect(different, other).toBeGreaterThan(3);
    }
  });

  it('is black alone where the system colours it', () => {
    const pixels = drawIcon('critical', 16, true);
    expect(pixels.filter((byte, n) => n % 4 !== 3 && byte !== 0)).toHaveLength(0);
  });

  it('is premultiplied: no colour is stronger than its pixel', () => {
    const pixels = drawIcon('low', 32, false);
    for (let n = 0; n < pixels.length; n += 4) {
      const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(n, n + 4);
      expect(Math.max(blue, green, red)).toBeLessThanOrEqual(alpha);
    }
  });
});
