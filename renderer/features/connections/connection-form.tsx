import { useEffect, useRef } from 'react';
import type { Draft, FieldError } from '../../../electron/contract/types.ts';
import {
  activeFields,
  environmentOf,
  isSecretField,
  type Field,
  type ProviderDescriptor,
} from '../../../electron/domain/descriptor.ts';
import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { spaced } from '../../i18n/spaced.ts';
import type { WindowKey } from '../../i18n/en.ts';
import { useWords } from '../../i18n/words.ts';
import { AddressField, EnvironmentField, IntervalField, LabelField } from './basic-fields.tsx';
import { Advanced } from './advanced.tsx';
import { CancelButton } from './cancel-button.tsx';
import { ChoiceComparison } from './choice-comparison.tsx';
import { FormOutcome } from './form-outcome.tsx';
import { FormPart } from './form-part.tsx';
import { isKeyField, isProven, partsDone } from './form-parts.ts';
import { PlainFieldRow } from './plain-field.tsx';
import { SecretFieldRow } from './secret-field.tsx';
import { TokensFieldRow } from './tokens-field.tsx';
import { useDraft, type DraftForm } from './use-draft.ts';
import { WizardProgress } from './wizard-progress.tsx';
import { useConnectionsWords } from './words.ts';

/** Brings the first field main refused to the eye and under the keyboard. */
function useFocusOnError(errors: readonly FieldError[]) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors.length === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[data-invalid]');
    field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
    field?.scrollIntoView?.({ block: 'nearest' });
  }, [errors]);
  return form;
}

interface FieldsProps {
  readonly draft: Draft;
  readonly state: DraftForm;
  readonly fields: readonly Field[];
}

function Fields({ draft, state, fields }: FieldsProps) {
  return fields.map((field) => {
    const error = state.errors.find((candidate) => candidate.field === field.id);
    if (field.kind === 'tokens') {
      return (
        <TokensFieldRow key={field.id} draft={draft} field={field} state={state} error={error} />
      );
    }
    if (isSecretField(field)) {
      return (
        <SecretFieldRow
          key={field.id}
          draft={draft}
          field={field}
          state={state}
          error={error}
        />
      );
    }
    return (
      <PlainFieldRow
        key={field.id}
        field={field}
        value={state.form.values[field.id]}
        error={error}
        onChange={(value) =>
          state.edit((form) => ({ ...form, values: { ...form.values, [field.id]: value } }))
        }
      >
        {field.kind === 'choice' && field.comparable === true && (
          <ChoiceComparison providerId={draft.providerId} field={field} state={state} />
        )}
      </PlainFieldRow>
    );
  });
}

function isAdvanced(field: Field): boolean {
  return field.advanced === true;
}

/** What to call these secrets: a key is the graver loss. */
function worst(descriptor: ProviderDescriptor, ids: readonly string[]): 'key' | 'secret' | null {
  if (ids.length === 0) return null;
  const key = descriptor.fields.some(({ id, kind }) => kind === 'private-key' && ids.includes(id));
  return key ? 'key' : 'secret';
}

function saveLabel({ replaced, saving }: DraftForm): WindowKey {
  if (replaced.length === 0) return 'save';
  return saving ? 'test.running' : 'save-tested';
}

interface FormProps {
  readonly draft: Draft;
  readonly descriptor: ProviderDescriptor;
}

