import { useId, type ReactNode } from 'react';
import { useModal } from './use-modal.ts';

interface DialogProps {
  readonly title: string;
  readonly testId: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

/** A question that has to be answered first: the browser's own modal dialog, `Esc` included. */
export function Dialog({ title, testId, children, actions, onClose }: DialogProps) {
  const ref = useModal();
  const titleId = useId();
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}
