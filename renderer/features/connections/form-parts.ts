import {
  environmentOf,
  isSecretField,
  type Field,
  type ProviderDescriptor,
} from '../../../electron/domain/descriptor.ts';
import { verdictOf } from './tested.ts';
import type { DraftForm } from './use-draft.ts';
import type { WizardPart } from './wizard-progress.tsx';

/** Whether a field stands with the keys: everything that proves who somebody is, on either side. */
export function isKeyField(field: Field): boolean {
  return isSecretField(field) || field.kind === 'public-key';
}

function isFilled(field: Field, { form, secrets }: DraftForm): boolean {
  if (!field.required) return true;
  if (isSecretField(field)) return (secrets[field.id] ?? null) !== null;
  const value = form.values[field.id] ?? '';
  return typeof value === 'string' ? value.trim() !== '' : value.length > 0;
}

/** Whether a test of the draft as it stands read balances. */
export function isProven({ test }: DraftForm): boolean {
  return test?.state === 'done' && verdictOf(test.inquiries) !== 'failed';
}

/** The parts of the form that want nothing more. @param fields those that apply */
export function partsDone(
  descriptor: ProviderDescriptor,
  state: DraftForm,
  fields: readonly Field[],
): ReadonlySet<WizardPart> {
  const { form } = state;
  const done = new Set<WizardPart>(['provider']);
  const isPlaced = form.label.trim() !== '' && form.baseUrl.trim() !== '';
  if (isPlaced && environmentOf(descriptor, form.environmentId) !== undefined) {
    done.add('environment');
  }
  const filled = (part: readonly Field[]) => part.every((field) => isFilled(field, state));
  if (filled(fields.filter((field) => !isKeyField(field)))) done.add('ids');
  if (filled(fields.filter(isKeyField))) done.add('keys');
  if (isProven(state)) done.add('test');
  return done;
}
