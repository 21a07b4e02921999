import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { FAULT_MATRIX, writeFaultMatrix, type FaultRow } from '../../build/torture/fault-matrix.ts';
import { isFullRun, writeFigures } from '../../build/torture/figures.ts';
import type { Fault } from '../../electron/demo/simulator/protocol.ts';
import type { ConnectionSnapshot } from '../../electron/domain/snapshot.ts';
import type { RunningApp } from './support/app.ts';
import { serveBadTls } from './support/bad-tls.ts';
import { startKeyringPrompter } from './support/keyring-prompter.ts';
import { killKeyring } from './support/kill-keyring.ts';
import { startSession, type Session } from './support/session.ts';
import {
  addWorldFirst,
  fillVouchers,
  merchant,
  openAdvanced,
  setAvailable,
} from './support/steps.ts';

/** Not known to any name server, and one that is; Chromium is told so. */
const GONE = 'gone.test';
const HERE = 'here.test';
const SIGN_KEY = 'canary-sign-key-31fe';
const PATIENCE = { timeout: 30_000, interval: 300 };

/** In words, why and when a connection is asked next. */
const RETRIED: Readonly<Record<string, string>> = {
  'backing-off': 'by itself, less and less often (at most an hour apart)',
  'retry-after': 'by itself, when the pause the provider asked for is over',
  stopped: 'not by itself: it waits for a person',
  interval: 'by itself, as planned',
  suspended: 'not while the computer sleeps; at once when it wakes',
  'waiting-for-keychain': 'once the key storage is open',
};

let session: Session;
let app: RunningApp;
let page: Page;
let mounted = false;
const rows: FaultRow[] = [];

/** A file system of its own, which can be filled up and made read-only; only the superuser may make one. */
function mountProfile(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=700', 'plimsoll-test', session.profileDir], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  session = await startSession();
  mounted = mountProfile();
  await launch();
  await addWorldFirst(app, session);
});

afterAll(async () => {
  await app?.stop();
  if (mounted) execFileSync('umount', ['-l', session.profileDir]);
  await session?.stop();
  const failed = rows.filter(({ seen }) => seen.startsWith('not run')).length;
  writeFigures('faults', [{ what: 'faults tried on the real app', value: `${rows.length - failed} of ${rows.length}${failed > 0 ? `; ${failed} not run` : ''}` }]);
  if (isFullRun) writeFaultMatrix(rows, `Electron ${await electronVersion()}, ${process.platform}`);
});

// One that fails must not take the others along.
afterEach(async () => {
  await setFault(null);
  await refreshUntil(isFine).catch(() => undefined);
});

let version = '';
const electronVersion = async (): Promise<string> => version;

async function launch(): Promise<void> {
  app = await session.launch([], {}, [`--host-resolver-rules=MAP ${GONE} ~NOTFOUND,MAP ${HERE} 127.0.0.1`]);
  page = await app.window();
  version = await app.electronApp.evaluate(() => process.versions.electron ?? '');
}

