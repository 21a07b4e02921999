import type { TrayHost } from './tray-host.ts';

export interface TrayPixels {
  readonly size: number;
  /** How opaque each pixel is, row by row: the shape of the icon without its colour. */
  readonly alpha: readonly number[];
}

/** The icon as the panel got it, at its largest size. */
export async function trayPixels(tray: TrayHost): Promise<TrayPixels> {
  const { raw } = await tray.properties();
  const sizes = (raw['IconPixmap'] ?? []) as [width: number, height: number, argb: Buffer][];
  const [largest] = sizes.toSorted((one, other) => other[0] - one[0]);
  if (largest === undefined) throw new Error('the tray icon has no pixels');
  const [size, , argb] = largest;
  return { size, alpha: [...argb].filter((_byte, n) => n % 4 === 0) };
}
