import { describe, expect, test } from 'vitest';
import type { Environment } from '../../../electron/domain/descriptor.ts';
import { readBaseUrl } from '../../../electron/transport/base-url.ts';

const production: Environment = {
  id: 'production',
  kind: 'production',
  name: { en: 'P', 'zh-CN': 'P' },
  pollFloorMs: 1,
  manualFloorMs: 1,
  defaultIntervalMs: 1,
  loopbackOnly: false,
  plainHttp: 'never',
};
const simulator: Environment = { ...production, kind: 'demo', loopbackOnly: true };

describe('an address that is taken', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['  https://example.com/  ', 'https://example.com'],
    ['HTTPS://Example.COM:443', 'https://example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://192.168.1.5', 'https://192.168.1.5'],
  ])('%s becomes %s', (text, baseUrl) => {
    expect(readBaseUrl(text, production, false)).toEqual({ ok: true, baseUrl });
  });
});

describe('an address that is refused', () => {
  test.each([
    ['', 'required'],
    ['   ', 'required'],
    ['example.com', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['ftp://example.com', 'not-a-url'],
    ['file:///etc/passwd', 'not-a-url'],
    ['javascript:alert(1)', 'not-a-url'],
    ['https://user@example.com', 'url-has-credentials'],
    ['https://:secret@example.com', 'url-has-credentials'],
    ['https://example.com/amsin', 'url-has-path'],
    ['https://example.com/?a=1', 'url-has-path'],
    ['https://example.com/#top', 'url-has-path'],
    ['http://example.com', 'url-needs-https'],
    ['http://192.168.1.5', 'url-needs-https'],
    ['http://localhost:8080', 'url-needs-https'],
    ['http://127.0.0.1.example.com', 'url-needs-https'],
    ['http://127.example.com', 'url-needs-https'],
    ['http://0.0.0.0', 'url-needs-https'],
    ['http://[::ffff:10.0.0.1]', 'url-needs-https'],
  ])('"%s": %s', (text, error) => {
    expect(readBaseUrl(text, production, true)).toEqual({ ok: false, error });
  });
});

test('the simulator is on this computer and nowhere else', () => {
  expect(readBaseUrl('http://127.0.0.1:4000', simulator, false).ok).toBe(true);
  expect(readBaseUrl('http://[::1]:4000', simulator, false).ok).toBe(true);
  for (const text of ['https://api.example.com', 'http://localhost:4000', 'http://10.0.0.1']) {
    expect(readBaseUrl(text, simulator, true)).toEqual({ ok: false, error: 'url-not-loopback' });
  }
});

describe('plain http where the platform may be reached by it', () => {
  const asking: Environment = { ...production, plainHttp: 'with-consent' };
  const needsConsent = { ok: false, error: 'url-needs-consent' };

  test.each([
    'http://example.com',
    'http://192.168.1.5:8080',
    'http://localhost:8080',
    'http://127.0.0.1.example.com',
    'http://[::ffff:10.0.0.1]',
  ])('%s is taken after consent alone', (text) => {
    expect(readBaseUrl(text, asking, false)).toEqual(needsConsent);
    const baseUrl = new URL(text).origin;
    expect(readBaseUrl(text, asking, true)).toEqual({ ok: true, baseUrl });
  });

  test.each(['http://127.0.0.1:8080', 'https://example.com'])('%s needs none', (text) => {
    expect(readBaseUrl(text, asking, false)).toEqual({ ok: true, baseUrl: text });
  });

  test.each([
    ['ftp://example.com', 'not-a-url'],
    ['http://user@example.com', 'url-has-credentials'],
    ['http://example.com/v1', 'url-has-path'],
  ])('consent does not make %s right', (text, error) => {
    expect(readBaseUrl(text, asking, true)).toEqual({ ok: false, error });
  });
});