async function connection(label = 'Harbour Trading'): Promise<ConnectionSnapshot> {
  const envelope = await page.evaluate(() => window.plimsoll.getState(null));
  if (!envelope.ok) throw new Error(envelope.refusal);
  const found = envelope.value.snapshot.connections.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no connection ${label}`);
  return found;
}

const setFault = (fault: Fault | null): Promise<null> =>
  session.simulator.setFault({ provider: 'worldfirst', fault });

/** Asks by hand, as often as the floor lets through, until it is as wanted. */
async function refreshUntil(wanted: (one: ConnectionSnapshot) => boolean, label?: string): Promise<ConnectionSnapshot> {
  await expect
    .poll(async () => {
      const now = await connection(label);
      if (wanted(now)) return true;
      await page.evaluate((connectionId) => window.plimsoll.refresh({ connectionId }), now.id);
      return wanted(await connection(label));
    }, PATIENCE)
    .toBe(true);
  return connection(label);
}

const isFine = (one: ConnectionSnapshot): boolean => isRead(one) && one.accountsProblem === undefined;

/** What accounts there are is asked less often. */
const isRead = ({ condition, problem, balances }: ConnectionSnapshot): boolean =>
  condition === 'ok' && problem === undefined && balances.length > 0 && balances.every(({ freshness }) => freshness === 'live');

/** The sentences of a part of the window, without its buttons and without what is this computer's alone. */
async function sentencesIn(part: Locator): Promise<string> {
  const texts = await part.evaluate((element) => {
    const found: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof HTMLButtonElement) return;
      if (node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '') found.push((node.textContent ?? '').trim());
      node.childNodes.forEach(walk);
    };
    walk(element);
    return found;
  });
  return texts
    .join(' · ')
    .replaceAll(session.profileDir, '…')
    .replaceAll(/history-[0-9a-f]{16}/g, 'history')
    .replaceAll(/damaged-[\dTZ-]+/g, 'damaged-<time>');
}

/** What the window says of the first thing that needs attention. */
async function saidInWindow(words: RegExp): Promise<string> {
  await page.getByTestId('nav-overview').click();
  const problem = page.getByTestId('problem').first();
  await expect.poll(async () => (await problem.textContent()) ?? '').toMatch(words);
  return sentencesIn(problem);
}

async function amountsNow(): Promise<string> {
  const { balances } = await connection();
  if (balances.length === 0) return 'none yet: another address is another source';
  expect(balances.map(({ balance }) => balance.available.value)).toEqual(['5000.00']);
  const states = new Set(balances.map(({ freshness }) => freshness));
  return states.has('live') ? 'shown, as fresh as before' : 'the last good ones stay, marked with their age';
}

async function expectFine(): Promise<void> {
  await refreshUntil(isFine);
  await page.getByTestId('problem').first().waitFor({ state: 'detached' });
  await session.tray.waitForMenu((text) => text.includes('USD 5,000.00') && !text.includes('As of'));
}

interface ServerFault {
  readonly name: string;
  readonly fault: Fault;
  readonly words: RegExp;
  /** Only where the long run was asked for: it takes long, or another test of every run shows it. */
  readonly long?: boolean;
}

const serverFaults: readonly ServerFault[] = [
  { name: 'connection cut without an answer', fault: { kind: 'down' }, words: /cannot be reached/, long: true },
  { name: 'connection reset in the middle of the answer', fault: { kind: 'reset' }, words: /cannot be reached/ },
  { name: 'no answer at all', fault: { kind: 'slow' }, words: /did not answer in time/, long: true },
  { name: 'an answer that drips, a byte at a time', fault: { kind: 'drip' }, words: /did not answer in time/, long: true },
  { name: 'body of 100 MiB', fault: { kind: 'huge' }, words: /too large/ },
  { name: 'gzip bomb (100 MiB once unpacked)', fault: { kind: 'gzip-bomb' }, words: /too large/ },
  { name: '200 with an HTML page', fault: { kind: 'html' }, words: /no JSON, such as a web page/ },
  { name: 'JSON cut in half, rightly signed', fault: { kind: 'malformed' }, words: /could not be read|is no JSON/, long: true },
  { name: 'HTTP 429 with Retry-After', fault: { kind: 'http-429', retryAfter: '3' }, words: /fewer requests \(HTTP 429\)/ },
  { name: 'HTTP 500', fault: { kind: 'http-500' }, words: /error of its server \(HTTP 500\)/, long: true },
  { name: 'HTTP 503 with Retry-After', fault: { kind: 'http', status: 503, retryAfter: '3' }, words: /error of its server \(HTTP 503\)/ },
  { name: 'redirect', fault: { kind: 'redirect' }, words: /does not follow/, long: true },
  { name: 'answer signed wrong', fault: { kind: 'bad-answer-signature' }, words: /does not carry a valid signature/, long: true },
  { name: 'one of the two signature headers missing', fault: { kind: 'half-signed' }, words: /does not carry a valid signature/, long: true },
  { name: 'success without a signature', fault: { kind: 'unsigned-success' }, words: /does not carry a valid signature/, long: true },
  { name: '“result unknown”', fault: { kind: 'unknown' }, words: /could not say \(UNKNOWN_EXCEPTION\)/, long: true },
  { name: 'the provider’s clock 10 minutes ahead', fault: { kind: 'clock', skewMs: 600_000 }, words: /clock is 10 minutes behind|too old/ },
  { name: 'the provider’s clock 10 minutes behind', fault: { kind: 'clock', skewMs: -600_000 }, words: /clock is 10 minutes ahead|too old or too new/ },
];

describe('a fault of the provider', () => {
  test.each(serverFaults.filter(({ long }) => isFullRun || long !== true))('$name', async ({ name, fault, words }) => {
    await setFault(fault);
    await refreshUntil(({ problem }) => problem !== undefined);
    const seen = await saidInWindow(words);
    const { nextReason } = await connection();
    rows.push({
      fault: name,
      seen,
      amounts: await amountsNow(),
      retried: RETRIED[nextReason] ?? nextReason,
      recovery: nextReason === 'stopped' ? 'with the next refresh by hand' : 'with the next refresh, by itself or by hand',
    });
    await setFault(null);
    await expectFine();
  });

  test.each<[string, Fault, string]>([
    ['right answer under a wrong content type', { kind: 'wrong-content-type' }, 'nothing: the signature vouches for the answer, not its type'],
    ['the answer before, sent again', { kind: 'replayed' }, 'nothing: it is rightly signed and no older than the last one shown'],
  ])('%s', async (name, fault, seen) => {
    await setFault(fault);
    const { lastSuccessAt = 0 } = await connection();
    await refreshUntil((now) => (now.lastSuccessAt ?? 0) > lastSuccessAt || now.problem !== undefined);
    expect((await connection()).problem).toBeUndefined();
    rows.push({ fault: name, seen, amounts: await amountsNow(), retried: RETRIED['interval'] ?? '', recovery: '–' });
    await setFault(null);
    await expectFine();
  });
});

describe('a fault on the way', () => {
  async function setAddress(url: string): Promise<void> {
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').first().click();
    await openAdvanced(page);
    await page.getByTestId('field-baseUrl').fill(url);
    await page.getByTestId('save').click();
    await page.getByTestId('connection-form').waitFor({ state: 'detached' });
  }

  test('nothing listens at the address', async () => {
    await session.simulator.pauseListening();
    await refreshUntil(({ problem }) => problem !== undefined);
    const seen = await saidInWindow(/cannot be reached/);
    const { nextReason } = await connection();
    rows.push({ fault: 'connection refused', seen, amounts: await amountsNow(), retried: RETRIED[nextReason] ?? nextReason, recovery: 'with the next refresh, by itself or by hand' });
    await session.simulator.resumeListening();
    await expectFine();
  });

  test.each([
    ['a certificate nobody vouches for', 'self-signed'],
    ['a certificate that ran out', 'expired'],
    ['a server that speaks only TLS 1.1', 'outdated'],
  ] as const)('%s', async (name, how) => {
    const server = how === 'self-signed' ? { url: session.ready.selfSignedUrl, stop: () => undefined } : await serveBadTls(how);
    const before = (await session.simulator.requests()).length;
    await setAddress(server.url);
    await refreshUntil(({ problem }) => problem !== undefined);
    const seen = await saidInWindow(/secure connection to WorldFirst could not be trusted/);
    const { nextReason } = await connection();
    // Nothing is sent before the connection is trusted.
    expect((await session.simulator.requests()).length).toBe(before);
    rows.push({ fault: name, seen, amounts: await amountsNow(), retried: RETRIED[nextReason] ?? nextReason, recovery: 'with the next refresh, by itself or by hand' });
    await setAddress(session.ready.baseUrl);
    server.stop();
    await expectFine();
  });

  test('a name that no name server knows', async () => {
    await session.simulator.register({
      merchant: { provider: 'redemption', merchantId: 'm-1', businessId: 'b-1', credential: { signType: 'MD5', signKey: SIGN_KEY }, amount: '10000', creditLine: '0' },
    });
    await fillVouchers(app, `http://${GONE}:${session.ready.port}`, SIGN_KEY);
    await page.getByTestId('save').click();
    await refreshUntil(({ problem }) => problem !== undefined, 'Vouchers');
    const seen = await saidInWindow(/cannot be reached/);
    const { nextReason } = await connection('Vouchers');
    rows.push({ fault: 'DNS failure', seen, amounts: 'none: it was never read', retried: RETRIED[nextReason] ?? nextReason, recovery: 'tried by entering a name that is known: with the refresh that follows' });

    // A name that leads to this computer needs a clear yes of its own.
    await page.getByTestId('nav-connections').click();
    await page.locator('[data-testid^="edit-"]').last().click();
    await page.getByTestId('field-baseUrl').fill(`http://${HERE}:${session.ready.port}`);
    await page.getByTestId('save').click();
    await page.getByTestId('private-http-consent').waitFor();
    const inside = (await page.getByTestId('error-baseUrl').textContent()) ?? '';
    expect(inside).toMatch(/private network/);
    rows.push({ fault: 'plain http to a name that leads into a private network', seen: inside, amounts: 'none: nothing is sent', retried: RETRIED['stopped'] ?? '', recovery: 'once somebody agrees' });
    await page.getByTestId('private-http-consent').check();
    await page.getByTestId('save').click();
    await refreshUntil(isFine, 'Vouchers');
    await page.getByTestId('nav-connections').click();
    await page.getByTestId('remove').last().click();
    await page.getByTestId('confirm-remove').click();
    await session.tray.waitForMenu((text) => !text.includes('CNY'));
  });
});

