import type { FieldError } from '../../../electron/contract/types.ts';
import type { Field } from '../../../electron/domain/descriptor.ts';
import type { WindowKey } from '../../i18n/en.ts';
import type { Words } from '../../i18n/words.ts';

const SECONDS_PER_HOUR = 3_600;

/** The patterns descriptors use, in words; any other gets a general sentence. */
const patternWords: Readonly<Record<string, WindowKey>> = {
  '[A-Z]{3}': 'error.pattern.currency',
  '\\d+': 'error.pattern.digits',
  '\\S+': 'error.pattern.no-spaces',
  '[\\w-]+': 'error.pattern.word',
  '[A-Za-z0-9_-]+': 'error.pattern.word',
  '[\\w.-]+': 'error.pattern.dotted-word',
};

/** The patterns of lists, by how one item of them is written. */
const listWords: readonly (readonly [item: string, key: WindowKey])[] = [
  ['[A-Za-z]{3}(', 'error.pattern.currencies'],
  ['[!-+', 'error.pattern.ids'],
];

function patternError(field: Field | undefined): WindowKey {
  if (field?.kind === 'accounts') return 'error.pattern.no-spaces';
  const pattern = (field?.kind === 'text' ? field.pattern : undefined) ?? '';
  return patternWords[pattern] ?? listWords.find(([item]) => pattern.startsWith(item))?.[1] ?? 'error.pattern';
}

/**
 * What main has against a value, in words.
 * @param field the field of the descriptor it is about, where it is one
 */
export function errorText(
  { t }: Words,
  { field: id, error, limit = 0 }: FieldError,
  field: Field | undefined,
): string {
  if (error === 'duplicate' && id === 'label') return t('error.duplicate-label');
  // A list may be too long itself, or one of its numbers may: then the limit is the field's own.
  if (error === 'too-long' && field?.kind === 'accounts' && limit !== field.maxLength) {
    return t('error.too-many-accounts', { limit });
  }
  if (error === 'interval-too-long' && limit % SECONDS_PER_HOUR === 0) {
    return t('error.interval-too-long-hours', { count: limit / SECONDS_PER_HOUR });
  }
  if (error === 'pattern') return t(patternError(field));
  if (error === 'secret-required' && field?.kind === 'tokens') return t('error.required');
  // Only keys can be generated.
  if (error === 'secret-required' && field?.kind === 'secret-text') {
    return t('error.secret-text-required');
  }
  return t(`error.${error}`, { limit });
}
