import type { ProxyChoice } from '../contract/desktop-types.ts';

/** What Electron's `session.setProxy` takes. */
export type ProxyConfig =
  | { readonly mode: 'system' }
  | { readonly mode: 'fixed_servers'; readonly proxyRules: string }
  | { readonly mode: 'pac_script'; readonly pacScript: string };

/** The part of Electron's `Session` that is needed. */
export interface ProxiedSession {
  setProxy(config: ProxyConfig): Promise<void>;
  closeAllConnections(): Promise<void>;
}

const HOST = /^(?:\[[0-9a-fA-F:.]+\]|[\w-]+(?:\.[\w-]+)*)$/;

/** The choice in Electron's words; `null` when what was typed is no proxy. */
export function proxyConfig(choice: ProxyChoice): ProxyConfig | null {
  switch (choice.kind) {
    case 'system':
      return { mode: 'system' };
    case 'server': {
      const match = /^(?:(https?|socks5):\/\/)?(.+):(\d{1,5})$/.exec(choice.address.trim());
      const [, scheme = 'http', host = '', port = ''] = match ?? [];
      // A password here would lie in the settings file, and Chromium takes none.
      if (!HOST.test(host) || Number(port) < 1 || Number(port) > 65_535) return null;
      return { mode: 'fixed_servers', proxyRules: `${scheme}://${host}:${port}` };
    }
    case 'pac': {
      const text = choice.url.trim();
      if (!URL.canParse(text)) return null;
      const url = new URL(text);
      const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
      return isWeb && url.username === '' && url.password === ''
        ? { mode: 'pac_script', pacScript: url.href }
        : null;
    }
  }
}

export interface Proxy {
  /** @returns whether requests go that way from now on */
  use(choice: ProxyChoice): Promise<boolean>;
  /** Settles once it is certain which way requests go. @throws when they cannot go the way that was chosen */
  ready(): Promise<void>;
}

/** No request may leave by another way than the chosen one, not even while that is being set. */
export function createProxy(session: ProxiedSession, first: ProxyChoice): Proxy {
  let ready = set(first);

  async function set(choice: ProxyChoice): Promise<void> {
    const config = proxyConfig(choice);
    if (config === null) throw new Error('no proxy can be made of the setting');
    await session.setProxy(config);
    // Open connections would go on past the proxy.
    await session.closeAllConnections();
  }

  // Whoever sends something hears of it.
  ready.catch(() => undefined);
  return {
    ready: () => ready,
    use(choice) {
      const before = ready;
      const attempt = before.catch(() => undefined).then(() => set(choice));
      ready = attempt;
      return attempt.then(
        () => true,
        () => {
          if (ready === attempt) ready = before;
          return false;
        },
      );
    },
  };
}
