import { useState } from 'react';
import type {
  ChooseSetupResult,
  SetupChange,
  SetupRefusal,
  SetupSummary,
} from '../../../electron/contract/setup-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useWords } from '../../i18n/words.ts';
import { useProvisioningWords } from './words.ts';

interface ReviewDialogProps {
  readonly setup: Extract<ChooseSetupResult, { readonly ok: true }>;
  readonly onRefused: (refusal: SetupRefusal) => void;
  readonly onClose: () => void;
}

const OTHERS = ['alerts', 'preferences', 'calendar'] as const;

/** Shows what a set-up file would change, and imports it once somebody agrees. */
export function ReviewDialog({ setup, onRefused, onClose }: ReviewDialogProps) {
  const { call, say } = useWindow();
  const { t } = useWords();
  const w = useProvisioningWords();
  const [busy, setBusy] = useState(false);
  const { setupId, file, summary } = setup;
  const { connections } = summary;
  const others = OTHERS.filter((name) => summary[name]);
  const same = others.length === 0 && connections.every(({ change }) => change === 'same');

  const leave = () => {
    if (busy) return;
    void call('discardSetup', { setupId });
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    const result = await call('importSetup', { setupId });
    if (result?.ok === false) {
      onRefused(result);
      return;
    }
    if (result !== undefined) say({ text: outcome(result.summary), tone: 'plain' });
    onClose();
  };
  const outcome = ({ connections: done }: SetupSummary): string =>
    w('imported.toast', {
      added: done.filter(({ change }) => change === 'added').length,
      changed: done.filter(({ change }) => change === 'changed').length,
      others: others.length > 0 ? 'yes' : 'no',
    }).trim();

  return (
    <Dialog
      title={w('review.title', { file })}
      testId="setup-review"
      onClose={leave}
      actions={
        <>
          <button type="button" className="button" data-testid="close-setup" disabled={busy} onClick={leave}>
            {same ? w('close') : t('cancel')}
          </button>
          {!same && (
            <button
              type="button"
              className="button primary"
              data-testid="confirm-setup"
              disabled={busy}
              onClick={() => void confirm()}
            >
              {w('confirm')}
            </button>
          )}
        </>
      }
    >
      {same && <p>{w('review.same', { file })}</p>}
      <ul className="setup-list">
        {connections.map((connection) => (
          <Change key={connection.label} {...connection} />
        ))}
        {others.map((name) => (
          <li key={name} className="setup-change">
            <p>{w(`review.${name}`)}</p>
            <span className="chip">{w('change.changed')}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function Change({ label, change, address, files, missing, keptTokens }: SetupChange) {
  const { locale, own } = useWords();
  const w = useProvisioningWords();
  const listed = (items: readonly string[]): string => items.join(locale === 'en' ? ', ' : '、');
  return (
    <li data-testid="setup-change" data-change={change}>
      <div className="setup-change">
        <p>{own(label)}</p>
        <span className="chip">{w(`change.${change}`)}</span>
      </div>
      {address !== undefined && <p className="hint">{w('review.address', { address: own(address) })}</p>}
      {files.length > 0 && <p className="hint">{w('review.files', { files: listed(files) })}</p>}
      {missing.length > 0 && <p className="hint">{w('review.missing', { secrets: listed(missing) })}</p>}
      {keptTokens && <p className="hint">{w('review.kept-tokens')}</p>}
    </li>
  );
}
