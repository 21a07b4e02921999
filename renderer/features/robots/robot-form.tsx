import { useEffect, useRef } from 'react';
import type { RobotDraft } from '../../../electron/contract/robot-types.ts';
import { LOCALES } from '../../../electron/domain/locale.ts';
import { useWindow } from '../../app/window-context.ts';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { RobotField } from './robot-field.tsx';
import { RobotMessages } from './robot-messages.tsx';
import { AddressField, SigningSecretField } from './robot-secrets.tsx';
import { TestOutcome } from './test-robot.tsx';
import { useRobotForm, type RobotForm as FormState } from './use-robot-form.ts';
import { useRobotsWords } from './words.ts';

const LANGUAGES = ['system', ...LOCALES] as const;

/** Brings what is wrong, or what a try came to, before the eye. */
function useAttention({ errors, notKept, test }: FormState) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors.length === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[data-invalid]');
    field?.querySelector<HTMLElement>('input, select, button')?.focus();
    field?.scrollIntoView?.({ block: 'nearest' });
  }, [errors]);
  useEffect(() => {
    if (notKept === null && test.delivery === undefined) return;
    form.current?.querySelector('.outcomes')?.scrollIntoView?.({ block: 'nearest' });
  }, [notKept, test.delivery]);
  return form;
}

function LanguageField({ form }: { readonly form: FormState }) {
  const { t } = useWords();
  const r = useRobotsWords();
  return (
    <RobotField label={r('language.label')} error={undefined}>
      {(aids) => (
        <select
          {...aids}
          data-testid="robot-language"
          value={form.choices.language}
          onChange={(event) => {
            const chosen = LANGUAGES.find((language) => language === event.target.value);
            if (chosen !== undefined) form.edit({ language: chosen });
          }}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {language === 'system' ? r('language.window') : t(`language.${language}`)}
            </option>
          ))}
        </select>
      )}
    </RobotField>
  );
}

function NotKept({ form }: { readonly form: FormState }) {
  const { app } = useWindow();
  const { s, t } = useWords();
  if (form.notKept === null) return null;
  return (
    <div className="outcome outcome-locked" data-testid="robot-not-kept">
      <p>
        <strong>{t('not-kept.title')}</strong>
      </p>
      <p>
        <KeychainText state={form.notKept} />
      </p>
      <p>{t('not-kept.session', { keychain: s(`keychain.name.${app.keychainName}`) })}</p>
      <button
        type="button"
        className="button"
        data-testid="keep-robot-session"
        disabled={form.saving}
        onClick={() => void form.save('session')}
      >
        {t('not-kept.button')}
      </button>
    </div>
  );
}

/** Adds or edits a group; what is asked for comes from the descriptor of its kind. */
export function RobotForm({ draft }: { readonly draft: RobotDraft }) {
  const { call, go, say } = useWindow();
  const { locale, own, t } = useWords();
  const r = useRobotsWords();
  const { draftId, descriptor } = draft;
  const form = useRobotForm(draft, ({ label, enabled }) => {
    say({ text: r(enabled ? 'saved.on' : 'saved.off', { robot: own(label.trim()) }), tone: 'plain' });
    go({ name: 'settings' });
  });
  const ref = useAttention(form);
  // Whichever way the form is left, what was pasted into it goes.
  useEffect(() => () => void call('closeRobot', { draftId }), [call, draftId]);
  const title = draft.robotId === undefined ? 'form.add' : 'form.edit';
  return (
    <div className="page">
      <h1>{r(title, { kind: descriptor.name[locale] })}</h1>
      <form
        ref={ref}
        className="connection-form"
        noValidate
        data-testid="robot-form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.save('keychain');
        }}
      >
        <RobotField
          label={t('field.label')}
          help={r('label.help')}
          error={form.errors.find(({ field }) => field === 'label')}
        >
          {(aids) => (
            <input
              {...aids}
              data-testid="robot-label"
              autoComplete="off"
              maxLength={200}
              value={form.choices.label}
              onChange={(event) => form.edit({ label: event.target.value })}
            />
          )}
        </RobotField>
        <AddressField draft={draft} form={form} />
        <SigningSecretField draft={draft} form={form} />
        <RobotMessages form={form} />
        <LanguageField form={form} />
        <div className="note robot-sender">
          <label className="check">
            <input
              type="checkbox"
              data-testid="robot-enabled"
              checked={form.choices.enabled}
              onChange={(event) => form.edit({ enabled: event.target.checked })}
            />
            {r('send')}
          </label>
          <p className="hint">{r('section.one-sender')}</p>
        </div>
        <div className="outcomes">
          <TestOutcome descriptor={descriptor} test={form.test} />
          <NotKept form={form} />
        </div>
        <div className="form-actions">
          <button
            type="submit"
            className="button primary"
            data-testid="save-robot"
            disabled={form.saving}
          >
            {t('save')}
          </button>
          <button
            type="button"
            className="button"
            data-testid="test-robot"
            disabled={form.test.running || form.saving}
            onClick={form.runTest}
          >
            {r(form.test.running ? 'test.running' : 'test.button')}
          </button>
          <button
            type="button"
            className="button quiet"
            data-testid="cancel-robot"
            onClick={() => go({ name: 'settings' })}
          >
            {t('cancel')}
          </button>
        </div>
      </form>
    </div>
  );
}
