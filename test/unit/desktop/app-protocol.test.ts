import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Session } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileFor, serveApp } from '../../../electron/desktop/app-protocol.ts';

vi.mock('electron', () => ({ protocol: {} }));

const folder = path.resolve('/opt/app/renderer');

describe('the file an address names', () => {
  it('lies in the window’s folder', () => {
    expect(fileFor('app://plimsoll/', folder)).toBe(path.join(folder, 'index.html'));
    expect(fileFor('app://plimsoll/assets/a.js?v=1#x', folder)).toBe(
      path.join(folder, 'assets', 'a.js'),
    );
  });

  it.each([
    'app://plimsoll/../secret.js',
    'app://plimsoll/%2e%2e/secret.js',
    'app://plimsoll/..%2fsecret.js',
    'app://plimsoll/a/..%2f..%2f..%2fetc/passwd',
    'app://plimsoll/..%2frenderer-other/a.js',
    'app://plimsoll/%00/../a.js',
  ])('never lies outside it: %s', (url) => {
    const file = fileFor(url, folder);
    expect(file === null || file.startsWith(folder + path.sep)).toBe(true);
  });

  it.each(['app://other/index.html', 'app://plimsoll.evil/index.html', 'app://plimsoll/%zz'])(
    'is none for %s',
    (url) => {
      expect(fileFor(url, folder)).toBeNull();
    },
  );
});

describe('what is served', () => {
  let served: string;
  let get: (url: string) => Promise<Response>;
  beforeEach(() => {
    served = mkdtempSync(path.join(tmpdir(), 'plimsoll-window-'));
    writeFileSync(path.join(served, 'a.js'), '0');
    writeFileSync(path.join(served, 'notes.txt'), 'not for the window');
    const session = {
      protocol: {
        handle: (_scheme: string, handler: (request: { url: string }) => Promise<Response>) => {
          get = (url) => handler({ url });
        },
      },
    };
    const body = () => new Blob(['<p>drawn</p>']).stream();
    serveApp(session as unknown as Session, served, () => ({ styleHash: 'c3R5bGU=', body: body() }));
  });
  afterEach(() => rmSync(served, { recursive: true, force: true }));

  it('is the page as it was drawn, under a policy that lets nothing in but its own style and scripts', async () => {
    const response = await get('app://plimsoll/index.html');
    expect(await response.text()).toBe('<p>drawn</p>');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("style-src 'sha256-c3R5bGU='");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it('is a file of the window', async () => {
    expect(await (await get('app://plimsoll/a.js')).text()).toBe('0');
  });

  it.each(['notes.txt', 'missing.html', '..%2findex.html', 'index.html%00.html'])(
    'is not %s',
    async (name) => {
      expect((await get(`app://plimsoll/${name}`)).status).toBe(404);
    },
  );
});
