import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import type { Page } from './first-page.ts';

export const APP_ORIGIN = 'app://plimsoll';

/** @param style what may style the page */
const policy = (style: string): string => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${style}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const HEADERS = {
  'Content-Security-Policy': policy("'none'"),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
} as const;

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
}

/** Node loads what `Response` needs only once somebody touches it, which takes 40 ms: better before a window waits for it. */
export function prepareToServe(): void {
  void globalThis.Response;
}

/**
 * Serves the window's page, where `openPage` has one, and its own files, and nothing from outside their folder, under `app://plimsoll`. No
 * `Cross-Origin-Opener-Policy`: no other window can be opened, and a page that has one waits for another process.
 */
export function serveApp(session: Session, folder: string, openPage: () => Page | null): void {
  session.protocol.handle('app', async (request) => {
    const file = fileFor(request.url, folder);
    const type = file === null ? undefined : TYPES[path.extname(file)];
    if (file === null || type === undefined) return new Response(null, { status: 404, headers: HEADERS });
    try {
      if (file === path.join(folder, 'index.html')) {
        const page = openPage();
        if (page === null) return new Response(null, { status: 404, headers: HEADERS });
        const headers = { ...HEADERS, 'Content-Type': type, 'Content-Security-Policy': policy(`'sha256-${page.styleHash}'`) };
        return new Response(page.body, { headers });
      }
      return new Response(new Uint8Array(await readFile(file)), { headers: { ...HEADERS, 'Content-Type': type } });
    } catch {
      return new Response(null, { status: 404, headers: HEADERS });
    }
  });
}

/** The file a URL names inside the folder, or null. */
export function fileFor(url: string, folder: string): string | null {
  const { host, pathname } = new URL(url);
  if (host !== 'plimsoll') return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const file = path.resolve(folder, `.${decoded === '/' ? '/index.html' : decoded}`);
  return file.startsWith(folder + path.sep) ? file : null;
}
