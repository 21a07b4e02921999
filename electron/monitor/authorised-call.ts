import { endOfTokens, type Authorization } from '../domain/authorization.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { Problem } from '../domain/problem.ts';
import type { Call, Failure, Provider, Secrets, Tokens } from '../providers/provider.ts';
import { sendCall, type SendTools } from './send-call.ts';
import type { TokenRenewals } from './token-renewal.ts';
import { isUsable } from './token-rules.ts';

/**
 * Puts renewed tokens where the ones they replace are kept, unless something else took their place. Never throws:
 * by then the old ones are worth nothing.
 */
export type KeepTokens = (
  connection: ConnectionConfig,
  fieldId: string,
  replaced: Tokens,
  renewed: Tokens,
) => Promise<void>;

export interface CallTools extends SendTools {
  readonly renewals: TokenRenewals;
  readonly keepTokens: KeepTokens;
}

export type SecretsResult = { readonly ok: true; readonly secrets: Secrets } | Failure;

/** What a call can come to, as far as it matters here. */
export type CallAnswer = { readonly ok: true } | Failure;

/** The calls of one refresh, one test or one quote. */
export interface Calls {
  /**
   * Runs one call. Tokens that are about to end are renewed before the first. An answer that asks for it is followed by
   * one more try, signed anew or with renewed tokens; each happens once for all the calls. Never throws.
   */
  ask<Answer extends CallAnswer>(call: Call<Answer>): Promise<Answer | Failure>;
  /** What is known of the tokens by now: `null` where there are none, `undefined` while the secrets cannot be read. */
  authorization(): Authorization | null | undefined;
}

/** Opens the way to a provider for one connection. Calls are to be asked one after the other. */
export function openCalls(
  connection: ConnectionConfig,
  provider: Provider,
  given: SecretsResult,
  tools: CallTools,
): Calls {
  const capability = provider.tokens;
  let secrets = given.ok ? given.secrets : null;
  let prepared: Promise<Failure | null> | undefined;
  let renewal: Promise<Failure | null> | undefined;
  let repeated = false;

  const tokens = (): Tokens | null =>
    capability === undefined ? null : (secrets?.tokens(capability.fieldId) ?? null);

  /** @returns what stood in the way, or `null` once the secrets hold the new tokens */
  async function renew(from: Secrets, old: Tokens): Promise<Failure | null> {
    if (capability === undefined) throw new Error('the provider has no tokens');
    const { fieldId } = capability;
    const answer = await tools.renewals.renew(
      old,
      (refreshToken) => sendCall(capability.exchange({ refreshToken }), connection, from, tools),
      tools.now,
    );
    if (!answer.ok) return { ok: false, problem: answer.problem };
    await take(fieldId, from, old, answer.tokens);
    return null;
  }

  async function take(fieldId: string, from: Secrets, old: Tokens, next: Tokens): Promise<void> {
    // Kept before they are used: the old refresh token may be dead from now on.
    await tools.keepTokens(connection, fieldId, old, next);
    secrets = withTokens(from, fieldId, next);
  }

  async function prepare(from: Secrets): Promise<Failure | null> {
    const stored = tokens();
    if (capability === undefined || stored === null) return null;
    // A form saved just then may have put tokens back that were renewed meanwhile.
    const current = tools.renewals.latest(stored);
    if (current !== stored) await take(capability.fieldId, from, stored, current);
    const now = tools.now();
    if (!tools.renewals.isDue(current, now)) return null;
    renewal = renew(from, current);
    const failure = await renewal;
    // What still works is used to its end; the renewal is tried again later.
    return isUsable(current, now) ? null : failure;
  }

  return {
    async ask(call) {
      if (!given.ok) return given;
      const failure = await (prepared ??= prepare(given.secrets));
      if (failure !== null) return failure;
      const send = () => sendCall(call, connection, secrets ?? given.secrets, tools);
      let answer = await send();
      if (wants(answer, 'at-once') && !repeated) {
        repeated = true;
        answer = await send();
      }
      const refused = tokens();
      if (!wants(answer, 'with-new-token') || refused?.refreshToken === undefined) return answer;
      const before = renewal;
      const hindered = await (renewal ??= renew(given.secrets, refused));
      // New tokens that are refused as well are for a person to look at.
      return hindered ?? (before === undefined ? send() : answer);
    },
    authorization() {
      if (!given.ok) return undefined;
      const now = tokens();
      return now === null ? null : authorizationOf(now, tools.renewals.problemOf(now));
    },
  };
}

function wants(answer: CallAnswer, retry: NonNullable<Failure['retry']>): boolean {
  return !answer.ok && answer.retry === retry;
}

function withTokens(secrets: Secrets, fieldId: string, tokens: Tokens): Secrets {
  return {
    ...secrets,
    tokens: (asked) => (asked === fieldId ? tokens : secrets.tokens(asked)),
  };
}

function authorizationOf(tokens: Tokens, problem: Problem | undefined): Authorization {
  const { accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt } = tokens;
  const known = {
    renewable: refreshToken !== undefined,
    ...(accessTokenExpiresAt === undefined ? {} : { accessTokenExpiresAt }),
    ...(refreshTokenExpiresAt === undefined ? {} : { refreshTokenExpiresAt }),
  };
  const endsAt = endOfTokens(known);
  return {
    ...known,
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(problem === undefined ? {} : { renewalProblem: problem }),
  };
}
