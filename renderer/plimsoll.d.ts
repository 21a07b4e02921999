import type { WindowApi } from '../electron/contract/api.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of the window. */
    readonly plimsoll: WindowApi;
  }
}
