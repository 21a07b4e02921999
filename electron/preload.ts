import { contextBridge, ipcRenderer } from 'electron';
import { CALL_NAMES, FIRST_CALLS, PUSH_NAMES, channel, type CallName, type PushName } from './contract/names.ts';
import type { Envelope } from './contract/types.ts';

const ask = (name: CallName, payload: unknown): Promise<Envelope<unknown>> => ipcRenderer.invoke(channel(name), payload);

/** Answers on their way that the page has not asked for yet. */
const early = new Map<CallName, Promise<Envelope<unknown>>>(FIRST_CALLS.map((name) => [name, ask(name, null)]));
for (const answer of early.values()) answer.catch(() => undefined);

function takeEarly(name: CallName, payload: unknown): Promise<Envelope<unknown>> | undefined {
  const answer = payload === null ? early.get(name) : undefined;
  // Asked again, main is to say what is so by then.
  early.delete(name);
  // Main refuses a frame that has no address yet, and by now it has one.
  return answer?.then((envelope) => (envelope.ok ? envelope : ask(name, payload)));
}

const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [name, (payload: unknown) => takeEarly(name, payload) ?? ask(name, payload)]),
);

function on(name: PushName, listener: (value: unknown) => void): () => void {
  if (!PUSH_NAMES.includes(name)) throw new Error('no such push');
  // The event object carries the sender; the window gets the value alone.
  const forward = (_event: unknown, value: unknown): void => listener(value);
  ipcRenderer.on(channel(name), forward);
  return () => void ipcRenderer.removeListener(channel(name), forward);
}

// Whoever formats first waits until all the world's locales were looked through, once a process: better now, while the
// page's files are on their way.
setTimeout(() => {
  Intl.NumberFormat.supportedLocalesOf('en');
  Intl.DateTimeFormat.supportedLocalesOf('en');
});

contextBridge.exposeInMainWorld('plimsoll', { ...calls, on });
