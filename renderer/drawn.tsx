import { renderToString } from 'react-dom/server';
import type { WindowState } from '../electron/contract/types.ts';
import { App } from './app/app.tsx';
import type { Client } from './app/client.ts';

/** Nobody asks for anything before the window's own script runs. */
const silent: Client = {
  call: () => Promise.reject(new Error('nothing can be called while the page is drawn')),
  on: () => () => undefined,
};

/** What React leaves in the place of a part that threw. */
const FAILED_PART = '<!--$!-->';

/**
 * The window's first screen as HTML, drawn in main. Styles stand in `data-style`: the preload makes them count.
 * @throws Error when some of it cannot be drawn
 */
export function draw(first: WindowState): string {
  const html = renderToString(<App client={silent} first={first} />);
  if (html.includes(FAILED_PART)) throw new Error('a part of the page could not be drawn');
  // In text and in values React writes quotation marks as entities, so this is always an attribute.
  return html.replaceAll(' style="', ' data-style="');
}
