import { randomUUID } from 'node:crypto';
import { net, session } from 'electron';
import type { Drafts } from '../connections/drafts.ts';
import { tokenKeeper } from '../connections/keep-tokens.ts';
import type { ProxyChoice } from '../contract/desktop-types.ts';
import { createProxy, type Proxy } from '../desktop/proxy.ts';
import type { CallRecord } from '../domain/call-record.ts';
import type { ReadTools } from '../monitor/read-connection.ts';
import { createTokenRenewals } from '../monitor/token-renewal.ts';
import { createGate } from '../transport/gate.ts';
import { createNetFetch } from '../transport/net-fetch.ts';
import { createLeadsInside } from '../transport/private-address.ts';
import { createPost, type Fetch } from '../transport/transport.ts';
import type { PatientVault } from '../vault/patient-vault.ts';

export interface ProviderAccessParts {
  readonly proxy: ProxyChoice;
  readonly vault: Pick<PatientVault, 'replace'>;
  readonly drafts: Pick<Drafts, 'all'>;
  readonly record: (call: CallRecord) => void;
  /** Epoch ms. */
  readonly now: () => number;
}

export interface ProviderAccess {
  readonly proxy: Proxy;
  /** What a signed call needs. */
  readonly tools: ReadTools;
  /** Goes through the proxy that was chosen. */
  readonly fetch: Fetch;
}

/** The one way out to providers. Nothing of a provider is ever written to disk: no cookies, no cache. */
export function createProviderAccess(parts: ProviderAccessParts): ProviderAccess {
  const { vault, drafts, record, now } = parts;
  const providerSession = session.fromPartition('providers', { cache: false });
  const proxy = createProxy(providerSession, parts.proxy);
  const send = createNetFetch(net, providerSession);

  const providerFetch: Fetch = async (url, init) => {
    await proxy.ready();
    return send(url, init);
  };

  return {
    proxy,
    fetch: providerFetch,
    tools: {
      post: createPost(providerFetch),
      gate: createGate(),
      leadsInside: createLeadsInside(async (hostname) => {
        const { endpoints } = await providerSession.resolveHost(hostname);
        return endpoints.map(({ address }) => address);
      }),
      record,
      now,
      nonce: () => randomUUID(),
      renewals: createTokenRenewals(),
      keepTokens: tokenKeeper(vault, drafts),
    },
  };
}
