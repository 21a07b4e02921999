import type { SecretRefusal, TokenPart } from '../contract/types.ts';

/** Tokens travel in a header; servers commonly take 8 kB of all headers together. */
const MAX_LENGTH = 2_048;

/** What the address somebody is sent back to calls the code: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2 */
const CODE_NAMES = ['code', 'authCode', 'auth_code'];

export type ReadToken =
  | { readonly ok: true; readonly taken: string }
  | { readonly ok: false; readonly refusal: SecretRefusal };

/** Takes a token or code from what was on the clipboard; of a whole address, the code in it. */
export function readToken(part: TokenPart, text: string): ReadToken {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed)) {
    const code = part === 'authCode' ? codeIn(trimmed) : null;
    return code === null ? { ok: false, refusal: 'token-is-address' } : checked(code);
  }
  return checked(trimmed);
}

function checked(token: string): ReadToken {
  const refusal = refusalOf(token);
  return refusal === null ? { ok: true, taken: token } : { ok: false, refusal };
}

function refusalOf(token: string): SecretRefusal | null {
  if (/^[[{"'“]/.test(token)) return 'token-is-json';
  if (/\p{Cc}/u.test(token)) return 'token-has-lines';
  if (/\s/.test(token)) return 'token-has-spaces';
  if (!/^[\x21-\x7e]+$/.test(token)) return 'token-not-ascii';
  return token.length > MAX_LENGTH ? 'token-too-long' : null;
}

function codeIn(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { searchParams } = new URL(address);
  const name = CODE_NAMES.find((one) => (searchParams.get(one) ?? '') !== '');
  return name === undefined ? null : searchParams.get(name);
}
