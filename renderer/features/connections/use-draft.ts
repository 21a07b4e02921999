import { useRef, useState } from 'react';
import type { TestStep } from '../../../electron/contract/test-types.ts';
import type {
  CompareResult,
  Draft,
  FieldError,
  KeychainState,
  NextKeys,
  PasteTokenResult,
  SaveResult,
  SecretSummaries,
  SecretSummary,
  TestedInquiry,
  TokenPart,
} from '../../../electron/contract/types.ts';
import type { ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import type { Problem } from '../../../electron/domain/problem.ts';
import { useWindow } from '../../app/window-context.ts';
import { draftValues, formValues, type FormValues } from './draft-values.ts';
import { nextVersions, replacedFields } from './next-key-values.ts';
import { staleErrors } from './stale-errors.ts';

/** What the last test came to. */
export type TestOutcome =
  | { readonly state: 'running' }
  | {
      readonly state: 'done';
      readonly steps: readonly TestStep[];
      readonly inquiries: readonly TestedInquiry[];
    }
  | { readonly state: 'too-soon'; readonly waitMs: number };

/** How a secret came into the draft; only a file can be had again. */
export type SecretSource = 'pasted' | 'file' | 'generated';

export type Keep = 'keychain' | 'session';

/** The keychain would not take a secret, or not give it out. */
export interface NotKept {
  readonly keychain: KeychainState;
  /** What can be done again with the secrets kept for the session; `null` where that is no help. */
  readonly undone: Undone | null;
}

export type Undone =
  | { readonly what: 'save'; readonly switchTo: readonly string[] }
  | { readonly what: 'keep-next-key'; readonly field: string };

/** A live call with new secrets was not accepted, so those in use stay. */
export interface Refused {
  readonly problem: Problem;
  /** The fields that were to get new secrets. */
  readonly fields: readonly string[];
  readonly switchTo: readonly string[];
}

export interface DraftForm {
  readonly form: FormValues;
  readonly secrets: SecretSummaries;
  /** Keys that wait in the keychain beside the one in use. */
  readonly nextKeys: NextKeys;
  readonly errors: readonly FieldError[];
  readonly test: TestOutcome | null;
  readonly saving: boolean;
  readonly notKept: NotKept | null;
  readonly refused: Refused | null;
  readonly edit: (change: (form: FormValues) => FormValues) => void;
  /** The fields whose secrets would be gone for good if the draft were given up. */
  readonly atRisk: readonly string[];
  /** The fields whose new secrets are tried in a live call before the old ones go. */
  readonly replaced: readonly string[];
  readonly setSecret: (field: string, secret: SecretSummary, source: SecretSource) => void;
  readonly forgetSecret: (field: string) => void;
  /** Has main take a token or an authorisation code from the clipboard. */
  readonly pasteToken: (field: string, part: TokenPart) => Promise<PasteTokenResult | undefined>;
  /** The connection is to go on without the tokens that are saved. */
  readonly giveUpTokens: (field: string) => void;
  /** Puts the key just entered aside until its public half is registered. */
  readonly keepForLater: (field: string, keep: Keep) => Promise<void>;
  /** The key that waited is gone. */
  readonly dropNextKey: (field: string) => void;
  readonly runTest: () => Promise<void>;
  /** Has main read one answer as each option of a choice would read it. */
  readonly compare: (field: string) => Promise<CompareResult | undefined>;
  /** @param switchTo the fields whose waiting key is to be used from now on */
  readonly save: (keep: Keep, switchTo?: readonly string[]) => Promise<void>;
}

/**
 * The state of one draft while its form is open. A form that is merely left keeps its draft in main,
 * so that a key already registered with the provider is not lost.
 * @param onSaved told which connection it is, and the fields whose new secrets took the place of others
 */
export function useDraft(
  draft: Draft,
  descriptor: ProviderDescriptor,
  onSaved: (connectionId: string, switched: readonly string[]) => void,
): DraftForm {
  const { call } = useWindow();
  const { draftId, inUse } = draft;
  const [form, setForm] = useState(() => formValues(draft.initial));
  const [secrets, setSecrets] = useState<SecretSummaries>(draft.secrets);
  const [nextKeys, setNextKeys] = useState<NextKeys>(draft.nextKeys);
  const [fromFile, setFromFile] = useState<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [test, setTest] = useState<TestOutcome | null>(null);
  const [saving, setSaving] = useState(false);
  const [notKept, setNotKept] = useState<NotKept | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  // Raised whenever what a test was started with no longer holds.
  const testRun = useRef(0);
  const replaced = replacedFields(secrets, inUse);
  const values = () =>
    draftValues(descriptor, form, nextVersions(descriptor, form, replaced, nextKeys));

  const dropOutcomes = () => {
    testRun.current += 1;
    setTest(null);
    setRefused(null);
  };

  const putSecret = (field: string, secret: SecretSummary | null) => {
    dropOutcomes();
    setSecrets((before) => ({ ...before, [field]: secret }));
    setErrors((before) => before.filter((error) => error.field !== field));
    setNotKept(null);
  };

  const save = async (keep: Keep, switchTo: readonly string[] = []): Promise<void> => {
    setSaving(true);
    setErrors([]);
    setNotKept(null);
    setTest((before) => (before?.state === 'too-soon' ? null : before));
    const order = switchTo.length === 0 ? {} : { switchTo };
    const result = await call('saveDraft', { draftId, values: values(), keep, ...order });
    setSaving(false);
    if (result === undefined) return;
    if (result.ok) onSaved(result.connectionId, [...replaced, ...switchTo]);
    else tellWhyNot(result, switchTo);
  };

  function tellWhyNot(
    result: Extract<SaveResult, { ok: false }>,
    switchTo: readonly string[],
  ): void {
    // A refusal stays in sight while the next try has to wait.
    if ('tooSoonMs' in result) {
      setTest({ state: 'too-soon', waitMs: result.tooSoonMs });
      return;
    }
    dropOutcomes();
    if ('errors' in result) setErrors(result.errors);
    else if ('newKey' in result) {
      setRefused({ problem: result.newKey, fields: [...replaced, ...switchTo], switchTo });
    } else {
      const { keychain } = result;
      // A key that waits in the keychain cannot be kept elsewhere before the keychain gives it out.
      const waits = switchTo.some((field) => nextKeys[field]?.kept === 'keychain');
      setNotKept({ keychain, undone: waits ? null : { what: 'save', switchTo } });
    }
  }

  const setNextKey = (field: string, secret: SecretSummary | null): void => {
    const { [field]: _before, ...others } = nextKeys;
    setNextKeys(secret === null ? others : { ...others, [field]: secret });
    putSecret(field, inUse[field] ?? null);
  };

  return {
    form,
    secrets,
    nextKeys,
    errors,
    test,
    saving,
    notKept,
    refused,
    replaced,
    edit: (change) => {
      const next = change(form);
      dropOutcomes();
      setForm(next);
      const stale = staleErrors(errors, form, next);
      setErrors(errors.filter((error) => !stale.includes(error)));
    },
    atRisk: Object.keys(secrets).filter(
      (field) => secrets[field]?.kept === 'draft' && !fromFile.has(field),
    ),
    setSecret: (field, secret, source) => {
      const others = [...fromFile].filter((other) => other !== field);
      setFromFile(new Set(source === 'file' ? [...others, field] : others));
      putSecret(field, secret);
    },
    // Throwing away a replacement leaves what is in use.
    forgetSecret: (field) => putSecret(field, inUse[field] ?? null),
    pasteToken: async (field, part) => {
      // The code is gone once it was sent, so nothing is saved before its tokens are there.
      setSaving(true);
      setErrors([]);
      const result = await call('pasteToken', { draftId, field, part, values: values() });
      setSaving(false);
      if (result?.ok === true) putSecret(field, result.secret);
      else if (result !== undefined && 'errors' in result) setErrors(result.errors);
      return result;
    },
    giveUpTokens: (field) => putSecret(field, null),
    keepForLater: async (field, keep) => {
      setSaving(true);
      setNotKept(null);
      const version = values().nextKeyVersions?.[field] ?? null;
      const result = await call('keepNextKey', { draftId, field, version, keep });
      setSaving(false);
      if (result === undefined) return;
      if (result.ok) setNextKey(field, result.secret);
      else if ('errors' in result) setErrors(result.errors);
      else setNotKept({ keychain: result.keychain, undone: { what: 'keep-next-key', field } });
    },
    dropNextKey: (field) => setNextKey(field, null),
    compare: async (field) => {
      setErrors([]);
      const result = await call('compareChoice', { draftId, values: values(), field });
      if (result !== undefined && 'errors' in result) setErrors(result.errors);
      return result;
    },
    runTest: async () => {
      dropOutcomes();
      const run = testRun.current;
      setTest({ state: 'running' });
      setErrors([]);
      const result = await call('testDraft', { draftId, values: values() });
      // Its answer is about values that are gone.
      if (run !== testRun.current) return;
      if (result === undefined) setTest(null);
      else if (result.ok) {
        setTest({ state: 'done', steps: result.steps, inquiries: result.inquiries });
        setSecrets((before) => ({ ...before, ...result.tokens }));
      }
      else if ('tooSoonMs' in result) setTest({ state: 'too-soon', waitMs: result.tooSoonMs });
      else {
        setTest(null);
        setErrors(result.errors);
      }
    },
    save,
  };
}
