import { useEffect, useState } from 'react';
import type { Toast } from '../app/window-context.ts';
import { useWords } from '../i18n/words.ts';
import { CloseIcon } from './icons.tsx';

/** Long enough to read a sentence and reach for Undo. */
const PLAIN_TOAST_MS = 10_000;

interface ToastBarProps {
  readonly toast: Toast | null;
  readonly onClose: () => void;
}

function ToastBox({ toast, onClose }: { readonly toast: Toast; readonly onClose: () => void }) {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  const stays = toast.tone === 'error' || held;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(onClose, PLAIN_TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast, stays, onClose]);
  const { action } = toast;
  return (
    <div
      className={`toast toast-${toast.tone}`}
      data-testid="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <span>{toast.text}</span>
      {action !== undefined && (
        <button
          type="button"
          className="link"
          data-testid="toast-action"
          onClick={() => {
            onClose();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className="icon-button" aria-label={t('close')} onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  );
}

/**
 * The one message at the foot of the window; a new one replaces the last. Errors stay, and so does what is being
 * pointed at. Both regions stay in place, so that what comes into them is read out.
 */
export function ToastBar({ toast, onClose }: ToastBarProps) {
  const box = (tone: Toast['tone']) =>
    toast?.tone === tone && <ToastBox toast={toast} onClose={onClose} />;
  return (
    <div className="toasts">
      <div role="status">{box('plain')}</div>
      <div role="alert">{box('error')}</div>
    </div>
  );
}
