import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WindowState } from '../contract/types.ts';

/** A page on its way to the window. */
export interface Page {
  /** Of its style sheet, which stands in it: what its policy has to allow. */
  readonly styleHash: string;
  /** Begins at once; what is drawn follows. */
  readonly body: ReadableStream<Uint8Array>;
}

export interface FirstPageParts {
  /** The folder of the built window. */
  readonly folder: string;
  readonly state: (height: number) => WindowState;
  /** Loads what draws, which the app does without as long as it starts. */
  readonly loadDrawing: () => Promise<{ draw(state: WindowState): string }>;
  /** The page could not be drawn; it goes to the window empty, and its script draws it there. */
  readonly onFault: (error: unknown) => void;
}

/**
 * The window's page with everything on it: its first frame then waits for no script, and the script that takes it over
 * finds what it would have drawn itself.
 */
export interface FirstPage {
  /**
   * @param height of the window's page, points
   * @param drawn whether its first screen is what is wanted; anything else is drawn by its own script
   */
  open(height: number, drawn: boolean): Page;
  /** Draws for nothing, unless it has drawn: the first times take longer by far, and should not be waited for. */
  prepare(): void;
  /** What the window shows: what its page was drawn from, and what is so by now once that listens. */
  state(): WindowState;
  /** The page listens to what changes. */
  ready(): void;
}

/** Of a page nobody has opened yet, points. */
const LIKELY_HEIGHT = 720;
const ROOT = '<div id="root">';
const STYLE = /<style>(.*?)<\/style>/s;

export function createFirstPage(parts: FirstPageParts): FirstPage {
  let height = LIKELY_HEIGHT;
  let hasDrawn = false;
  /** What the newest page was drawn from, until it listens. */
  let drawnFrom: WindowState | null = null;

  async function drawing(state: WindowState): Promise<string> {
    try {
      const { draw } = await parts.loadDrawing();
      const html = draw(state);
      hasDrawn = true;
      return html;
    } catch (error) {
      parts.onFault(error);
      return '';
    }
  }

  return {
    open(pageHeight, drawn) {
      height = pageHeight;
      const state = parts.state(height);
      drawnFrom = state;
      const template = readFileSync(path.join(parts.folder, 'index.html'), 'utf8');
      const styleHash = createHash('sha256').update(STYLE.exec(template)?.[1] ?? '').digest('base64');
      const { locale, preferences } = state.app;
      const dressed = template.replace(
        /<html[^>]*>/,
        `<html lang="${locale}" data-theme="${preferences.theme}" data-hidden="${preferences.hideAmounts}">`,
      );
      if (!drawn) return { styleHash, body: streamOf(dressed, null) };
      const split = dressed.indexOf(ROOT) + ROOT.length;
      return {
        styleHash,
        body: streamOf(dressed.slice(0, split), async () => `${await drawing(state)}${dressed.slice(split)}`),
      };
    },
    prepare() {
      if (hasDrawn) return;
      void drawing(parts.state(height)).then(() => drawing(parts.state(height)));
    },
    state: () => drawnFrom ?? parts.state(height),
    ready() {
      drawnFrom = null;
    },
  };
}

function streamOf(begin: string, rest: (() => Promise<string>) | null): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(begin));
      if (rest === null) controller.close();
    },
    // Not before the beginning was taken: the page's process starts with that, and drawing keeps this one busy meanwhile.
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      if (rest !== null) controller.enqueue(encoder.encode(await rest()));
      controller.close();
    },
  });
}
