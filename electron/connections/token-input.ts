import type {
  DraftValues,
  FieldError,
  PasteTokenResult,
  SecretResult,
  SecretSummaries,
  TokenPart,
} from '../contract/types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import { environmentOf, type ProviderDescriptor } from '../domain/descriptor.ts';
import type { SecretsResult } from '../monitor/authorised-call.ts';
import { sendCall, type SendTools } from '../monitor/send-call.ts';
import type { Failure, Provider, Secrets, TokenCapability, Tokens } from '../providers/provider.ts';
import { secretField, type OpenDraft } from './drafts.ts';
import { readToken, type ReadToken } from './read-token.ts';
import { shownSummary } from './secret-input.ts';
import { holdsTokens, parseStoredTokens, serialiseTokens, tokensSummary } from './stored-tokens.ts';
import { checkDraft, type CheckedValues } from './validate.ts';

export interface TokenPaste {
  readonly field: string;
  readonly part: TokenPart;
  readonly values: DraftValues;
}

/** Hands what is on the clipboard to `read`, and clears it unless that refuses something harmless. */
export type TakeText = (read: (text: string) => ReadToken) => Promise<ReadToken>;

export interface TokenInputParts {
  readonly provider: Provider;
  readonly tools: SendTools;
  readonly take: TakeText;
  readonly hasSecret: (fieldId: string) => boolean;
  readonly configOf: (checked: CheckedValues) => ConnectionConfig;
  readonly secrets: (connection: ConnectionConfig) => Promise<SecretsResult>;
}

/**
 * Takes a token, or an authorisation code, into the draft. A code is good for minutes, so it is exchanged at once; it
 * is left on the clipboard until everything the exchange needs is there. Tokens pasted one by one belong together;
 * they take the place of saved ones as a whole.
 * @throws when the field is none of the provider's tokens: the window asked for what it was never offered
 */
export async function pasteToken(
  draft: OpenDraft,
  { field, part, values }: TokenPaste,
  parts: TokenInputParts,
): Promise<PasteTokenResult> {
  const { provider, take } = parts;
  const capability = provider.tokens;
  if (capability?.fieldId !== field) throw new Error('no such tokens field');
  const takeToken = (): Promise<ReadToken> => take((text) => readToken(part, text));
  if (part !== 'authCode') {
    const read = await takeToken();
    return read.ok ? enterTokens(draft, field, withPart(draft, field, part, read.taken)) : read;
  }
  const caller = await prepareExchange(field, values, parts);
  if (!caller.ok) return caller;
  const read = await takeToken();
  if (!read.ok) return read;
  const answer = await exchange(capability, read.taken, caller, parts.tools);
  if (!answer.ok) return { ok: false, problem: answer.problem };
  return enterTokens(draft, field, answer.tokens);
}

function exchange(
  capability: TokenCapability,
  authCode: string,
  { connection, secrets }: Caller,
  tools: SendTools,
): Promise<{ readonly ok: true; readonly tokens: Tokens } | Failure> {
  return sendCall(capability.exchange({ authCode }), connection, secrets, tools);
}

interface Caller {
  readonly ok: true;
  readonly connection: ConnectionConfig;
  readonly secrets: Secrets;
}

/** What it takes to call the provider with the draft's values, or what is missing. */
async function prepareExchange(
  field: string,
  values: DraftValues,
  { provider, hasSecret, configOf, secrets }: TokenInputParts,
): Promise<Caller | { readonly ok: false; readonly errors: readonly FieldError[] } | Failure> {
  const { descriptor } = provider;
  const checked = checkDraft(descriptor, withoutIrrelevant(descriptor, values), {
    hasSecret: (fieldId) => fieldId === field || hasSecret(fieldId),
    labelTaken: () => false,
  });
  if (!checked.ok) return checked;
  const connection = configOf(checked.checked);
  const read = await secrets(connection);
  return read.ok ? { ok: true, connection, secrets: read.secrets } : read;
}

/** No call is signed with the name or the interval, so nothing may be wrong with them yet. */
function withoutIrrelevant(descriptor: ProviderDescriptor, values: DraftValues): DraftValues {
  const environment = environmentOf(descriptor, values.environmentId);
  const intervalSeconds = (environment?.pollFloorMs ?? 0) / 1_000;
  return { ...values, label: descriptor.id, intervalSeconds };
}

/** The tokens of the draft with another one of them; its end is not known. */
function withPart(
  draft: OpenDraft,
  field: string,
  part: 'accessToken' | 'refreshToken',
  token: string,
): Tokens {
  const entered = draft.entered.get(field);
  const { [part]: _token, [`${part}ExpiresAt` as const]: _end, ...other }: Tokens =
    entered === undefined ? {} : parseStoredTokens(entered.stored);
  return { ...other, [part]: token };
}

/** Has the draft leave the connection without its saved tokens: once it is saved, none stand in their place. */
export function giveUpTokens(draft: OpenDraft, field: string): void {
  const saved = draft.saved[field] ?? null;
  if (secretField(draft.descriptor, field).kind === 'tokens' && saved !== null) {
    enterTokens(draft, field, {});
  }
}

/** Puts renewed tokens in the place of the ones they replace, where the draft holds these. */
export function renewTokens(
  draft: OpenDraft,
  field: string,
  replaced: Tokens,
  renewed: Tokens,
): void {
  const stored = draft.entered.get(field)?.stored;
  if (stored !== undefined && holdsTokens(stored, replaced)) enterTokens(draft, field, renewed);
}

/** What the window may know of the tokens entered in the draft, by field; `null` for those given up. */
export function enteredTokens(draft: Pick<OpenDraft, 'entered'>): SecretSummaries {
  const tokens = [...draft.entered].filter(([, { summary }]) => summary.tokens !== undefined);
  return Object.fromEntries(tokens.map(([field, entered]) => [field, shownSummary(entered)]));
}

/** Puts tokens into the draft, in the place of any others. */
function enterTokens(draft: OpenDraft, field: string, tokens: Tokens): SecretResult {
  const summary = { kept: 'draft', tokens: tokensSummary(tokens) } as const;
  draft.entered.set(field, { stored: serialiseTokens(tokens), summary });
  return { ok: true, secret: summary };
}
