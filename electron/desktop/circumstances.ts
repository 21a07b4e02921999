import type { Circumstances } from '../monitor/circumstances.ts';

/** The part of Electron's `powerMonitor` that is needed. */
export interface Power {
  on(event: PowerEvent, listener: () => void): unknown;
  off(event: PowerEvent, listener: () => void): unknown;
  isOnBatteryPower(): boolean;
}

export type PowerEvent = 'suspend' | 'resume' | 'unlock-screen' | 'on-ac' | 'on-battery';

export interface CircumstancesOptions {
  readonly power: Power;
  /** False only when there is no network at all, so that asking would be in vain. */
  readonly isOnline: () => boolean;
  /** Whether the window is open and the user wants fresher figures then. */
  readonly watched: () => boolean;
  /** `look` may say something else. */
  readonly onChange: () => void;
  /** The computer was asleep, and is not any more. */
  readonly onWake: () => void;
  /** There was no network, and there is one again. */
  readonly onOnline: () => void;
  /** The user came back to a locked screen. */
  readonly onUnlock: () => void;
}

export interface ComputerWatch {
  look(): Circumstances;
  stop(): void;
}

/** The system says nothing when the network comes back, so it is looked at so often, and only while there is none. */
const OFFLINE_LOOK_MS = 5_000;
/** A computer that is still running so long after it said it would sleep did not, or its waking was not told, ms. */
const SUSPEND_BELIEVED_MS = 2 * 60_000;

/** How the computer is doing. As long as it is online and awake this takes no time at all: there is no timer. */
export function watchComputer(options: CircumstancesOptions): ComputerWatch {
  const { power, isOnline, onChange } = options;
  let suspended = false;
  let stopped = false;
  let offlineLook: ReturnType<typeof setTimeout> | undefined;
  let believed: ReturnType<typeof setTimeout> | undefined;

  function lookAgainWhileOffline(): void {
    if (stopped || offlineLook !== undefined) return;
    offlineLook = setTimeout(() => {
      offlineLook = undefined;
      if (!isOnline()) {
        lookAgainWhileOffline();
        return;
      }
      onChange();
      options.onOnline();
    }, OFFLINE_LOOK_MS);
  }

  function awake(): void {
    suspended = false;
    clearTimeout(believed);
  }

  function wake(): void {
    awake();
    options.onWake();
  }

  const listeners: Readonly<Record<PowerEvent, () => void>> = {
    suspend() {
      suspended = true;
      clearTimeout(believed);
      // It does not run during sleep.
      believed = setTimeout(wake, SUSPEND_BELIEVED_MS);
      onChange();
    },
    resume: wake,
    'unlock-screen'() {
      awake();
      options.onUnlock();
    },
    'on-ac': onChange,
    'on-battery': onChange,
  };
  const events = Object.keys(listeners) as PowerEvent[];
  for (const event of events) power.on(event, listeners[event]);

  return {
    look() {
      const online = isOnline();
      if (!online) lookAgainWhileOffline();
      return { online, onBattery: power.isOnBatteryPower(), suspended, watched: options.watched() };
    },
    stop() {
      stopped = true;
      clearTimeout(offlineLook);
      clearTimeout(believed);
      for (const event of events) power.off(event, listeners[event]);
    },
  };
}
