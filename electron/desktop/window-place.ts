import type { WindowPlace } from '../settings/desktop-settings.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So much of the window's top edge must be on a screen for it to be reached, points. */
const REACHABLE = { width: 120, height: 40 } as const;

/**
 * A window beside a tray icon: below it or above it, to the side the screen has room on, its middle at the icon's.
 * @param area what windows may use of the screen the icon is on
 */
export function besideIcon(icon: Rect, size: Pick<Rect, 'width' | 'height'>, area: Rect): Rect {
  const width = Math.min(size.width, area.width);
  const height = Math.min(size.height, area.height);
  const middle = { x: icon.x + icon.width / 2, y: icon.y + icon.height / 2 };
  const onTop = middle.y < area.y + area.height / 2;
  const y = onTop ? icon.y + icon.height : icon.y - height;
  return {
    width,
    height,
    x: clamp(Math.round(middle.x - width / 2), area.x, area.x + area.width - width),
    y: clamp(Math.round(y), area.y, area.y + area.height - height),
  };
}

/** The place as it was left, unless the screen it was on is gone: then only its size. */
export function onScreen(
  place: WindowPlace,
  areas: readonly Rect[],
): WindowPlace | Pick<WindowPlace, 'width' | 'height'> {
  const isReachable = areas.some(
    (area) =>
      overlap(place.x, place.width, area.x, area.width) >= REACHABLE.width &&
      overlap(place.y, REACHABLE.height, area.y, area.height) >= REACHABLE.height,
  );
  return isReachable ? place : { width: place.width, height: place.height };
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
