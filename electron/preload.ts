import { contextBridge, ipcRenderer } from 'electron';
import { CALL_NAMES, PUSH_NAMES, channel, type PushName } from './contract/names.ts';

const calls = Object.fromEntries(
  CALL_NAMES.map((name) => [name, (payload: unknown) => ipcRenderer.invoke(channel(name), payload)]),
);

function on(name: PushName, listener: (value: unknown) => void): () => void {
  if (!PUSH_NAMES.includes(name)) throw new Error('no such push');
  // The event object carries the sender; the window gets the value alone.
  const forward = (_event: unknown, value: unknown): void => listener(value);
  ipcRenderer.on(channel(name), forward);
  return () => void ipcRenderer.removeListener(channel(name), forward);
}

contextBridge.exposeInMainWorld('plimsoll', { ...calls, on });

// The page comes drawn, and its policy lets no style that is written in it count: what main has put beside it may.
document.addEventListener('DOMContentLoaded', () => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
    element.removeAttribute('data-style');
  }
});
