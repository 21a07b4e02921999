import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createClient } from './app/client.ts';
import { readFirst } from './app/data.ts';
import './styles/index.css';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no root element');
const root = createRoot(container);
const client = createClient(window.plimsoll);
void readFirst(client).then((first) => {
  // At once, so that the window's first frame has it all.
  flushSync(() => root.render(<App client={client} first={first} />));
});
