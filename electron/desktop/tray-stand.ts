import path from 'node:path';
import { nativeTheme, type Rectangle } from 'electron';
import type { ShownTray } from './last-tray.ts';
import { watchPanelTheme } from './panel-theme.ts';
import { busSockets } from './session-bus/address.ts';
import { openSessionBus, type SessionBus } from './session-bus/session-bus.ts';
import { certainTray, watchTrayHost, type TrayHostState } from './tray-host.ts';
import { createTrayIcons } from './tray-icon.ts';
import type { TrayAction } from './tray-items.ts';
import type { TrayModel } from './tray-model.ts';
import { createTray, type TrayView } from './tray.ts';

/** What stands in the tray, and what becomes of a click. */
export interface TrayContent {
  readonly model: () => TrayModel;
  readonly act: (action: TrayAction) => void;
  /** @param icon where the icon is on the screen; `null` where the system does not say */
  readonly click: (icon: Rectangle | null) => void;
}

/** The place of the tray icon: it is there before the app knows what to do with it. */
export interface TrayStand {
  /** `null` where there is no session bus. */
  readonly bus: Promise<SessionBus | null>;
  host(): TrayHostState;
  /** Settles once it was asked whether there is a panel. An icon made after that is taken, or made anew by itself. @returns whether there was somebody to ask */
  readonly asked: Promise<boolean>;
  /** Settles once it is known whether there is a panel that shows the icon. */
  readonly known: Promise<void>;
  /** @param onHost told of every change from now on, and at once of what is known already */
  follow(onHost: (state: TrayHostState) => void): void;
  /** Shows a tray whose clicks wait until it is given its content. */
  showEarly(shown: ShownTray): void;
  show(content: TrayContent): void;
  /** What it shows may have changed. */
  update(): void;
  stop(): void;
}

/**
 * Looks for the panel at once. Can be called before Electron is ready, and has to be before the window's theme is chosen.
 * @param folder the profile's
 * @param ready Electron is
 */
export function openTrayStand(folder: string, ready: Promise<unknown>): TrayStand {
  const isLinux = process.platform === 'linux';
  const sockets = isLinux ? busSockets(process.env) : [];
  let onReachable = (_bus: SessionBus | null): void => undefined;
  const reachable = new Promise<SessionBus | null>((resolve) => {
    onReachable = resolve;
  });
  // Of several the first that can be reached need not be the one that lets us in.
  const bus = openSessionBus(sockets, sockets.length === 1 ? onReachable : undefined);
  void bus.then(onReachable);
  const icons = createTrayIcons(path.join(folder, 'tray'));
  let darkPanel = (): boolean => false;
  let view: TrayView | undefined;
  let content: TrayContent | undefined;
  let early: TrayModel | undefined;
  /** What was clicked before there was anybody to do it. */
  const waiting: ((content: TrayContent) => void)[] = [];
  let onHost: ((state: TrayHostState) => void) | undefined;
  let tellKnown = (): void => undefined;
  const known = new Promise<void>((done) => {
    tellKnown = done;
  });

  void ready.then(() => {
    darkPanel = watchPanelTheme(nativeTheme, () => view?.repaint());
  });

  const host = isLinux
    ? watchTrayHost(
        bus,
        (state, late) => {
          if (late) view?.renew();
          onHost?.(state);
          tellKnown();
        },
        reachable,
      )
    : certainTray;
  if (!isLinux) tellKnown();

  function withContent(what: (content: TrayContent) => void): void {
    if (content === undefined) waiting.push(what);
    else what(content);
  }

  function create(): void {
    view = createTray({
      model: () => content?.model() ?? (early as TrayModel),
      icons,
      darkPanel: () => darkPanel(),
      onAction: (action) => withContent(({ act }) => act(action)),
      onClick: (icon) => withContent(({ click }) => click(icon)),
    });
  }

  return {
    bus,
    // The watch above asks first; Electron, over a connection of its own, only once there is an icon.
    asked: reachable.then((connected) => connected !== null || !isLinux),
    host: host.state,
    known,
    follow(tell) {
      onHost = tell;
      if (host.state() !== 'looking') tell(host.state());
    },
    showEarly({ model, pixels }) {
      early = model;
      icons.remember(model.icon, pixels);
      create();
    },
    show(next) {
      content = next;
      if (view === undefined) create();
      else view.replace();
      for (const what of waiting.splice(0)) what(next);
    },
    update: () => view?.update(),
    stop() {
      host.stop();
      view?.destroy();
      void bus.then((connected) => connected?.close());
    },
  };
}
