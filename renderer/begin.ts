const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no root element');

/** The last thing that was clicked on while it was only drawn. */
let clicked: EventTarget | null = null;
function keep(event: Event): void {
  event.preventDefault();
  clicked = event.target;
}

async function begin(page: HTMLElement): Promise<void> {
  const { begin: takeOver } = await import('./main.tsx');
  await takeOver(page);
  document.removeEventListener('click', keep, true);
  clicked?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
}

document.addEventListener('click', keep, true);
const load = (): void => void begin(container);
// What main has drawn is worked with once it is seen: loading that must not hold it up.
if (container.hasChildNodes()) requestAnimationFrame(() => requestIdleCallback(load, { timeout: 100 }));
else load();
