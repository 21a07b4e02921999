import { useState } from 'react';
import type { RobotDraft } from '../../../electron/contract/robot-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { spaced } from '../../i18n/spaced.ts';
import { useWords } from '../../i18n/words.ts';
import { useAddressText } from './address-text.ts';
import { useAddressError } from './address-error.ts';
import { RobotField } from './robot-field.tsx';
import type { RobotForm } from './use-robot-form.ts';
import { useRobotsWords } from './words.ts';

interface SecretsProps {
  readonly draft: RobotDraft;
  readonly form: RobotForm;
}

interface KeptProps {
  readonly kept: 'draft' | 'keychain' | 'session';
  readonly text: string;
  readonly testId: string;
}

/** How it is kept, and what may be seen of it. */
function Kept({ kept, text, testId }: KeptProps) {
  const { app } = useWindow();
  const { s, t } = useWords();
  const keychain = s(`keychain.name.${app.keychainName}`);
  return (
    <p className="secret" data-testid={testId}>
      <strong>{t(`kept.${kept}`, { keychain })}</strong>
      <span className="verbatim">{text}</span>
    </p>
  );
}

function savedAs({ sessionOnly }: RobotDraft): KeptProps['kept'] {
  return sessionOnly ? 'session' : 'keychain';
}

/** The webhook address: handed to main by way of the clipboard, never through the window. */
export function AddressField({ draft, form }: SecretsProps) {
  const { call } = useWindow();
  const { locale, t } = useWords();
  const r = useRobotsWords();
  const addressText = useAddressText();
  const addressError = useAddressError(draft.descriptor);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const paste = async () => {
    setBusy(true);
    setRefused(null);
    const result = await call('pasteRobotAddress', { draftId: draft.draftId });
    setBusy(false);
    if (result?.ok === true) form.setAddress(result.address);
    else if (result !== undefined) setRefused(addressError(result));
  };

  const error = form.errors.find(({ field }) => field === 'address');
  return (
    <RobotField
      label={r('address.label')}
      help={`${draft.descriptor.addressHelp[locale]} ${t('secret.paste-hint')}`}
      error={refused === null ? error : undefined}
      group
    >
      {() => (
        <>
          {form.address !== null && (
            <Kept
              kept={form.fresh.has('address') ? 'draft' : savedAs(draft)}
              text={addressText(form.address)}
              testId="robot-address"
            />
          )}
          <div className="secret-actions">
            <button
              type="button"
              className="button"
              disabled={busy}
              data-testid="paste-robot-address"
              aria-label={`${t('secret.paste')}: ${r('address.label')}`}
              onClick={() => void paste()}
            >
              {t('secret.paste')}
            </button>
          </div>
          {refused !== null && (
            <p className="error" role="alert" data-testid="refused-address">
              {spaced(refused)}
            </p>
          )}
        </>
      )}
    </RobotField>
  );
}

/** The signing secret, where the kind of robot has one. */
export function SigningSecretField({ draft, form }: SecretsProps) {
  const { call } = useWindow();
  const { locale, t } = useWords();
  const r = useRobotsWords();
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [removed, setRemoved] = useState(false);
  const { draftId, descriptor } = draft;
  const { secretHelp } = descriptor;
  if (secretHelp === undefined) return null;
  const fresh = form.fresh.has('secret');

  const paste = async () => {
    setBusy(true);
    setRefused(null);
    const result = await call('pasteRobotSecret', { draftId });
    setBusy(false);
    if (result?.ok === true) {
      setRemoved(false);
      form.setSecret(true);
    } else if (result !== undefined) setRefused(r(`secret.${result.error}`));
  };
  const forget = async () => {
    setRefused(null);
    if ((await call('forgetRobotSecret', { draftId })) === undefined) return;
    // What was pasted goes first; the one that is saved lies behind it.
    const savedStays = fresh && draft.hasSecret && !removed;
    setRemoved(!fresh || removed);
    form.setSecret(savedStays);
  };

  const error = form.errors.find(({ field }) => field === 'secret');
  const optional = descriptor.secret === 'optional' ? ` ${t('optional')}` : '';
  return (
    <RobotField
      label={r('secret.label') + optional}
      help={secretHelp[locale]}
      error={refused === null ? error : undefined}
      group
    >
      {() => (
        <>
          {form.hasSecret && (
            <Kept
              kept={fresh ? 'draft' : savedAs(draft)}
              text={r('secret.entered')}
              testId="robot-secret"
            />
          )}
          {removed && !form.hasSecret && <p className="hint">{r('secret.removed')}</p>}
          <div className="secret-actions">
            <button
              type="button"
              className="button"
              disabled={busy}
              data-testid="paste-robot-secret"
              aria-label={`${t('secret.paste')}: ${r('secret.label')}`}
              onClick={() => void paste()}
            >
              {t('secret.paste')}
            </button>
            {form.hasSecret && (fresh || descriptor.secret === 'optional') && (
              <button
                type="button"
                className="button quiet"
                data-testid="forget-robot-secret"
                onClick={() => void forget()}
              >
                {fresh ? t('secret.forget') : r('secret.remove')}
              </button>
            )}
          </div>
          {refused !== null && (
            <p className="error" role="alert" data-testid="refused-secret">
              {refused}
            </p>
          )}
        </>
      )}
    </RobotField>
  );
}
