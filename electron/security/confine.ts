import { app, session, type Session, type WebContents } from 'electron';

/**
 * Denies every page and every session of the app what no part of it needs. It holds for what is not there yet: a window or a
 * session that somebody adds later is confined before it has done anything. To be called before the first is made.
 */
export function confineEverything(): void {
  app.on('session-created', confineSession);
  app.on('web-contents-created', (_event, contents) => confineContents(contents));
  // Without this Electron sends the first certificate of the user's store to whoever asks for one.
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
}

/**
 * The same for the session that is there before anybody could be told of it. No page of the app uses it. To be called once
 * Electron is ready, before there is a page.
 */
export function confineDefaultSession(): void {
  confineSession(session.defaultSession);
}

function confineSession(confined: Session): void {
  confined.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  confined.setPermissionCheckHandler(() => false);
  confined.setDevicePermissionHandler(() => false);
  confined.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  confined.on('will-download', (event) => event.preventDefault());
}

function confineContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('login', (event) => event.preventDefault());
  // WebRTC asks no permission, and neither the content policy nor a request filter sees its packets.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
