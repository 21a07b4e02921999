import { describe, expect, it } from 'vitest';
import { drawIcon, type IconPalette } from '../../../electron/desktop/icon-drawing.ts';
import type { TrayState } from '../../../electron/desktop/tray-state.ts';

/** Each state as full as it can be, as that is when two of them come closest. */
const fills: Readonly<Record<TrayState, number | null>> = {
  fine: 10,
  low: 4,
  critical: 4,
  'needs-you': 10,
  locked: 10,
  offline: 10,
  stale: 10,
  paused: null,
  empty: null,
};
const STATES = Object.keys(fills) as TrayState[];
const SIZES = [16, 18, 20, 22, 24, 32];

const draw = (state: TrayState, size: number, palette: IconPalette, fill = fills[state]): Buffer =>
  drawIcon({ state, fill }, size, palette);
/** How opaque each pixel is: the shape without its colour. */
const shape = (state: TrayState, size: number, fill = fills[state]): number[] =>
  [...draw(state, size, 'template', fill)].filter((_byte, n) => n % 4 === 3);
const plainlyDifferent = (a: readonly number[], b: readonly number[]): number =>
  a.filter((alpha, n) => Math.abs(alpha - (b[n] ?? 0)) > 128).length;

describe('the tray icon', () => {
  it.each(SIZES)('has a plainly different shape for each state at %i pixels', (size) => {
    for (const state of STATES) {
      for (const other of STATES.slice(STATES.indexOf(state) + 1)) {
        const different = plainlyDifferent(shape(state, size), shape(other, size));
        expect(different, `${state} and ${other}`).toBeGreaterThanOrEqual(size / 2);
      }
    }
  });

  it('keeps low and critical apart at the same fill', () => {
    expect(plainlyDifferent(shape('low', 16, 2), shape('critical', 16, 2))).toBeGreaterThan(8);
  });

  it('fills up as the lowest account does, and stands at the line where that stands at its line', () => {
    const inked = (fill: number): number =>
      shape('fine', 32, fill).reduce((sum, alpha) => sum + alpha, 0);
    const levels = Array.from({ length: 11 }, (_, fill) => inked(fill));
    expect(levels.toSorted((a, b) => a - b)).toEqual(levels);
    // Above the line: nothing more than in an empty circle.
    const upper = (fill: number): number[] => shape('fine', 32, fill).slice(0, 32 * 14);
    expect(upper(5)).toEqual(upper(0));
    expect(upper(10)).not.toEqual(upper(0));
  });

  it.each(SIZES)('is crossed by a whole and crisp line at %i pixels', (size) => {
    for (const state of STATES) {
      const pixels = shape(state, size);
      const rows = Array.from({ length: size }, (_, y) => pixels.slice(y * size, (y + 1) * size));
      const full = rows.filter((row) => row.every((alpha) => alpha === 255));
      expect(full.length, state).toBeGreaterThanOrEqual(2);
    }
  });

  it('is black alone where the system colours it', () => {
    const pixels = draw('critical', 16, 'template');
    expect(pixels.filter((byte, n) => n % 4 !== 3 && byte !== 0)).toHaveLength(0);
  });

  it('is premultiplied: no colour is stronger than its pixel', () => {
    const pixels = draw('low', 32, 'dark');
    for (let n = 0; n < pixels.length; n += 4) {
      const [blue = 0, green = 0, red = 0, alpha = 0] = pixels.subarray(n, n + 4);
      expect(Math.max(blue, green, red)).toBeLessThanOrEqual(alpha);
    }
  });

  describe('can be seen on every panel', () => {
    const luminance = (channels: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = channels.map((byte) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (a: readonly number[], b: readonly number[]): number => {
      const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
      return (light + 0.05) / (dark + 0.05);
    };
    const inkOf = (state: TrayState, palette: IconPalette): number[] => {
      const pixels = draw(state, 32, palette);
      const at = pixels.findIndex((byte, n) => n % 4 === 3 && byte === 255) - 3;
      return [...pixels.subarray(at, at + 3)].toReversed();
    };
    const panels = { light: [0xf6, 0xf7, 0xf9], dark: [0x18, 0x1f, 0x27] } as const;

    it.each(STATES)('%s', (state) => {
      expect(contrast(inkOf(state, 'light'), panels.light)).toBeGreaterThanOrEqual(4);
      expect(contrast(inkOf(state, 'dark'), panels.dark)).toBeGreaterThanOrEqual(4);
      // Which panel it stands on is not always known.
      expect(contrast(inkOf(state, 'light'), panels.dark)).toBeGreaterThanOrEqual(3);
      expect(contrast(inkOf(state, 'dark'), panels.light)).toBeGreaterThanOrEqual(1.9);
    });
  });
});
