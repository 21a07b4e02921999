import type { PrivateKeyField } from '../../../electron/domain/descriptor.ts';
import { useDescriptor } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { FieldRow } from './field.tsx';
import { nextVersion } from './next-key-values.ts';
import type { DraftForm } from './use-draft.ts';

interface KeyVersionProps {
  readonly providerId: string;
  readonly descriptorField: PrivateKeyField;
  readonly state: DraftForm;
}

/** The version a new key is for, where the provider numbers the keys; that of the key in use stays apart from it. */
export function KeyVersion({ providerId, descriptorField, state }: KeyVersionProps) {
  const { t } = useWords();
  const { id, versionField } = descriptorField;
  const field = useDescriptor(providerId)?.fields.find((one) => one.id === versionField);
  if (field?.kind !== 'text') return null;
  const inUse = state.form.values[field.id];
  const errorId = `${id}.version`;
  return (
    <FieldRow
      id={errorId}
      label={t('next-key.version')}
      help={t('next-key.version-help', { version: typeof inUse === 'string' ? inUse : '' })}
      error={state.errors.find((error) => error.field === errorId)}
      field={field}
    >
      {({ controlId, ...aids }) => (
        <input
          id={controlId}
          {...aids}
          className="short"
          data-testid={`next-version-${id}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={field.maxLength}
          value={nextVersion(descriptorField, state.form)}
          onChange={({ target }) =>
            state.edit((form) => ({
              ...form,
              nextKeyVersions: { ...form.nextKeyVersions, [id]: target.value },
            }))
          }
        />
      )}
    </FieldRow>
  );
}
