import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ACCEPTED,
  choose,
  leave,
  LOOKS,
  MOMENT,
  showAccepted,
  SCREENS,
  stillPicture,
} from '../../build/commands/screens.mjs';
import { difference, fromPng, shrunk, toPng, type Picture } from '../../build/support/pictures.mjs';
import { startSession, type Session } from './support/session.ts';

const ACCEPTED_FOLDER = path.resolve(import.meta.dirname, '../fixtures/screenshots');
const SEEN_FOLDER = path.resolve(import.meta.dirname, '../../test-results/unlike');
/** Any other font changes less of the squares than this, and what is to be seen changes more. */
const MOST = 0.0125;

function accepted(name: string): Picture {
  return fromPng(readFileSync(path.join(ACCEPTED_FOLDER, `${name}.png`)));
}

/** Keeps what was seen, for a person to look at beside the accepted picture. */
async function keep(name: string, picture: Picture): Promise<void> {
  await mkdir(SEEN_FOLDER, { recursive: true });
  await writeFile(path.join(SEEN_FOLDER, `${name}.png`), toPng(picture));
}

/** Another way the window may be drawn, laid over its own. */
async function restyle(page: Page, css: string): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

describe('the window looks as it was accepted', () => {
  let session: Session;
  let page: Page;

  beforeAll(async () => {
    session = await startSession();
    const app = await session.launch([`--demo-frozen=${MOMENT}`], { TZ: 'UTC' });
    page = await app.window();
    await page.getByTestId('balance-row').first().waitFor();
  });

  afterAll(async () => session?.stop());

  test.each(LOOKS)('every screen ($look)', async (look) => {
    const unlike: string[] = [];
    await showAccepted(page, look, async (name, png) => {
      const picture = shrunk(png);
      const share = difference(picture, accepted(name));
      if (share <= MOST) return;
      unlike.push(`${name}: ${Math.round(share * 100)} %`);
      await keep(name, picture);
    });
    expect(unlike).toEqual([]);
  });

  test('and no accepted picture is left of a screen that is gone', () => {
    const names = ACCEPTED.flatMap((screen) =>
      LOOKS.map(({ look }) => `${screen}-${look}.png`),
    );
    expect(readdirSync(ACCEPTED_FOLDER).toSorted()).toEqual(names.toSorted());
  });

  describe('where the comparison', () => {
    const name = 'overview-en-light';
    const seen = async (css: string): Promise<number> => {
      await restyle(page, css);
      const share = difference(shrunk(await stillPicture(page)), accepted(name));
      await restyle(page, '');
      return share;
    };

    beforeAll(async () => {
      await choose(page, 'en', 'light');
      await leave(page);
      await SCREENS['overview']?.(page);
    });

    test.each([
      ['another font', '* { font-family: "DejaVu Sans", "Liberation Sans", sans-serif !important; }'],
      ['letters a little wider', 'body { letter-spacing: 0.02em; }'],
    ])('does not mind %s', async (_what, css) => {
      expect(await seen(css)).toBeLessThanOrEqual(MOST);
    });

    test.each([
      ['rows that lie over each other', '.row-item { height: 14px; }'],
      ['a page that is pushed aside', '.overview-list { padding-left: 140px; }'],
      ['text that cannot be seen', '.row-item, .group-header { color: transparent; } .amount { opacity: 0; }'],
    ])('sees %s', async (_what, css) => {
      expect(await seen(css)).toBeGreaterThan(MOST);
    });
  });
});
