import { useEffect } from 'react';
import type { Toast } from '../app/window-context.ts';
import { useWords } from '../i18n/words.ts';
import { CloseIcon } from './glyph.tsx';

/** Long enough to read a sentence and reach for Undo. */
const PLAIN_TOAST_MS = 10_000;

interface ToastBarProps {
  readonly toast: Toast | null;
  readonly onClose: () => void;
}

/** The one message at the foot of the window; a new one replaces the last. Errors stay. */
export function ToastBar({ toast, onClose }: ToastBarProps) {
  const { t } = useWords();
  useEffect(() => {
    if (toast === null || toast.tone === 'error') return undefined;
    const timer = setTimeout(onClose, PLAIN_TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast, onClose]);
  const action = toast?.action;
  return (
    <div className="toasts" role={toast?.tone === 'error' ? 'alert' : 'status'}>
      {toast !== null && (
        <div className={`toast toast-${toast.tone}`} data-testid="toast">
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
      )}
    </div>
  );
}