describe('a fault of this computer', () => {
  const chooseLanguageTwice = async (): Promise<void> => {
    for (const language of ['zh-CN', 'en'] as const) {
      await page.evaluate(
        (chosen) => window.plimsoll.setPreferences({ language: chosen, theme: 'system', fasterWhileOpen: false, hideAmounts: false }),
        language,
      );
    }
  };
  const noticeText = async (words: RegExp): Promise<string> => {
    await expect.poll(async () => (await page.getByTestId('notice').allTextContents()).join(' '), PATIENCE).toMatch(words);
    return sentencesIn(page.getByTestId('notice').filter({ hasText: words }).first());
  };
  const noNotice = (words: RegExp): Promise<void> =>
    expect.poll(async () => (await page.getByTestId('notice').allTextContents()).some((text) => words.test(text)), PATIENCE).toBe(false);
  const settingsFile = (): string => path.join(session.profileDir, 'settings.json');

  test('the computer goes to sleep during a refresh', async () => {
    await setFault({ kind: 'slow' });
    const { id } = await connection();
    await page.evaluate((connectionId) => void window.plimsoll.refresh({ connectionId }), id);
    await expect.poll(async () => (await connection()).refreshing).toBe(true);
    await app.electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await session.simulator.pauseListening();
    await expect.poll(async () => (await connection()).refreshing, PATIENCE).toBe(false);
    const { nextReason } = await connection();
    const seen = await saidInWindow(/cannot be reached|did not answer/);
    rows.push({ fault: 'suspend during a refresh', seen, amounts: await amountsNow(), retried: RETRIED[nextReason] ?? nextReason, recovery: 'by itself, when the computer wakes' });
    await setFault(null);
    await session.simulator.resumeListening();
    await app.electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect.poll(async () => isRead(await connection()), PATIENCE).toBe(true);
    await expectFine();
  });

  test('the keyring is locked while the app runs', async () => {
    await session.desktop.lockKeyring();
    await setAvailable(session, '500000');
    await refreshUntil(isFine);
    await page.getByTestId('nav-settings').click();
    await page.getByTestId('retry-keychain').click();
    await expect.poll(() => page.getByTestId('keychain-state').getAttribute('data-state')).toBe('locked');
    const seen = await sentencesIn(page.getByTestId('keychain-state'));
    rows.push({ fault: 'keyring locked while the app runs', seen, amounts: await amountsNow(), retried: 'as planned: keys that were read are kept until the app quits', recovery: 'once it is unlocked' });
    await session.desktop.unlockKeyring();
    await page.getByTestId('retry-keychain').click();
    await expect.poll(() => page.getByTestId('keychain-state').getAttribute('data-state')).toBe('ready');
    await expectFine();
  });

  /** Looks for the keychain by hand, and gives what the window says once it stands so. */
  async function keychainIs(state: string | RegExp): Promise<string> {
    await page.getByTestId('nav-settings').click();
    const shown = page.getByTestId('keychain-state');
    await expect
      .poll(async () => {
        await page.getByTestId('retry-keychain').click();
        return (await shown.getAttribute('data-state')) ?? '';
      }, PATIENCE)
      .toMatch(state);
    return sentencesIn(shown);
  }

  test('somebody refuses the app the keyring while it runs', async () => {
    await session.desktop.lockKeyring();
    const person = await startKeyringPrompter(session.desktop.busAddress, 'refuse');
    const seen = await keychainIs(/denied|locked/);
    // One look after the other: once this one was answered nothing of the clicks is still to be asked.
    await page.evaluate(() => window.plimsoll.retryKeychain(null));
    const asked = person.asked();
    expect(asked).toBeGreaterThan(0);
    await setAvailable(session, '500000');
    await refreshUntil(isFine);
    rows.push({ fault: 'keyring refused while the app runs', seen, amounts: await amountsNow(), retried: 'as planned: keys that were read are kept until the app quits', recovery: 'once it is allowed' });
    // Nobody is asked again by a timer.
    expect(person.asked()).toBe(asked);
    person.stop();
    await session.desktop.unlockKeyring();
    await keychainIs('ready');
    await expectFine();
  });

  test('the keyring vanishes while the app runs', async () => {
    const keyring = await killKeyring(session.desktop);
    const seen = await keychainIs('missing');
    await setAvailable(session, '500000');
    await refreshUntil(isFine);
    rows.push({ fault: 'keyring gone while the app runs', seen, amounts: await amountsNow(), retried: 'as planned: keys that were read are kept until the app quits', recovery: 'once Plimsoll is restarted: the system’s library does not find a keyring that was started anew' });
    await keyring.bringBack();
    await app.stop();
    await launch();
    await expectFine();
  });

  test('the disk is full', async () => {
    if (!mounted) {
      rows.push(notRun('disk full'));
      return;
    }
    const filler = path.join(session.profileDir, 'filler');
    try {
      execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' });
    } catch {
      // Until nothing more fits.
    }
    await chooseLanguageTwice();
    const seen = await noticeText(/cannot be (?:saved|written)/i);
    await refreshUntil(isFine);
    rows.push({ fault: 'disk full', seen, amounts: await amountsNow(), retried: RETRIED['interval'] ?? '', recovery: 'with the next change, once there is room; nothing is lost meanwhile' });
    rmSync(filler);
    await chooseLanguageTwice();
    await noNotice(/settings/i);
    expect(JSON.parse(readFileSync(settingsFile(), 'utf8'))).toMatchObject({ connections: [{ label: 'Harbour Trading' }] });
    await expectFine();
  });

  test('the profile is read-only', async () => {
    if (!mounted) {
      rows.push(notRun('read-only profile'));
      return;
    }
    // To the superuser a folder without permission is as good as any; one that is immutable is not.
    const takesChanges = (does: boolean): void => void execFileSync('chattr', [does ? '-i' : '+i', session.profileDir], { stdio: 'ignore' });
    try {
      takesChanges(false);
    } catch {
      rows.push(notRun('read-only profile', 'the file system knows no folder that cannot be changed'));
      return;
    }
    try {
      await chooseLanguageTwice();
      const seen = await noticeText(/cannot be (?:saved|written)/i);
      await refreshUntil(isFine);
      rows.push({ fault: 'read-only profile', seen, amounts: await amountsNow(), retried: RETRIED['interval'] ?? '', recovery: 'with the next change, once it can be written' });
    } finally {
      takesChanges(true);
    }
    await chooseLanguageTwice();
    await noNotice(/settings/i);
    await expectFine();
  });

  test('somebody damages the settings while the app runs', async () => {
    writeFileSync(settingsFile(), '{ "version": 1, "connections": [');
    await chooseLanguageTwice();
    expect(JSON.parse(readFileSync(settingsFile(), 'utf8'))).toMatchObject({ connections: [{ label: 'Harbour Trading' }] });
    rows.push({ fault: 'settings damaged while the app runs', seen: 'nothing: the app goes by what it has in memory', amounts: await amountsNow(), retried: RETRIED['interval'] ?? '', recovery: 'the next change writes them whole' });
    await expectFine();
  });

  test('settings and history are damaged while the app is not running', async () => {
    await app.stop();
    const settings = readFileSync(settingsFile(), 'utf8');
    writeFileSync(settingsFile(), settings.slice(0, settings.length / 2));
    const histories = readdirSync(session.profileDir).filter((name) => /^history-\w+\.db$/.test(name));
    expect(histories).toHaveLength(1);
    for (const name of histories) {
      const file = path.join(session.profileDir, name);
      for (const log of ['-wal', '-shm']) rmSync(file + log, { force: true });
      writeFileSync(file, Buffer.alloc(8_192, 0x5a));
    }
    await launch();
    const ofSettings = await noticeText(/settings\.damaged-/);
    const ofHistory = await noticeText(/history of readings was damaged/);
    rows.push({ fault: 'settings damaged before the start', seen: ofSettings, amounts: 'read anew', retried: RETRIED['interval'] ?? '', recovery: 'at once: their last good copy takes their place' });
    rows.push({ fault: 'history damaged before the start', seen: ofHistory, amounts: 'read anew', retried: RETRIED['interval'] ?? '', recovery: 'at once: a new one is begun, the damaged file is kept' });
    await expectFine();
    expect(await session.simulator.requests()).not.toEqual([]);
    expect((await connection()).label).toBe('Harbour Trading');
    expect(merchant.clientId).not.toBe('');
  });
});

function notRun(fault: string, why = 'only the superuser can make such a file system'): FaultRow {
  return { fault, seen: `not run: ${why}`, amounts: '–', retried: '–', recovery: '–' };
}

test('the table in the docs has a row for everything that was tried', () => {
  const table = readFileSync(FAULT_MATRIX, 'utf8');
  const missing = rows.filter(({ fault, seen }) => !table.includes(`| ${fault} |`) && !seen.startsWith('not run'));
  // The long run writes it when all is done.
  if (!isFullRun) expect(missing.map(({ fault }) => fault)).toEqual([]);
});
