import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nativeImage, type NativeImage } from 'electron';
import { encodeIco } from './ico.ts';
import { LINUX_SIZE, drawIcon, type IconPalette } from './icon-drawing.ts';
import type { TrayIconLook } from './tray-state.ts';

/** At 100, 125, 150, 200, 250 and 300 percent. */
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48];
const MACOS_POINTS = 18;

export interface TrayIcons {
  /** @param darkPanel whether the panel is dark, as far as that is known */
  of(look: TrayIconLook, darkPanel: boolean): NativeImage;
  /** Spares drawing an icon that was drawn before. @param pixels as `iconPixels` gives them */
  remember(look: TrayIconLook, pixels: Readonly<Record<'light' | 'dark', string>>): void;
}

/** The tray's icons; each is drawn once. @param folder where Windows may keep its icon files */
export function createTrayIcons(folder: string): TrayIcons {
  const cache = new Map<string, NativeImage>();
  return {
    of(look, darkPanel) {
      const palette = darkPanel ? 'dark' : 'light';
      const name = nameOf(look, palette);
      let icon = cache.get(name);
      if (icon === undefined) {
        icon = draw(look, palette, path.join(folder, `${name}.ico`));
        cache.set(name, icon);
      }
      return icon;
    },
    remember(look, pixels) {
      if (process.platform === 'darwin' || process.platform === 'win32') return;
      for (const palette of ['light', 'dark'] as const) {
        cache.set(nameOf(look, palette), imageOf(Buffer.from(pixels[palette], 'base64'), LINUX_SIZE));
      }
    },
  };
}

const nameOf = ({ state, fill }: TrayIconLook, palette: IconPalette): string => `${state}-${fill ?? 'none'}-${palette}`;

function draw(look: TrayIconLook, palette: 'light' | 'dark', file: string): NativeImage {
  if (process.platform === 'darwin') return template(look);
  if (process.platform === 'win32') return icoFile(look, palette, file);
  return bitmap(look, LINUX_SIZE, palette);
}

function template(look: TrayIconLook): NativeImage {
  const icon = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const size = MACOS_POINTS * scaleFactor;
    icon.addRepresentation({
      scaleFactor,
      width: size,
      height: size,
      buffer: png(look, size, 'template'),
    });
  }
  icon.setTemplateImage(true);
  return icon;
}

/** Only an icon loaded from a file gives Windows the picture that fits its scale. */
function icoFile(look: TrayIconLook, palette: 'light' | 'dark', file: string): NativeImage {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const images = WINDOWS_SIZES.map((size) => ({ size, png: png(look, size, palette) }));
    writeFileSync(file, encodeIco(images));
    return nativeImage.createFromPath(file);
  } catch {
    // A full disk must not take the icon along; it is only less sharp.
    return bitmap(look, LINUX_SIZE, palette);
  }
}

function png(look: TrayIconLook, size: number, palette: IconPalette): Buffer {
  return bitmap(look, size, palette).toPNG();
}

function bitmap(look: TrayIconLook, size: number, palette: IconPalette): NativeImage {
  return imageOf(drawIcon(look, size, palette), size);
}

const imageOf = (pixels: Buffer, size: number): NativeImage =>
  nativeImage.createFromBitmap(pixels, { width: size, height: size });
