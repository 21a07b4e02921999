import {
  environmentOf,
  type Environment,
  type ProviderDescriptor,
} from '../../../electron/domain/descriptor.ts';
import { travelsUnencrypted } from '../../../electron/domain/plain-http.ts';
import type { WindowKey } from '../../i18n/en.ts';
import { useWords } from '../../i18n/words.ts';
import { withAddress, withEnvironment } from './draft-values.ts';
import { FieldRow } from './field.tsx';
import { PlainHttpConsent } from './plain-http-consent.tsx';
import type { DraftForm } from './use-draft.ts';

interface BasicFieldProps {
  readonly descriptor: ProviderDescriptor;
  readonly state: DraftForm;
}

function errorOf(state: DraftForm, id: string) {
  return state.errors.find(({ field }) => field === id);
}

export function LabelField({ state }: BasicFieldProps) {
  const { hidden, t } = useWords();
  return (
    <FieldRow
      id="label"
      label={t('field.label')}
      help={t('field.label-help')}
      error={errorOf(state, 'label')}
    >
      {({ controlId, ...aids }) => (
        <input
          id={controlId}
          {...aids}
          type={hidden ? 'password' : 'text'}
          data-testid="field-label"
          autoComplete="off"
          maxLength={200}
          value={state.form.label}
          onChange={(event) => state.edit((form) => ({ ...form, label: event.target.value }))}
        />
      )}
    </FieldRow>
  );
}

export function EnvironmentField({ descriptor, state }: BasicFieldProps) {
  const { locale, t } = useWords();
  const known = environmentOf(descriptor, state.form.environmentId) !== undefined;
  return (
    <FieldRow
      id="environmentId"
      label={t('field.environment')}
      error={errorOf(state, 'environmentId')}
    >
      {({ controlId, ...aids }) => (
        <select
          id={controlId}
          {...aids}
          data-testid="field-environmentId"
          value={state.form.environmentId}
          onChange={(event) =>
            state.edit((form) => withEnvironment(descriptor, form, event.target.value))
          }
        >
          {!known && <option value={state.form.environmentId}>{t('field.choose')}</option>}
          {descriptor.environments.map((environment) => (
            <option key={environment.id} value={environment.id}>
              {environment.name[locale]}
            </option>
          ))}
        </select>
      )}
    </FieldRow>
  );
}

function addressHelp(environment: Environment | undefined): WindowKey {
  if (environment?.loopbackOnly === true) return 'field.address-local';
  return environment?.baseUrl === undefined ? 'field.address-given' : 'field.address-help';
}

export function AddressField({ descriptor, state }: BasicFieldProps) {
  const { t } = useWords();
  const environment = environmentOf(descriptor, state.form.environmentId);
  const asksConsent =
    environment?.plainHttp === 'with-consent' && travelsUnencrypted(state.form.baseUrl);
  // Only main can look up where it leads, so this is asked once main has.
  const asksPrivate =
    asksConsent &&
    (state.form.privateHttpConsent !== undefined ||
      errorOf(state, 'baseUrl')?.error === 'url-is-private');
  return (
    <FieldRow
      id="baseUrl"
      label={t('field.address')}
      help={t(addressHelp(environment))}
      error={errorOf(state, 'baseUrl')}
    >
      {({ controlId, ...aids }) => (
        <>
          <input
            id={controlId}
            {...aids}
            className="verbatim"
            data-testid="field-baseUrl"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            placeholder={environment?.baseUrl ?? 'https://'}
            value={state.form.baseUrl}
            onChange={(event) => state.edit((form) => withAddress(form, event.target.value))}
          />
          {asksConsent && (
            <PlainHttpConsent
              kind="plain-http"
              given={state.form.plainHttpConsent}
              onChange={(plainHttpConsent) =>
                state.edit((form) => ({ ...form, plainHttpConsent }))
              }
            />
          )}
          {asksPrivate && (
            <PlainHttpConsent
              kind="private-http"
              given={state.form.privateHttpConsent ?? false}
              onChange={(privateHttpConsent) =>
                state.edit((form) => ({ ...form, privateHttpConsent }))
              }
            />
          )}
        </>
      )}
    </FieldRow>
  );
}

export function IntervalField({ descriptor, state }: BasicFieldProps) {
  const { t } = useWords();
  const environment = environmentOf(descriptor, state.form.environmentId);
  const floor = Math.ceil((environment?.pollFloorMs ?? 0) / 1_000);
  return (
    <FieldRow
      id="intervalSeconds"
      label={t('field.interval')}
      help={t('field.interval-help', { floor })}
      error={errorOf(state, 'intervalSeconds')}
    >
      {({ controlId, ...aids }) => (
        <span className="with-unit">
          <input
            id={controlId}
            {...aids}
            className="short"
            data-testid="field-intervalSeconds"
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            value={state.form.interval}
            onChange={(event) => state.edit((form) => ({ ...form, interval: event.target.value }))}
          />
          <span className="unit">{t('field.seconds')}</span>
        </span>
      )}
    </FieldRow>
  );
}
