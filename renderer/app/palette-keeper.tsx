import { Suspense, useEffect } from 'react';
import { palette } from './rare-screens.ts';

interface PaletteKeeperProps {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Opens the palette with Ctrl/Cmd+K wherever nothing else lies over the window. */
export function PaletteKeeper({ open, setOpen }: PaletteKeeperProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!wanted || event.altKey || event.shiftKey || event.repeat) return;
      event.preventDefault();
      if (open) setOpen(false);
      else if (document.querySelector('dialog[open]') === null) setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open, setOpen]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <palette.Screen onClose={() => setOpen(false)} />
    </Suspense>
  );
}
