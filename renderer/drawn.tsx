import { renderToString } from 'react-dom/server';
import type { WindowState } from '../electron/contract/types.ts';
import { App } from './app/app.tsx';
import type { Client } from './app/client.ts';

/** Nobody asks for anything before the window's own script runs. */
const silent: Client = {
  call: () => Promise.reject(new Error('nothing can be called while the page is drawn')),
  on: () => () => undefined,
};

/** The window's first screen as HTML, drawn in main. Styles stand in `data-style`: the preload makes them count. */
export function draw(first: WindowState): string {
  // In text and in values React writes quotation marks as entities, so this is always an attribute.
  return renderToString(<App client={silent} first={first} />).replaceAll(' style="', ' data-style="');
}
