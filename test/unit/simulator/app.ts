import { randomUUID } from 'node:crypto';

import type { ConnectionConfig, FieldValues } from '../../../electron/domain/connection.ts';
import { readConnection } from '../../../electron/monitor/read-connection.ts';
import { createTokenRenewals } from '../../../electron/monitor/token-renewal.ts';
import type { InquiryResult, Provider, Tokens } from '../../../electron/providers/provider.ts';
import { createPost, DEFAULT_LIMITS } from '../../../electron/transport/transport.ts';
import { NOW, privateKey } from './harness.ts';

export interface AppOptions {
  baseUrl: string;
  values: FieldValues;
  /** The one text secret of the connection. */
  text?: string;
  tokens?: Tokens;
  timeoutMs?: number;
}

/** One refresh of one connection as the app makes it, over real HTTP: what became of each inquiry. */
export async function askAsTheApp(
  provider: Provider,
  options: AppOptions,
): Promise<InquiryResult[]> {
  const { baseUrl, values, text = '', tokens = null } = options;
  const connection: ConnectionConfig = {
    id: 'c',
    providerId: provider.descriptor.id,
    environmentId: 'simulator',
    label: 'C',
    enabled: true,
    baseUrl,
    plainHttpConsent: false,
    intervalMs: 60_000,
    values,
  };
  const secrets = { privateKey: () => privateKey, text: () => text, tokens: () => tokens };
  const tools = {
    post: createPost(fetch, {
      ...DEFAULT_LIMITS,
      timeoutMs: options.timeoutMs ?? DEFAULT_LIMITS.timeoutMs,
    }),
    now: () => NOW,
    nonce: () => randomUUID(),
    renewals: createTokenRenewals(),
    keepTokens: async () => undefined,
  };
  const kinds = new Set(['balances', 'accounts'] as const);
  const outcomes = await readConnection(connection, provider, { ok: true, secrets }, kinds, tools);
  return outcomes.map(({ result }) => result);
}
