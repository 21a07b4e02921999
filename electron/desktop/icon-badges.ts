/** The sign in the lower right corner, one for each state that needs a word. */
export type Badge = 'half' | 'triangle' | 'bang' | 'clock' | 'bars' | 'padlock' | 'plus';

/** Whether the point is painted. Coordinates run from 0 to 8, from the top left of the sign. */
type Shape = (x: number, y: number) => boolean;

// Thousands of points are looked at while the app starts: nothing is made anew for one, and `Math.hypot` takes far longer.
const fromCentre = (x: number, y: number): number => Math.sqrt((x - 4) ** 2 + (y - 4) ** 2);

const isIn = (
  x: number,
  y: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean => x >= left && x <= right && y >= top && y <= bottom;

/** The glyphs of the window, as far as eight pixels can hold them. */
const shapes: Readonly<Record<Badge, Shape>> = {
  half: (x, y) => {
    const distance = fromCentre(x, y);
    return distance <= 4 && (x <= 4 || distance > 2.9);
  },
  triangle: (x, y) => y >= 0 && y <= 8 && Math.abs(x - 4) <= 0.5 + (y * 3.5) / 8,
  // Without its square: in so few pixels that would look like the two bars.
  bang: (x, y) => isIn(x, y, 2.5, 0, 5.5, 4.9) || isIn(x, y, 2.5, 5.9, 5.5, 8),
  clock: (x, y) =>
    fromCentre(x, y) <= 4 && !isIn(x, y, 3.5, 1.4, 4.5, 4.5) && !isIn(x, y, 3.5, 3.5, 6.4, 4.5),
  plus: (x, y) => isIn(x, y, 3, 0, 5, 8) || isIn(x, y, 0, 3, 8, 5),
  bars: (x, y) => isIn(x, y, 0.5, 0, 3, 8) || isIn(x, y, 5, 0, 7.5, 8),
  padlock: (x, y) => {
    const arch = Math.sqrt((x - 4) ** 2 + (y - 3) ** 2);
    if (y < 3.5 && arch <= 3 && arch >= 1.8) return true;
    return isIn(x, y, 0.5, 3.5, 7.5, 8) && !isIn(x, y, 3.4, 4.8, 4.6, 6.6);
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
  if (bx < -MARGIN || by < -MARGIN) return 'outside';
  return shapes[badge](bx, by) ? 'ink' : 'clear';
}
