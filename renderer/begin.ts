const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no root element');

/** So long a frame is waited for at most, ms: a window that is covered or hidden gets none. */
const FRAME_MS = 300;

/** The last thing that was clicked on while it was only drawn. */
let clicked: EventTarget | null = null;
function keep(event: Event): void {
  event.preventDefault();
  // What takes the page over listens before it is done, and would carry it out as well.
  event.stopImmediatePropagation();
  clicked = event.target;
}

/** Before that the rest of what main has drawn may still be on its way. */
const whole = new Promise<void>((resolve) => {
  if (document.readyState !== 'loading') resolve();
  else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});

/** Loading what the page is worked with must not hold it up. */
const seen = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: FRAME_MS }));
    setTimeout(resolve, FRAME_MS);
  });

async function begin(page: HTMLElement): Promise<void> {
  await whole;
  if (page.hasChildNodes()) await seen();
  const { begin: takeOver } = await import('./main.tsx');
  await takeOver(page);
  document.removeEventListener('click', keep, true);
  clicked?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
}

document.addEventListener('click', keep, true);
void begin(container);

export {};
