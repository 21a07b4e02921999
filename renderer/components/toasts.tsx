import { useEffect, useRef, useState } from 'react';
import type { Toast } from '../app/window-context.ts';
import { useWords } from '../i18n/words.ts';
import { CloseIcon } from './icons.tsx';

/** Long enough to read a sentence. */
const PLAIN_TOAST_MS = 10_000;
/** Long enough to read it, change one's mind and get to Undo. */
const UNDO_TOAST_MS = 20_000;

/** Text fields undo what was typed in them. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null;

/** Ctrl/Cmd+Z undoes as well, so that nobody has to reach the toast in time. */
function useUndoKey(undo: (() => void) | undefined): void {
  useEffect(() => {
    if (undo === undefined) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const wanted = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
      if (!wanted || event.shiftKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);
}

interface ToastBarProps {
  readonly toast: Toast | null;
  readonly onClose: () => void;
  readonly say: (toast: Toast) => void;
}

interface ToastBoxProps extends ToastBarProps {
  readonly toast: Toast;
}

function ToastBox({ toast, onClose, say }: ToastBoxProps) {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);
  const { text, tone, action } = toast;
  const stays = tone === 'error' || held;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(onClose, action === undefined ? PLAIN_TOAST_MS : UNDO_TOAST_MS);
    return () => clearTimeout(timer);
  }, [action, stays, onClose]);
  const leave = () => {
    // The button that has the focus goes; who came here by keyboard goes on where they were.
    if (cameFrom.current?.isConnected === true) cameFrom.current.focus();
  };
  const undo =
    action === undefined
      ? undefined
      : () => {
          leave();
          action.run();
          say({ text: t('undone'), tone: 'plain' });
        };
  useUndoKey(undo);
  return (
    <div
      className={`toast toast-${tone}`}
      data-testid="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={({ currentTarget, relatedTarget }) => {
        setHeld(true);
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
          cameFrom.current = relatedTarget;
        }
      }}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        leave();
        onClose();
      }}
    >
      <span>{text}</span>
      {undo !== undefined && (
        <button
          type="button"
          className="link"
          data-testid="toast-action"
          aria-keyshortcuts="Control+Z Meta+Z"
          onClick={undo}
        >
          {action?.label}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('close')}
        onClick={() => {
          leave();
          onClose();
        }}
      >
        <CloseIcon />
      </button>
    </div>
  );
}

/**
 * The one message at the foot of the window; a new one replaces the last. It never takes the focus. Errors stay, and so
 * does what is being pointed at. Both regions stay in place, so that what comes into them is read out.
 */
export function ToastBar(props: ToastBarProps) {
  const { toast } = props;
  const box = (tone: Toast['tone']) =>
    toast?.tone === tone && <ToastBox {...props} toast={toast} />;
  return (
    <div className="toasts">
      <div role="status">{box('plain')}</div>
      <div role="alert">{box('error')}</div>
    </div>
  );
}
