/** The sign in the lower right corner, one for each state that needs a word. */
export type Badge = 'half' | 'triangle' | 'bang' | 'clock' | 'bars' | 'padlock' | 'plus';

/** Whether the point is painted. Coordinates run from 0 to 8, from the top left of the sign. */
type Shape = (x: number, y: number) => boolean;

const disc =
  (radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - 4, y - 4) <= radius;

const box =
  (left: number, top: number, right: number, bottom: number): Shape =>
  (x, y) =>
    x >= left && x <= right && y >= top && y <= bottom;

/** The glyphs of the window, as far as eight pixels can hold them. */
const shapes: Readonly<Record<Badge, Shape>> = {
  half: (x, y) => disc(4)(x, y) && (x <= 4 || !disc(2.9)(x, y)),
  triangle: (x, y) => y >= 0 && y <= 8 && Math.abs(x - 4) <= 0.5 + (y * 3.5) / 8,
  // Without its square: in so few pixels that would look like the two bars.
  bang: (x, y) => box(2.5, 0, 5.5, 4.9)(x, y) || box(2.5, 5.9, 5.5, 8)(x, y),
  clock: (x, y) =>
    disc(4)(x, y) && !box(3.5, 1.4, 4.5, 4.5)(x, y) && !box(3.5, 3.5, 6.4, 4.5)(x, y),
  plus: (x, y) => box(3, 0, 5, 8)(x, y) || box(0, 3, 8, 5)(x, y),
  bars: (x, y) => box(0.5, 0, 3, 8)(x, y) || box(5, 0, 7.5, 8)(x, y),
  padlock: (x, y) => {
    const arch = y < 3.5 && Math.hypot(x - 4, y - 3) <= 3 && Math.hypot(x - 4, y - 3) >= 1.8;
    return arch || (box(0.5, 3.5, 7.5, 8)(x, y) && !box(3.4, 4.8, 4.6, 6.6)(x, y));
  },
};

/** How far the mark keeps away from the sign, in its eighths. */
const MARGIN = 1;

/**
 * What the badge makes of a point: its ink, the clear border that keeps it apart from the mark, or nothing.
 * @param x from 0 to 1, as `y`, over the whole icon
 */
export function coversBadge(badge: Badge, x: number, y: number): 'ink' | 'clear' | 'outside' {
  // The sign takes the lower right half of the icon's width.
  const bx = (x - 0.5) * 16;
  const by = (y - 0.5) * 16;
  if (shapes[badge](bx, by)) return 'ink';
  return bx >= -MARGIN && by >= -MARGIN ? 'clear' : 'outside';
}
