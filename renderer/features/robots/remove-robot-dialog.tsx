import { useState } from 'react';
import type { RobotView } from '../../../electron/contract/robot-types.ts';
import type { KeychainState } from '../../../electron/contract/types.ts';
import { useWindow } from '../../app/window-context.ts';
import { Dialog } from '../../components/dialog.tsx';
import { KeychainText } from '../../components/keychain-text.tsx';
import { useWords } from '../../i18n/words.ts';
import { useRobotsWords } from './words.ts';

interface RemoveRobotDialogProps {
  readonly robot: RobotView;
  readonly onClose: () => void;
}

/** Asks before a group's address and secret go for good. */
export function RemoveRobotDialog({ robot, onClose }: RemoveRobotDialogProps) {
  const { app, call, say } = useWindow();
  const { own, s, t } = useWords();
  const r = useRobotsWords();
  const [refusedBy, setRefusedBy] = useState<KeychainState | null>(null);
  const [busy, setBusy] = useState(false);

  const remove = async (anyway: boolean) => {
    setBusy(true);
    const result = await call('removeRobot', { robotId: robot.id, anyway });
    setBusy(false);
    if (result?.removed === false) {
      setRefusedBy(result.keychain);
      return;
    }
    if (result !== undefined) {
      say({ text: r('removed.toast', { robot: own(robot.label) }), tone: 'plain' });
    }
    onClose();
  };

  return (
    <Dialog
      title={r('remove.title', { robot: own(robot.label) })}
      testId="remove-robot-dialog"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button
            type="button"
            className="button danger-solid"
            data-testid="confirm-remove-robot"
            disabled={busy || refusedBy !== null}
            onClick={() => void remove(false)}
          >
            {t('remove')}
          </button>
        </>
      }
    >
      <p>{r('remove.text', { keychain: s(`keychain.name.${app.keychainName}`) })}</p>
      {refusedBy !== null && (
        <>
          <p className="error" role="alert" data-testid="remove-robot-refused">
            {t('remove.refused')} <KeychainText state={refusedBy} />
          </p>
          <p>{r('remove.anyway-text')}</p>
          {/* Not where “Remove” was: a second click there must not skip the reason. */}
          <button
            type="button"
            className="button danger"
            data-testid="remove-robot-anyway"
            disabled={busy}
            onClick={() => void remove(true)}
          >
            {t('remove.anyway')}
          </button>
        </>
      )}
    </Dialog>
  );
}
