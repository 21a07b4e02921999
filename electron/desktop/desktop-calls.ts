import type { CallHandlers } from './ipc.ts';
import type { Desktop } from './desktop.ts';
import type { Pauser } from './pause.ts';
import type { AppWindow } from './window.ts';

export interface DesktopCallParts {
  readonly desktop: Pick<Desktop, 'change' | 'dismiss'>;
  readonly pauser: Pick<Pauser, 'set'>;
  readonly window: Pick<AppWindow, 'setPage'>;
}

type DesktopCall = 'changeDesktop' | 'dismissHint' | 'setPause' | 'setPage';

/** What the calls about the app's place on the desktop do. */
export function createDesktopCalls(parts: DesktopCallParts): Pick<CallHandlers, DesktopCall> {
  return {
    changeDesktop: (change) => parts.desktop.change(change),
    dismissHint({ hint }) {
      parts.desktop.dismiss(hint);
      return null;
    },
    setPause({ until }) {
      parts.pauser.set(until);
      return null;
    },
    setPage({ page }) {
      parts.window.setPage(page);
      return null;
    },
  };
}
