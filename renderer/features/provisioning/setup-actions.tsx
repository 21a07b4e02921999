import { useState } from 'react';
import type { ChooseSetupResult } from '../../../electron/contract/setup-types.ts';
import { useWindow } from '../../app/window-context.ts';
import { RefusedDialog } from './refused-dialog.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { useProvisioningWords } from './words.ts';

type Shown = Exclude<ChooseSetupResult, { readonly error: string }>;

/** Takes connections, lines and settings from a file, and writes such a file. */
export function SetupActions() {
  const { call, say, snapshot } = useWindow();
  const w = useProvisioningWords();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async () => {
    setBusy(true);
    const result = await call('chooseSetup', null);
    setBusy(false);
    if (result === undefined) return;
    if (!('error' in result)) setShown(result);
    else if (result.error !== 'cancelled') say({ text: w(`error.${result.error}`), tone: 'error' });
  };
  const write = async () => {
    const result = await call('exportSetup', null);
    if (result === undefined) return;
    if (result.ok) say({ text: w('exported.toast', { file: result.file }), tone: 'plain' });
    else if (result.error !== 'cancelled') say({ text: w(`error.${result.error}`), tone: 'error' });
  };

  return (
    <div className="setup-actions">
      <button
        type="button"
        className="button small"
        data-testid="import-setup"
        disabled={busy}
        onClick={() => void choose()}
      >
        {w('import')}
      </button>
      <button
        type="button"
        className="button small"
        data-testid="export-setup"
        disabled={snapshot.connections.length === 0}
        onClick={() => void write()}
      >
        {w('export')}
      </button>
      {shown?.ok === true && (
        <ReviewDialog
          setup={shown}
          onRefused={(refusal) => setShown({ ...refusal, file: shown.file })}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.ok === false && (
        <RefusedDialog refusal={shown} file={shown.file} onClose={() => setShown(null)} />
      )}
    </div>
  );
}
