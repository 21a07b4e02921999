import { readToken } from '../connections/read-token.ts';
import {
  enterSecret,
  enterWithPassphrase,
  type EnterResult,
  type EnteredSecret,
} from '../connections/secret-input.ts';
import { serialiseTokens, tokensSummary } from '../connections/stored-tokens.ts';
import type { SecretField } from '../domain/descriptor.ts';
import { keyOf, type Place } from './place.ts';
import type { ProblemList } from './problems.ts';
import type { SecretReference } from './read-setup.ts';
import type { SetupSource } from './source.ts';

/** What a reference led to: text, or bytes where it is none. */
export type ReadPlace = (place: Place) => string | Buffer | null;

/**
 * Gives what stands behind the references of a set-up file, and reports those that lead nowhere. Standard input can be one
 * secret only.
 */
export function referenceReader(source: SetupSource, problems: ProblemList): ReadPlace {
  const stdin: string[] = [];
  return (place) => {
    const key = keyOf(place);
    if (source.files[key] === undefined) {
      if (stdin.length > 0 && !stdin.includes(key)) {
        problems.add(place, 'secret.stdin-twice');
        return null;
      }
      stdin.push(key);
    }
    const content = source.secrets[key];
    // A place that is no source at all was reported as such.
    if (content === undefined) return null;
    if (content.kind === 'text') return content.text;
    if (content.kind === 'bytes') return Buffer.from(content.base64, 'base64');
    problems.add(place, `refusal.${content.refusal}`);
    return null;
  };
}

/** @returns `null` where there is nothing to take, because it is for later or because something is wrong with it */
export function readReference(
  field: SecretField,
  reference: SecretReference,
  place: Place,
  read: ReadPlace,
  problems: ProblemList,
): EnteredSecret | null {
  if (reference.kind === 'later') return null;
  if (field.kind === 'tokens') {
    if (reference.kind === 'tokens') return readTokens(reference.parts, read, problems);
    problems.add(place, 'secret.are-tokens');
    return null;
  }
  if (reference.kind === 'tokens') {
    problems.add(place, 'secret.not-tokens');
    return null;
  }
  const content = read(reference.place);
  if (content === null) return null;
  const result = enterSecret(field, content);
  const { passphrase } = reference;
  if (result.ok || result.encrypted === undefined || passphrase === null) {
    return taken(result, place, problems);
  }
  const words = read(passphrase);
  if (words === null) return null;
  // A file ends with a line end that is no part of the passphrase.
  const typed = typeof words === 'string' ? words.replace(/\r?\n$/, '') : '';
  return taken(enterWithPassphrase(field, result.encrypted, typed), passphrase, problems);
}

function taken(result: EnterResult, place: Place, problems: ProblemList): EnteredSecret | null {
  if (result.ok) return result.entered;
  problems.add(place, `refusal.${result.refusal}`);
  return null;
}

function readTokens(
  parts: Extract<SecretReference, { kind: 'tokens' }>['parts'],
  read: ReadPlace,
  problems: ProblemList,
): EnteredSecret | null {
  const tokens: { accessToken?: string; refreshToken?: string } = {};
  for (const name of ['accessToken', 'refreshToken'] as const) {
    const place = parts[name];
    const content = place === undefined ? null : read(place);
    if (place === undefined || content === null) continue;
    const result = readToken(name, typeof content === 'string' ? content : '');
    if (result.ok) tokens[name] = result.taken;
    else problems.add(place, `refusal.${result.refusal}`);
  }
  if (Object.keys(tokens).length < Object.keys(parts).length) return null;
  return {
    stored: serialiseTokens(tokens),
    summary: { kept: 'draft', tokens: tokensSummary(tokens) },
  };
}
