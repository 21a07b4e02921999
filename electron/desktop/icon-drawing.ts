import type { OverallState } from '../domain/snapshot.ts';

interface Look {
  readonly colour: readonly [number, number, number];
  /** How much of the circle is filled, from the bottom. */
  readonly fill: number;
  /** A gap in the ring, as wide as this part of a turn. */
  readonly gap: number;
  readonly badge: 'none' | 'triangle' | 'dot' | 'bang';
}

const NEUTRAL = [0x9a, 0xa7, 0xb5] as const;
/** Mid tones that stand out on light and on dark panels alike. */
const looks: Readonly<Record<OverallState, Look>> = {
  fine: { colour: [0x3d, 0x9a, 0x70], fill: 0.8, gap: 0, badge: 'none' },
  low: { colour: [0xe0, 0x93, 0x1a], fill: 0.45, gap: 0, badge: 'dot' },
  critical: { colour: [0xe5, 0x4b, 0x42], fill: 0.2, gap: 0, badge: 'triangle' },
  'needs-you': { colour: [0x9a, 0x6f, 0xd6], fill: 0, gap: 0, badge: 'bang' },
  locked: { colour: [0x9a, 0x6f, 0xd6], fill: 0, gap: 0.25, badge: 'bang' },
  offline: { colour: NEUTRAL, fill: 0, gap: 0.25, badge: 'none' },
  stale: { colour: NEUTRAL, fill: 0.45, gap: 0.12, badge: 'none' },
  empty: { colour: NEUTRAL, fill: 0, gap: 0, badge: 'none' },
};

const SAMPLES = 4;

/**
 * Draws the mark, a circle crossed by a line: BGRA, premultiplied, `size` × `size` pixels.
 * @param template black only, for macOS, which colours it itself
 */
export function drawIcon(state: OverallState, size: number, template: boolean): Buffer {
  const look = looks[state];
  const [red, green, blue] = template ? [0, 0, 0] : look.colour;
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let hits = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const px = (x + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const py = (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        if (covers(look, px, py)) hits += 1;
      }
      const alpha = hits / (SAMPLES * SAMPLES);
      const offset = (y * size + x) * 4;
      pixels[offset] = Math.round(blue * alpha);
      pixels[offset + 1] = Math.round(green * alpha);
      pixels[offset + 2] = Math.round(red * alpha);
      pixels[offset + 3] = Math.round(255 * alpha);
    }
  }
  return pixels;
}

const RADIUS = 0.38;
const STROKE = 0.09;
const CENTRE = 0.5;

/** Whether the point (0…1, from the top left) is painted. */
function covers(look: Look, x: number, y: number): boolean {
  if (look.badge !== 'none') {
    const badge = coversBadge(look.badge, x, y);
    if (badge !== 'outside') return badge === 'ink';
  }
  const dx = x - CENTRE;
  const dy = y - CENTRE;
  const distance = Math.hypot(dx, dy);
  if (Math.abs(dy) <= STROKE / 2 && Math.abs(dx) <= 0.5) return true;
  if (Math.abs(distance - RADIUS) <= STROKE / 2) {
    // The gap opens at the upper right, where no line crosses.
    const turn = (Math.atan2(-dy, dx) / (2 * Math.PI) + 1) % 1;
    return Math.abs(turn - 0.125) > look.gap / 2;
  }
  const level = CENTRE + RADIUS - 2 * RADIUS * look.fill;
  // A thin clear rim keeps the crossing line readable on a full circle.
  const rim = Math.abs(dy) <= STROKE * 1.1;
  return distance < RADIUS - STROKE && y >= level && !rim;
}

/** The badge sits at the lower right with a clear border around it. */
function coversBadge(
  kind: 'triangle' | 'dot' | 'bang',
  x: number,
  y: number,
): 'ink' | 'clear' | 'outside' {
  const cx = 0.76;
  const cy = 0.76;
  const distance = Math.hypot(x - cx, y - cy);
  if (kind === 'dot') return distance < 0.18 ? 'ink' : distance < 0.25 ? 'clear' : 'outside';
  if (kind === 'bang') {
    if (distance > 0.3) return 'outside';
    const stem = Math.abs(x - cx) < 0.065 && y > 0.52 && y < 0.8;
    const point = Math.abs(x - cx) < 0.065 && y > 0.86 && y < 0.98;
    return stem || point ? 'ink' : 'clear';
  }
  const inside = (margin: number): boolean =>
    y < 0.98 + margin && y - (0.54 - margin) > 2 * Math.abs(x - cx) - margin;
  return inside(0) ? 'ink' : inside(0.07) ? 'clear' : 'outside';
}
