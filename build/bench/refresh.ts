import { createSign, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import type { ConnectionConfig } from '../../electron/domain/connection.ts';
import type { Circumstances } from '../../electron/monitor/circumstances.ts';
import { createMonitor, type Monitor } from '../../electron/monitor/monitor.ts';
import { createTokenRenewals } from '../../electron/monitor/token-renewal.ts';
import { providerById } from '../../electron/providers/registry.ts';
import { createGate, DEFAULT_GATE } from '../../electron/transport/gate.ts';
import { createPost, type Fetch } from '../../electron/transport/transport.ts';
import { medianOf } from './measure.ts';

export interface ProviderSide {
  /** Base URLs, one a host. */
  readonly urls: readonly string[];
  readonly publicKeyPem: string;
  readonly delayMs: number;
}

export interface RefreshFigures {
  readonly connections: number;
  readonly hosts: number;
  /** Calls under way at the same time. */
  readonly cap: number;
  /** ms, medians over the rounds. */
  readonly wallMs: number;
  readonly idealMs: number;
  readonly bareWallMs: number;
  /** CPU of the main process per call, ms. */
  readonly cpuPerCallMs: number;
  readonly bareCpuPerCallMs: number;
}

const PATH = '/amsin/api/v1/business/account/inquiryBalance';
/** The simulator's environment lets a person ask again after a second. */
const BETWEEN_MS = 1_100;

/** Refreshes all connections at once, in turn with the bare minimum of the same work. */
export async function measureRefresh(
  fetch: Fetch,
  side: ProviderSide,
  count: number,
  rounds: number,
): Promise<RefreshFigures> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const connections = Array.from({ length: count }, (_, n) => connectionOf(n, side));
  const monitor = monitorOf(fetch, connections, privateKey);
  const app: Sample[] = [];
  const bare: Sample[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const bareSample = await sample(() => bareRefresh(fetch, side, count, privateKey));
    await pause(BETWEEN_MS);
    const appSample = await sample(() => refreshAll(monitor, count));
    await pause(BETWEEN_MS);
    // The first round opens the connections and lets the engine compile.
    if (round === 0) continue;
    bare.push(bareSample);
    app.push(appSample);
  }
  monitor.stop();
  const cap = Math.min(DEFAULT_GATE.total, DEFAULT_GATE.perHost * side.urls.length);
  return {
    connections: count,
    hosts: side.urls.length,
    cap,
    wallMs: medianOf(app.map(({ wallMs }) => wallMs)),
    idealMs: Math.ceil(count / cap) * side.delayMs,
    bareWallMs: medianOf(bare.map(({ wallMs }) => wallMs)),
    cpuPerCallMs: medianOf(app.map(({ cpuMs }) => cpuMs)) / count,
    bareCpuPerCallMs: medianOf(bare.map(({ cpuMs }) => cpuMs)) / count,
  };
}

interface Sample {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function sample(work: () => Promise<void>): Promise<Sample> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000 };
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function connectionOf(n: number, { urls, publicKeyPem }: ProviderSide): ConnectionConfig {
  return {
    id: `connection-${n}`,
    providerId: 'worldfirst',
    environmentId: 'simulator',
    label: `Connection ${n}`,
    enabled: true,
    baseUrl: urls[n % urls.length] ?? '',
    plainHttpConsent: false,
    intervalMs: 3_600_000,
    values: { clientId: `BENCH_${n}`, providerPublicKey: publicKeyPem, keyVersion: '2' },
  };
}

function monitorOf(
  fetch: Fetch,
  connections: readonly ConnectionConfig[],
  privateKey: KeyObject,
): Monitor {
  const awake: Circumstances = {
    online: true,
    onBattery: false,
    suspended: false,
    watched: false,
  };
  const secrets = { privateKey: () => privateKey, text: () => '', tokens: () => null };
  return createMonitor({
    post: createPost(fetch),
    gate: createGate(),
    now: () => Date.now(),
    uptime: () => Math.round(performance.now()),
    nonce: () => 'nonce',
    random: Math.random,
    look: () => awake,
    renewals: createTokenRenewals(),
    keepTokens: () => Promise.resolve(),
    tokensUnsaved: () => false,
    connections: () => connections,
    lines: () => ({}),
    provider: providerById,
    secrets: () => Promise.resolve({ ok: true, secrets }),
    onSnapshot: () => undefined,
  });
}

async function refreshAll(monitor: Monitor, count: number): Promise<void> {
  const outcomes = await monitor.refresh(null);
  const good = outcomes.filter(({ outcome }) => outcome === 'ok').length;
  if (good !== count) throw new Error(`only ${good} of ${count} connections were read`);
}

/** What cannot be left out: sign, send, verify, parse, as many at a time. */
async function bareRefresh(
  fetch: Fetch,
  { urls, publicKeyPem }: ProviderSide,
  count: number,
  privateKey: KeyObject,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const n = next;
      next += 1;
      await bareCall(fetch, urls[n % urls.length] ?? '', `BENCH_${n}`, privateKey, publicKeyPem);
    }
  };
  await Promise.all(Array.from({ length: DEFAULT_GATE.total }, worker));
}

async function bareCall(
  fetch: Fetch,
  baseUrl: string,
  clientId: string,
  privateKey: KeyObject,
  publicKeyPem: string,
): Promise<void> {
  const body = Buffer.from('{}');
  const time = new Date().toISOString();
  const signature = createSign('RSA-SHA256')
    .update(`POST ${PATH}\n${clientId}.${time}.{}`)
    .sign(privateKey, 'base64');
  const response = await fetch(baseUrl + PATH, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json; charset=UTF-8',
      'Client-Id': clientId,
      'Request-Time': time,
      Signature: `algorithm=RSA256, keyVersion=2, signature=${encodeURIComponent(signature)}`,
    },
    body,
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    signal: new AbortController().signal,
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body ?? []) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const answered = response.headers.get('response-time') ?? '';
  const given = /signature=(.*)$/.exec(response.headers.get('signature') ?? '')?.[1] ?? '';
  const signed = Buffer.concat([Buffer.from(`POST ${PATH}\n${clientId}.${answered}.`), bytes]);
  const whole = verify(
    'RSA-SHA256',
    signed,
    publicKeyPem,
    Buffer.from(decodeURIComponent(given), 'base64'),
  );
  if (!whole) throw new Error('the bare call did not verify');
  JSON.parse(bytes.toString('utf8'));
}
