import { coversBadge, type Badge } from './icon-badges.ts';
import type { TrayIconLook, TrayState } from './tray-state.ts';

/** light, dark: the panel the icon stands on · template: black alone, which the system colours itself. */
export type IconPalette = 'light' | 'dark' | 'template';

type Rgb = readonly [red: number, green: number, blue: number];

interface Look {
  /** On a light and on a dark panel; each can still be seen on the other, as the panel is not always known. */
  readonly light: Rgb;
  readonly dark: Rgb;
  readonly badge?: Badge;
  /** The ring is broken. */
  readonly broken?: true;
  /** How full the circle is may be shown. */
  readonly filled?: true;
}

const neutral = { light: [0x6b, 0x76, 0x84], dark: [0xa3, 0xaf, 0xbc] } as const;
const purple = { light: [0x85, 0x57, 0xc0], dark: [0xb0, 0x8b, 0xe8] } as const;

const looks: Readonly<Record<TrayState, Look>> = {
  fine: { light: [0x2e, 0x85, 0x5e], dark: [0x5f, 0xb8, 0x8e], filled: true },
  low: { light: [0xa8, 0x64, 0x00], dark: [0xe0, 0x9f, 0x35], badge: 'half', filled: true },
  critical: { light: [0xd1, 0x3b, 0x32], dark: [0xf5, 0x70, 0x66], badge: 'triangle', filled: true },
  'needs-you': { ...purple, badge: 'bang' },
  locked: { ...purple, badge: 'padlock' },
  offline: { ...neutral, broken: true },
  stale: { ...neutral, badge: 'clock', filled: true },
  paused: { ...neutral, badge: 'bars' },
  empty: { ...neutral, badge: 'plus' },
};

const SAMPLES = 4;
/** Linux hosts take one picture and scale it down. */
export const LINUX_SIZE = 32;

/** The icon as Linux takes it, on either panel, base64. */
export function iconPixels(icon: TrayIconLook): { readonly light: string; readonly dark: string } {
  const on = (palette: IconPalette): string => drawIcon(icon, LINUX_SIZE, palette).toString('base64');
  return { light: on('light'), dark: on('dark') };
}

/** Draws the mark, a circle crossed by a line: BGRA, premultiplied, `size` × `size` pixels. */
export function drawIcon(icon: TrayIconLook, size: number, palette: IconPalette): Buffer {
  const look = looks[icon.state];
  const [red, green, blue] = palette === 'template' ? [0, 0, 0] : look[palette];
  const mark = markOf(icon, size);
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      let hits = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
        const px = x + ((sample % SAMPLES) + 0.5) / SAMPLES;
        const py = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
        const badge =
          look.badge === undefined ? 'outside' : coversBadge(look.badge, px / size, py / size);
        // The border around the badge keeps off the rest, but never cuts the line.
        const onLine = badge === 'clear' && Math.abs(py - mark.centreY) <= mark.bar / 2;
        const painted =
          badge === 'outside' || onLine ? covers(look, mark, px, py) : badge === 'ink';
        if (painted) hits += 1;
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

/** The mark's measures in pixels: edges lie on whole pixels, or it would blur. */
interface MarkMeasures {
  readonly centreX: number;
  /** With a badge the mark moves up, so that the whole line is still to be seen. */
  readonly centreY: number;
  readonly radius: number;
  readonly ring: number;
  readonly bar: number;
  /** From here down the circle is filled; `null` where nothing is known. */
  readonly fillTop: number | null;
}

function markOf({ state, fill }: TrayIconLook, size: number): MarkMeasures {
  // An even number, as the middle of the icon lies between two pixels.
  const bar = 2 * Math.max(1, Math.floor(size / 16 + 0.4));
  const ring = Math.max(1.5, size * 0.09);
  const radius = Math.round(size * 0.4);
  const inner = 2 * (radius - ring);
  const { badge, filled } = looks[state];
  const centreY = size / 2 - (badge === undefined ? 0 : Math.round(size / 8));
  const fillTop = centreY + inner / 2 - Math.round((inner * (fill ?? 0)) / 10);
  const known = fill !== null && filled === true;
  return { centreX: size / 2, centreY, radius, ring, bar, fillTop: known ? fillTop : null };
}

/** Whether the mark paints the point, in pixels. */
function covers(look: Look, mark: MarkMeasures, x: number, y: number): boolean {
  const { radius, ring, bar, fillTop } = mark;
  const dx = x - mark.centreX;
  const dy = y - mark.centreY;
  if (Math.abs(dy) <= bar / 2) return true;
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance > radius) return false;
  // Broken where no line crosses: a gap in each quarter.
  if (distance > radius - ring) return look.broken !== true || !isGap(dx, dy);
  // A clear rim keeps the line readable in a full circle.
  const rim = Math.abs(dy) <= bar;
  return fillTop !== null && y >= fillTop && !rim;
}

/** The middle of each quarter of the ring. */
function isGap(dx: number, dy: number): boolean {
  const turn = (Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 0.25;
  return Math.abs(turn - 0.125) < 0.045;
}
