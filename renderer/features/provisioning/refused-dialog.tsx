import type { SetupRefusal } from '../../../electron/contract/setup-types.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useProvisioningWords } from './words.ts';

interface RefusedDialogProps {
  readonly refusal: SetupRefusal;
  /** The file's name, without its folder. */
  readonly file: string;
  readonly onClose: () => void;
}

/** Why nothing was imported: all that is wrong with the file, each with its place. */
export function RefusedDialog({ refusal, file, onClose }: RefusedDialogProps) {
  const w = useProvisioningWords();
  return (
    <Dialog
      title={w('problems.title')}
      testId="setup-refused"
      onClose={onClose}
      actions={
        <button type="button" className="button" data-testid="close-setup" onClick={onClose}>
          {w('close')}
        </button>
      }
    >
      {'keychain' in refusal ? (
        <p>
          {w('keychain.lead', { file })} <KeychainText state={refusal.keychain} />
        </p>
      ) : (
        <>
          <p>{w('problems.lead', { file, count: refusal.problems.length })}</p>
          <ul className="setup-list">
            {refusal.problems.map(({ place, line, column, text }) => (
              <li key={`${place} ${line} ${column}`}>
                <p className="setup-place">
                  {place !== '' && (
                    <>
                      <code className="verbatim">{place}</code>
                      {' · '}
                    </>
                  )}
                  {w('problems.place', { line, column })}
                </p>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
