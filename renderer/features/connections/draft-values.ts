import type { CallPayloads } from '../../../electron/contract/payloads.ts';
import type { DraftValues } from '../../../electron/contract/types.ts';
import {
  activeFields,
  environmentOf,
  isSecretField,
  type ProviderDescriptor,
} from '../../../electron/domain/descriptor.ts';
import { travelsUnencrypted } from '../../../electron/domain/plain-http.ts';

/** What the form holds while it is edited: numbers as typed. */
export interface FormValues extends Omit<DraftValues, 'intervalSeconds'> {
  readonly interval: string;
  readonly plainHttpConsent: boolean;
}

export function formValues(initial: DraftValues): FormValues {
  const { intervalSeconds, ...rest } = initial;
  return { ...rest, interval: String(intervalSeconds) };
}

/**
 * What is sent to main: only the fields that apply, and never a secret.
 * @param versions the key versions of keys that are to take the place of others
 */
export function draftValues(
  descriptor: ProviderDescriptor,
  form: FormValues,
  versions: Record<string, string> = {},
): CallPayloads['testDraft']['values'] {
  const { interval, nextKeyVersions: _typed, ...rest } = form;
  const seconds = Number(interval.trim());
  const plain = activeFields(descriptor, form.values).filter((field) => !isSecretField(field));
  const values: CallPayloads['testDraft']['values']['values'] = {};
  for (const { id } of plain) {
    const value = form.values[id];
    if (value !== undefined) values[id] = typeof value === 'string' ? value : [...value];
  }
  // Anything that is no number is sent as 0, which is always under the floor and refused with it.
  return {
    ...rest,
    values,
    intervalSeconds: Number.isFinite(seconds) ? seconds : 0,
    ...(Object.keys(versions).length === 0 ? {} : { nextKeyVersions: versions }),
  };
}

/**
 * Changes the address. One that is encrypted takes the consent away: the next one has to be agreed to anew. Where it leads is
 * another matter with every address.
 */
export function withAddress(form: FormValues, baseUrl: string): FormValues {
  const plainHttpConsent = form.plainHttpConsent && travelsUnencrypted(baseUrl);
  const { privateHttpConsent: _ofAnother, ...rest } = form;
  return { ...rest, baseUrl, plainHttpConsent };
}

/**
 * Changes the environment. The address always follows: one environment's must not be asked with
 * another's keys. The interval follows unless the user has made it their own.
 */
export function withEnvironment(
  descriptor: ProviderDescriptor,
  form: FormValues,
  environmentId: string,
): FormValues {
  const from = environmentOf(descriptor, form.environmentId);
  const to = environmentOf(descriptor, environmentId);
  if (to === undefined) return { ...form, environmentId };
  const seconds = (ms: number | undefined) => String((ms ?? 0) / 1_000);
  const ownInterval = form.interval !== seconds(from?.defaultIntervalMs);
  const { privateHttpConsent: _ofAnother, ...rest } = form;
  return {
    ...rest,
    environmentId,
    baseUrl: to.baseUrl ?? '',
    plainHttpConsent: false,
    interval: ownInterval ? form.interval : seconds(to.defaultIntervalMs),
  };
}