function DescriptorForm({ draft, descriptor }: FormProps) {
  const { call, go, say } = useWindow();
  const { locale, t } = useWords();
  const adding = draft.connectionId === undefined;
  const w = useConnectionsWords();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const state = useDraft(draft, descriptor, (connectionId, switched) => {
    const what = worst(descriptor, switched);
    say({ text: t(what === null ? 'saved.toast' : `saved.switched-${what}`), tone: 'plain' });
    // Who went elsewhere meanwhile is not fetched back.
    if (!isOpen.current) return;
    if (!adding) go({ name: 'connections' });
    // Lines are for balances somebody has just seen.
    else go(proven ? { name: 'first-lines', connectionId } : { name: 'overview' });
  });
  const proven = isProven(state);
  const form = useFocusOnError(state.errors);

  const fields = activeFields(descriptor, state.form.values);
  const folded = fields.filter(isAdvanced);
  const inSightFields = fields.filter((field) => !isAdvanced(field));
  const environment = environmentOf(descriptor, state.form.environmentId);
  const ownAddress = environment !== undefined && environment.baseUrl === undefined;
  const inFold = ['intervalSeconds', ...folded.map(({ id }) => id)];
  if (!ownAddress) inFold.push('baseUrl');
  // Where the requests go to must not be hidden unless it is where the provider says it is.
  const otherAddress = !ownAddress && state.form.baseUrl !== environment?.baseUrl;
  // Tokens come to an end, and who is told of it looks for them here.
  const hasTokens = folded.some(({ id }) => state.secrets[id]?.tokens !== undefined);
  const inSight = otherAddress || hasTokens;
  const basics = { descriptor, state };
  // Who adds a connection is led through its test; who changes one may save at once.
  const testFirst = adding && !proven;
  const stillHere = worst(
    descriptor,
    Object.keys(draft.secrets).filter(
      (id) => draft.secrets[id]?.kept === 'draft' && state.secrets[id] === draft.secrets[id],
    ),
  );

  return (
    <form
      ref={form}
      className="connection-form"
      noValidate
      data-testid="connection-form"
      onSubmit={(event) => {
        event.preventDefault();
        void state.save('keychain');
      }}
    >
      {adding && <WizardProgress done={partsDone(descriptor, state, fields)} />}
      {descriptor.note !== undefined && <p className="note">{descriptor.note[locale]}</p>}
      {stillHere !== null && (
        <p className="hint" data-testid="still-here">
          {t(`draft.still-here-${stillHere}`)}
        </p>
      )}
      <FormPart part="environment">
        <LabelField {...basics} />
        <EnvironmentField {...basics} />
        {ownAddress && <AddressField {...basics} />}
      </FormPart>
      <FormPart part="ids">
        <Fields draft={draft} state={state} fields={inSightFields.filter((field) => !isKeyField(field))} />
      </FormPart>
      <FormPart part="keys">
        <p className="note">{t('promise.key')}</p>
        <Fields draft={draft} state={state} fields={inSightFields.filter(isKeyField)} />
      </FormPart>
      <Advanced open={inSight || state.errors.some(({ field }) => inFold.includes(field))}>
        {!ownAddress && <AddressField {...basics} />}
        <IntervalField {...basics} />
        <Fields draft={draft} state={state} fields={folded} />
      </Advanced>
      <FormOutcome state={state} descriptor={descriptor} />
      <div className="form-actions">
        <button
          type="submit"
          className={testFirst ? 'button' : 'button primary'}
          data-testid="save"
          disabled={state.saving}
        >
          {adding && proven ? w('save-then-lines') : t(saveLabel(state))}
        </button>
        <button
          type="button"
          className={testFirst ? 'button primary' : 'button'}
          data-testid="test-connection"
          disabled={state.test?.state === 'running' || state.saving}
          onClick={() => void state.runTest()}
        >
          {t(state.test?.state === 'running' ? 'test.running' : 'test.button')}
        </button>
        <CancelButton
          loses={worst(descriptor, state.atRisk)}
          onCancel={() => {
            void call('closeDraft', { draftId: draft.draftId });
            go({ name: 'connections' });
          }}
        />
      </div>
    </form>
  );
}

/** Adds or edits a connection; every field comes from the provider's descriptor. */
export function ConnectionForm({ draft }: { readonly draft: Draft }) {
  const { locale, t } = useWords();
  const descriptor = useDescriptor(draft.providerId);
  if (descriptor === undefined) return <p className="page">{t('form.no-provider')}</p>;
  const title = draft.connectionId === undefined ? 'form.add' : 'form.edit';
  return (
    <div className="page">
      <h1>{spaced(t(title, { provider: descriptor.name[locale] }))}</h1>
      <DescriptorForm key={draft.draftId} draft={draft} descriptor={descriptor} />
    </div>
  );
}
