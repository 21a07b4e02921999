import { useRef, useState } from 'react';
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

/** How a secret came into the draft; only a file can be had again. */
export type SecretSource = 'pasted' | 'file' | 'generated';

export interface DraftForm {
  readonly form: FormValues;
  readonly secrets: SecretSummaries;
  readonly errors: readonly FieldError[];
  readonly test: TestOutcome | null;
  readonly saving: boolean;
  /** The keychain's state when it would not take the secrets. */
  readonly notKept: KeychainState | null;
  readonly edit: (change: (form: FormValues) => FormValues) => void;
  /** The fields whose secrets would be gone for good if the draft were given up. */
  readonly atRisk: readonly string[];
  readonly setSecret: (field: string, secret: SecretSummary, source: SecretSource) => void;
  readonly forgetSecret: (field: string) => Promise<void>;
  readonly runTest: () => Promise<void>;
  readonly save: (keep: 'keychain' | 'session') => Promise<void>;
}

/**
 * The state of one draft while its form is open. A form that is merely left keeps its draft in main,
 * so that a key already registered with the provider is not lost.
 */
export function useDraft(
  draft: Draft,
  descriptor: ProviderDescriptor,
  onSaved: (connectionId: string) => void,
): DraftForm {
  const { call } = useWindow();
  const { draftId } = draft;
  const [form, setForm] = useState(() => formValues(draft.initial));
  const [secrets, setSecrets] = useState<SecretSummaries>(draft.secrets);
  const [fromFile, setFromFile] = useState<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [test, setTest] = useState<TestOutcome | null>(null);
  const [saving, setSaving] = useState(false);
  const [notKept, setNotKept] = useState<KeychainState | null>(null);
  // Raised whenever what a test was started with no longer holds.
  const testRun = useRef(0);

  const dropTest = () => {
    testRun.current += 1;
    setTest(null);
  };

  const putSecret = (field: string, secret: SecretSummary | null) => {
    dropTest();
    setSecrets((before) => ({ ...before, [field]: secret }));
    setErrors((before) => before.filter((error) => error.field !== field));
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
      dropTest();
      setForm(next);
      // What main had against a value no longer holds once the value is another.
      setErrors(
        errors.filter(
          ({ field }) =>
            next.values[field] === form.values[field] &&
            (field !== 'label' || next.label === form.label) &&
            (field !== 'baseUrl' ||
              (next.baseUrl === form.baseUrl &&
                next.plainHttpConsent === form.plainHttpConsent)) &&
            (field !== 'environmentId' || next.environmentId === form.environmentId) &&
            (field !== 'intervalSeconds' || next.interval === form.interval),
        ),
      );
    },
    atRisk: Object.keys(secrets).filter(
      (field) => secrets[field]?.kept === 'draft' && !fromFile.has(field),
    ),
    setSecret: (field, secret, source) => {
      const others = [...fromFile].filter((other) => other !== field);
      setFromFile(new Set(source === 'file' ? [...others, field] : others));
      putSecret(field, secret);
    },
    // Throwing away a replacement leaves what was kept before the form was opened.
    forgetSecret: async (field) => {
      const before = draft.secrets[field] ?? null;
      putSecret(field, before?.kept === 'draft' ? null : before);
      if (before?.kept !== 'draft' || draft.connectionId === undefined) return;
      // A draft taken up again told of its replacement alone.
      const { connectionId } = draft;
      const kept = (await call('getConnection', { connectionId }))?.secrets[field] ?? null;
      setSecrets((now) => ({ ...now, [field]: now[field] ?? kept }));
    },
    runTest: async () => {
      dropTest();
      const run = testRun.current;
      setTest({ state: 'running' });
      setErrors([]);
      const result = await call('testDraft', { draftId, values: draftValues(descriptor, form) });
      // Its answer is about values that are gone.
      if (run !== testRun.current) return;
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
        onSaved(result.connectionId);
      } else if ('keychain' in result) setNotKept(result.keychain);
      else setErrors(result.errors);
    },
  };
}
