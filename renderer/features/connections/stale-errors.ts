import type { FieldError } from '../../../electron/contract/types.ts';
import type { FormValues } from './draft-values.ts';

/** What main had against a value no longer holds once the value is another. */
export function staleErrors(
  errors: readonly FieldError[],
  before: FormValues,
  after: FormValues,
): readonly FieldError[] {
  return errors.filter(({ field }) => valueOf(before, field) !== valueOf(after, field));
}

function valueOf(form: FormValues, field: string): unknown {
  switch (field) {
    case 'label':
    case 'environmentId':
      return form[field];
    case 'baseUrl':
      return `${form.baseUrl} ${form.plainHttpConsent} ${form.privateHttpConsent ?? false}`;
    case 'intervalSeconds':
      return form.interval;
    default:
      return field.endsWith('.version')
        ? form.nextKeyVersions?.[field.slice(0, -'.version'.length)]
        : form.values[field];
  }
}
