import type { NextKeys, SecretSummaries } from '../../../electron/contract/types.ts';
import type { PrivateKeyField, ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { FormValues } from './draft-values.ts';

/** The secrets that were entered in place of ones that work. Not tokens: those they replace are past use anyway. */
export function replacedFields(
  secrets: SecretSummaries,
  inUse: SecretSummaries,
): readonly string[] {
  return Object.keys(secrets).filter((field) => {
    const before = inUse[field] ?? null;
    if (before === null || before.unusable === true || before.tokens !== undefined) return false;
    return secrets[field]?.kept === 'draft';
  });
}

/** The version to use a new key with: as typed, or the one in use while nothing was. */
export function nextVersion(field: PrivateKeyField, form: FormValues): string {
  const inUse = form.values[field.versionField ?? ''];
  return form.nextKeyVersions?.[field.id] ?? (typeof inUse === 'string' ? inUse : '');
}

/** The versions of the keys that are to take the place of others, for main. */
export function nextVersions(
  descriptor: ProviderDescriptor,
  form: FormValues,
  replaced: readonly string[],
  nextKeys: NextKeys,
): Record<string, string> {
  return Object.fromEntries(
    descriptor.fields.flatMap((field) => {
      if (field.kind !== 'private-key' || field.versionField === undefined) return [];
      if (!replaced.includes(field.id) && !(field.id in nextKeys)) return [];
      return [[field.id, nextVersion(field, form)] as const];
    }),
  );
}
