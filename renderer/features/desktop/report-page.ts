import { useEffect } from 'react';
import { PAGES, type Page } from '../../../electron/contract/desktop-types.ts';
import type { View } from '../../app/view.ts';
import type { WindowContext } from '../../app/window-context.ts';

/** The page to come back to; `null` while a form is open, or something typed is not saved: it would be lost. */
export function pageOf({ name }: View, isTyped: boolean): Page | null {
  if (isTyped) return null;
  if (name === 'form' || name === 'robot-form') return null;
  if (name === 'choose-provider') return 'connections';
  if (name === 'choose-robot') return 'settings';
  return PAGES.find((page) => page === name) ?? 'overview';
}

/** Tells main which page the window is on, for when it is made anew. */
export function useReportedPage(view: View, isTyped: boolean, call: WindowContext['call']): void {
  const page = pageOf(view, isTyped);
  useEffect(() => {
    void call('setPage', { page });
  }, [page, call]);
}
