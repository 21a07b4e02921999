import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createClient } from './app/client.ts';
import { readState } from './app/data.ts';

/** Takes the page over, or draws it where main has not. Resolves once it can be worked with. */
export async function begin(container: HTMLElement): Promise<void> {
  const client = createClient(window.plimsoll);
  const first = await readState(client);
  await new Promise<void>((resolve) => {
    const whole = <App client={client} first={first} onBegun={resolve} />;
    // Main has drawn it from the same state.
    if (first !== null && container.hasChildNodes()) hydrateRoot(container, whole);
    // At once, so that the window's first frame has it all.
    else flushSync(() => createRoot(container).render(whole));
  });
}
