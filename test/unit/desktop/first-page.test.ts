import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowState } from '../../../electron/contract/types.ts';
import { createFirstPage, type FirstPage } from '../../../electron/desktop/first-page.ts';

const STYLE = 'p{color:red}';
const BUILT = `<html lang="en" data-theme="system"><style>${STYLE}</style><body><div id="root"></div><i id="drawn"></i></body></html>`;

let folder: string;
let page: FirstPage;
let at: number;
let faults: unknown[];
let draw: (state: WindowState) => string;

const stateAt = (height: number): WindowState =>
  ({
    app: { locale: 'zh-CN', preferences: { theme: 'dark', hideAmounts: true } },
    snapshot: { at, connections: [] },
    height,
  }) as unknown as WindowState;
const textOf = (body: ReadableStream): Promise<string> => new Response(body).text();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-page-'));
  writeFileSync(path.join(folder, 'index.html'), BUILT);
  at = 1;
  faults = [];
  draw = ({ snapshot, height }) => `<p>drawn at ${snapshot.at} for ${height}</p>`;
  page = createFirstPage({
    folder,
    state: stateAt,
    loadDrawing: async () => ({ draw: (state) => draw(state) }),
    onFault: (error) => void faults.push(error),
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the page of the window', () => {
  it('comes with what is known drawn on it, in the language and colours of the user', async () => {
    const { body } = page.open(600, true);
    expect(await textOf(body)).toBe(
      BUILT.replace('lang="en" data-theme="system"', 'lang="zh-CN" data-theme="dark" data-hidden="true"').replace(
        '<div id="root">',
        '<div id="root"><p>drawn at 1 for 600</p>',
      ),
    );
  });

  it('names the hash of the style that stands in it', () => {
    expect(page.open(600, true).styleHash).toBe(createHash('sha256').update(STYLE).digest('base64'));
  });

  it('comes empty where something else is wanted than its first screen', async () => {
    expect(await textOf(page.open(600, false).body)).toContain('<div id="root"></div>');
  });

  it('comes empty where it could not be drawn, and says so', async () => {
    draw = () => {
      throw new Error('broken');
    };
    expect(await textOf(page.open(600, true).body)).toContain('<div id="root"></div>');
    expect(faults).toEqual([new Error('broken')]);
  });

  it('is drawn before anybody wants it, and not again', async () => {
    let times = 0;
    draw = () => String((times += 1));
    page.prepare();
    await vi.waitFor(() => expect(times).toBe(2));
    page.prepare();
    expect(await textOf(page.open(600, true).body)).toContain('<div id="root">3</div>');
  });

  it('begins before it is drawn', async () => {
    let isDrawn = false;
    draw = () => {
      isDrawn = true;
      return '';
    };
    const reader = page.open(600, true).body.getReader();
    const { value } = await reader.read();
    expect([new TextDecoder().decode(value).endsWith('<div id="root">'), isDrawn]).toEqual([true, false]);
  });
});

describe('the state that the page asks for', () => {
  it('is what it was drawn from until it listens, and what is so by then afterwards', () => {
    page.open(600, true);
    at = 2;
    expect([page.state().snapshot.at, page.state().snapshot.at]).toEqual([1, 1]);
    page.ready();
    expect(page.state()).toMatchObject({ snapshot: { at: 2 }, height: 600 });
  });

  it('is another for another page', () => {
    page.open(600, true);
    at = 2;
    page.open(500, true);
    expect(page.state()).toMatchObject({ snapshot: { at: 2 }, height: 500 });
  });
});
