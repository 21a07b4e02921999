import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync('renderer/styles/tokens.css', 'utf8');

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** A colour of the tokens in one theme, `#rrggbb`. */
function colour(name: string, theme: Theme): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(source);
  const value = found?.[theme === 'light' ? 1 : 2];
  if (value === undefined) throw new Error(`no colour --${name}`);
  return value;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Whatever words are set in, on whatever they may stand on. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  text: ['background', 'surface', 'raised'],
  secondary: ['background', 'surface', 'raised'],
  meta: ['background', 'surface', 'raised'],
  accent: ['background', 'surface', 'raised'],
  fine: ['background', 'surface', 'raised'],
  low: ['background', 'surface', 'raised', 'low-tint'],
  critical: ['background', 'surface', 'raised', 'critical-tint'],
  'needs-you': ['background', 'surface', 'raised', 'needs-you-tint'],
  other: ['background', 'surface', 'raised'],
  'on-accent': ['accent'],
  'on-critical': ['critical'],
};

describe.each(THEMES)('in the %s theme', (theme) => {
  const pairs = Object.entries(WORDS).flatMap(([word, grounds]) =>
    grounds.map((ground) => [word, ground] as const),
  );
  it.each(pairs)('%s on %s can be read', (word, ground) => {
    expect(contrast(colour(word, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['background', 'surface'])('the edge of a control is seen on %s', (ground) => {
    expect(contrast(colour('control-border', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
