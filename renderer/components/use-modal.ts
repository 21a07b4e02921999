import { useEffect, useRef, useState, type RefObject } from 'react';

/** A dialog that lies over the window as long as it is there; the focus goes back to where it came from. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before anything inside takes the focus.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    dialog.current?.showModal();
    return () => {
      // The browser gives the focus back only to a dialog that is closed, not to one taken away.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [opener]);
  return dialog;
}
