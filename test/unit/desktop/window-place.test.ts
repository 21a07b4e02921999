import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideIcon, onScreen } from '../../../electron/desktop/window-place.ts';

const area = { x: 0, y: 25, width: 1_440, height: 875 };
const size = { width: 1_040, height: 720 };

describe('beside the tray icon', () => {
  it('is below it where the panel is on top', () => {
    const place = besideIcon({ x: 700, y: 0, width: 24, height: 25 }, size, area);
    expect(place).toEqual({ ...size, x: 192, y: 25 });
  });

  it('is above it where the panel is at the bottom, and not off the screen', () => {
    const windows = { x: 0, y: 0, width: 1_920, height: 1_040 };
    const place = besideIcon({ x: 1_800, y: 1_045, width: 24, height: 30 }, size, windows);
    expect(place).toEqual({ ...size, x: 880, y: 320 });
  });

  it('does not cover the icon where the panel takes no room from windows', () => {
    const whole = { x: 0, y: 0, width: 1_920, height: 1_080 };
    const place = besideIcon({ x: 1_000, y: 1_050, width: 24, height: 24 }, size, whole);
    expect(place.y + place.height).toBe(1_050);
  });

  it('is always wholly on the screen of the icon', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(
        number(-3_000, 3_000),
        number(-3_000, 3_000),
        number(300, 3_000),
        number(300, 3_000),
        number(-500, 3_500),
        number(-500, 3_500),
        (x, y, width, height, dx, dy) => {
          const screen = { x, y, width, height };
          const icon = { x: x + dx, y: y + dy, width: 24, height: 24 };
          const place = besideIcon(icon, size, screen);
          expect(place.x).toBeGreaterThanOrEqual(x);
          expect(place.y).toBeGreaterThanOrEqual(y);
          expect(place.x + place.width).toBeLessThanOrEqual(x + width);
          expect(place.y + place.height).toBeLessThanOrEqual(y + height);
        },
      ),
    );
  });
});

describe('the place the window was left at', () => {
  const second = { x: 1_440, y: 0, width: 1_920, height: 1_080 };
  const left = { x: 1_600, y: 100, width: 900, height: 600 };

  it('is used again, also when a part of it is off the screen', () => {
    expect(onScreen(left, [area, second])).toEqual(left);
    const partly = { ...left, x: 1_440 - 800 };
    expect(onScreen(partly, [area])).toEqual(partly);
  });

  it('is given up with its screen, the size is not', () => {
    expect(onScreen(left, [area])).toEqual({ width: 900, height: 600 });
  });

  it('is given up when its title bar is out of reach', () => {
    expect(onScreen({ ...left, x: 100, y: -300 }, [area])).toEqual({ width: 900, height: 600 });
  });
});
