import { describe, expect, it } from 'vitest';
import { createProxy, proxyConfig, type ProxyConfig } from '../../../electron/desktop/proxy.ts';

const server = (address: string) => proxyConfig({ kind: 'server', address });
const pac = (url: string) => proxyConfig({ kind: 'pac', url });

describe('the proxy that was typed', () => {
  it.each([
    ['proxy.example.com:8080', 'http://proxy.example.com:8080'],
    ['  10.0.0.1:3128 ', 'http://10.0.0.1:3128'],
    ['https://proxy.example.com:443', 'https://proxy.example.com:443'],
    ['socks5://127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
    ['[::1]:8080', 'http://[::1]:8080'],
  ])('%s', (typed, proxyRules) => {
    expect(server(typed)).toEqual({ mode: 'fixed_servers', proxyRules });
  });

  it.each([
    '',
    'proxy.example.com',
    'proxy.example.com:0',
    'proxy.example.com:65536',
    'ftp://proxy.example.com:21',
    'user:secret@proxy.example.com:8080',
    'a:1,direct://:1',
    'a;b:1',
    'http=a:1',
  ])('“%s” is none', (typed) => {
    expect(server(typed)).toBeNull();
  });

  it('may be a PAC file on the web, and nothing else', () => {
    expect(pac('http://wpad.example/proxy.pac')).toEqual({
      mode: 'pac_script',
      pacScript: 'http://wpad.example/proxy.pac',
    });
    for (const url of ['', 'proxy.pac', 'file:///etc/passwd', 'data:text/plain,x', 'https://a:b@c/x']) {
      expect(pac(url), url).toBeNull();
    }
  });
});

describe('the way requests go', () => {
  function world(accept: (config: ProxyConfig) => Promise<void>) {
    const steps: string[] = [];
    const session = {
      async setProxy(config: ProxyConfig) {
        await accept(config);
        steps.push(config.mode);
      },
      async closeAllConnections() {
        steps.push('closed');
      },
    };
    return { session, steps };
  }

  it('is certain only once it is set, and connections of before are closed', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { session, steps } = world(() => gate);
    const proxy = createProxy(session, { kind: 'system' });
    const ready = proxy.ready().then(() => steps.push('sent'));
    expect(steps).toEqual([]);
    release();
    await ready;
    expect(steps).toEqual(['system', 'closed', 'sent']);
  });

  it('is never another one because the chosen one is impossible', async () => {
    const { session, steps } = world(() => Promise.resolve());
    const proxy = createProxy(session, { kind: 'server', address: 'nonsense' });
    await expect(proxy.ready()).rejects.toThrow();
    expect(steps).toEqual([]);
    expect(await proxy.use({ kind: 'system' })).toBe(true);
    await proxy.ready();
  });

  it('stays the one before when the system refuses the next', async () => {
    const { session } = world(({ mode }) =>
      mode === 'system' ? Promise.resolve() : Promise.reject(new Error('no')),
    );
    const proxy = createProxy(session, { kind: 'system' });
    expect(await proxy.use({ kind: 'server', address: 'a:1' })).toBe(false);
    await proxy.ready();
  });
});
