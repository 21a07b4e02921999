import { useEffect, useRef, useState } from 'react';
import type {
  Draft,
  FieldError,
  KeychainState,
  SecretSummaries,
  SecretSummary,
  TestedInquiry,
} from '../../../electron/contract/types.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { useWindow } from '../../app/window-context.ts';
import { draftValues, formValues, type FormValues } from './draft-values.ts';

/** What the last test came to. */
export type TestOutcome =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly inquiries: readonly TestedInquiry[] }
  | { readonly state: 'too-soon'; readonly waitMs: number };

export interface DraftForm {
  readonly form: FormValues;
  readonly secrets: SecretSummaries;
  readonly errors: readonly FieldError[];
  readonly test: TestOutcome | null;
  readonly saving: boolean;
  /** The keychain's state when it would not take the secrets. */
  readonly notKept: KeychainState | null;
  readonly edit: (change: (form: FormValues) => FormValues) => void;
  readonly setSecret: (field: string, secret: SecretSummary) => void;
  readonly forgetSecret: (field: string) => void;
  readonly runTest: () => Promise<void>;
  readonly save: (keep: 'keychain' | 'session') => Promise<void>;
}

/** The state of one draft while its form is open; main hears when the form is left. */
export function useDraft(
  draft: Draft,
  descriptor: ProviderDescriptor,
  onSaved: (connectionId: string) => void,
): DraftForm {
  const { call } = useWindow();
  const { draftId } = draft;
  const [form, setForm] = useState(() => formValues(draft.initial));
  const [secrets, setSecrets] = useState<SecretSummaries>(draft.secrets);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [test, setTest] = useState<TestOutcome | null>(null);
  const [saving, setSaving] = useState(false);
  const [notKept, setNotKept] = useState<KeychainState | null>(null);
  const saved = useRef(false);

  // A saved draft is closed by main itself.
  useEffect(
    () => () => {
      if (!saved.current) void call('closeDraft', { draftId });
    },
    [call, draftId],
  );

  const putSecret = (field: string, secret: SecretSummary | null) => {
    setSecrets((before) => ({ ...before, [field]: secret }));
    setErrors((before) => before.filter((error) => error.field !== field));
    setTest(null);
    setNotKept(null);
  };

  return {
    form,
    secrets,
    errors,
    test,
    saving,
    notKept,
    edit: (change) => {
      const next = change(form);
      setForm(next);
      setTest(null);
      // What main had against a value no longer holds once the value is another.
      setErrors(
        errors.filter(
          ({ field }) =>
            next.values[field] === form.values[field] &&
            (field !== 'label' || next.label === form.label) &&
            (field !== 'baseUrl' || next.baseUrl === form.baseUrl) &&
            (field !== 'environmentId' || next.environmentId === form.environmentId) &&
            (field !== 'intervalSeconds' || next.interval === form.interval),
        ),
      );
    },
    setSecret: putSecret,
    // Throwing away a replacement leaves what was kept before the form was opened.
    forgetSecret: (field) => {
      const before = draft.secrets[field] ?? null;
      putSecret(field, before?.kept === 'draft' ? null : before);
    },
    runTest: async () => {
      setTest({ state: 'running' });
      setErrors([]);
      const result = await call('testDraft', { draftId, values: draftValues(descriptor, form) });
      if (result === undefined) setTest(null);
      else if (result.ok) setTest({ state: 'done', inquiries: result.inquiries });
      else if ('tooSoonMs' in result) setTest({ state: 'too-soon', waitMs: result.tooSoonMs });
      else {
        setTest(null);
        setErrors(result.errors);
      }
    },
    save: async (keep) => {
      setSaving(true);
      setErrors([]);
      setNotKept(null);
      const values = draftValues(descriptor, form);
      const result = await call('saveDraft', { draftId, values, keep });
      setSaving(false);
      if (result === undefined) return;
      if (result.ok) {
        saved.current = true;
        onSaved(result.connectionId);
      } else if ('keychain' in result) setNotKept(result.keychain);
      else setErrors(result.errors);
    },
  };
}
