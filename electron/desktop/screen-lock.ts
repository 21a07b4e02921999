import type { SessionBus } from './session-bus/session-bus.ts';

/** The part of Electron's `powerMonitor` that is needed: it tells of the lock on macOS and Windows. */
interface Power {
  on(event: 'lock-screen', listener: () => void): unknown;
}

/** Who says on Linux that the screen is locked; which of them there is depends on the desktop. */
const SCREEN_SAVERS = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
];

/** Tells when the screen is locked, where the system tells. @param bus `null` where there is no session bus */
export function watchScreenLock(
  power: Power,
  bus: Promise<SessionBus | null>,
  onLock: () => void,
): void {
  power.on('lock-screen', onLock);
  void bus.then((connected) => {
    for (const saver of SCREEN_SAVERS) {
      connected?.onSignal(saver, 'ActiveChanged', ([active]) => {
        if (active === true) onLock();
      });
    }
  });
}
