import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { ConnectionConfig } from '../../../electron/domain/connection.ts';
import type { Random } from '../mutate.ts';

/** How the platform behaves towards one connection. */
export const MOODS = ['good', 'gone', 'error', 'busy', 'page', 'forged', 'unsure', 'hangs'] as const;
export type Mood = (typeof MOODS)[number];

/** A payment platform of two kinds, reached without a network: one that signs its answers and one that does not. */
export interface Platform {
  readonly publicKeyPem: string;
  /** In the place of the network. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  setMood(host: string, mood: Mood): void;
  setOnline(online: boolean): void;
  /** Answers given so far. */
  answers(): number;
}

const TRAVEL_MS = 120;
/** Cents. */
const FULL = 1_000_000;
const MOST_PAID_OUT = 30_000;

export const hostOf = ({ id }: Pick<ConnectionConfig, 'id'>): string => `${id}.example.com`;

export function createPlatform(random: Random, now: () => number): Platform {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const moods = new Map<string, Mood>();
  const holds = new Map<string, number>();
  let online = true;
  let answers = 0;

  /** Paid out of with every look, and filled up again when little is left. Cents. */
  function next(host: string): number {
    const before = holds.get(host) ?? FULL;
    const after = before < FULL / 10 ? FULL : before - random(MOST_PAID_OUT);
    holds.set(host, after);
    return after;
  }

  return {
    publicKeyPem: createPublicKey(privateKey).export({ format: 'pem', type: 'spki' }).toString(),
    setMood: (host, mood) => void moods.set(host, mood),
    setOnline: (is) => void (online = is),
    answers: () => answers,
    async fetch(url, init) {
      const { hostname, pathname } = new URL(url);
      const mood = moods.get(hostname) ?? 'good';
      await travel(mood === 'hangs' ? Number.MAX_SAFE_INTEGER : TRAVEL_MS, init?.signal ?? null);
      if (!online || mood === 'gone') throw new TypeError('fetch failed');
      answers += 1;
      if (mood === 'error') return new Response('no', { status: 500 });
      if (mood === 'busy') return new Response('', { status: 429, headers: { 'retry-after': '600' } });
      if (mood === 'page') return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
      if (pathname.startsWith('/v1/openapi')) return plainAnswer(mood, next(hostname));
      const headers = new Headers(init?.headers);
      const clientId = headers.get('client-id') ?? '';
      const cents = next(hostname);
      const text = pathname.endsWith('inquiryAccount') ? ACCOUNTS : listOf(mood, cents);
      return signed({ clientId, pathname, text, key: privateKey, time: now(), forged: mood === 'forged' });
    },
  };
}

/** The way there and back, which may be given up. */
function travel(ms: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('given up', 'AbortError'));
    });
  });
}

function plainAnswer(mood: Mood, cents: number): Response {
  const status = mood === 'unsure' || mood === 'forged' ? 99 : 0;
  return Response.json({ status, message: '-', data: { creditLine: 0, amount: cents } });
}

const result = (resultStatus: string): object => ({ resultStatus, resultCode: resultStatus === 'S' ? 'SUCCESS' : 'UNKNOWN_EXCEPTION', resultMessage: '-' });
const ACCOUNTS = JSON.stringify({ result: result('S'), accountInfos: [] });

function listOf(mood: Mood, cents: number): string {
  if (mood === 'unsure') return JSON.stringify({ result: result('U') });
  const amount = (value: number): object => ({ currency: 'USD', value });
  return JSON.stringify({
    result: result('S'),
    accountBalances: [
      { accountNo: '2187000000001031', currency: 'USD', balanceTypes: ['NORMAL_BALANCE'], availableBalance: amount(cents), frozenBalance: amount(0), totalBalance: amount(cents) },
    ],
  });
}

interface Sealed {
  readonly clientId: string;
  readonly pathname: string;
  readonly text: string;
  readonly key: KeyObject;
  /** Epoch ms. */
  readonly time: number;
  readonly forged: boolean;
}

function signed({ clientId, pathname, text, key, time, forged }: Sealed): Response {
  const at = new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00');
  const said = `POST ${pathname}\n${clientId}.${at}.${forged ? '-' : ''}${text}`;
  const signature = encodeURIComponent(sign('sha256', Buffer.from(said), key).toString('base64'));
  return new Response(text, {
    headers: {
      'content-type': 'application/json',
      'response-time': at,
      signature: `algorithm=RSA256, keyVersion=2, signature=${signature}`,
    },
  });
}
