import { useEffect, useRef, type RefObject } from 'react';
import type { View } from './view.ts';

/** Names what the window shows; a balance opened beside the list is no other place. */
export function placeOf(view: View): string {
  return view.name === 'form' ? `form/${view.draft.draftId}` : view.name;
}

/** Begins every view at its top, with the focus on its heading, so that its name is read out. */
export function useArrival(main: RefObject<HTMLElement | null>, view: View): void {
  const place = placeOf(view);
  const before = useRef(place);
  // The panel of a balance takes the focus itself.
  const opensPanel = view.name === 'overview' && view.selected !== undefined;
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    if (main.current === null) return;
    main.current.scrollTop = 0;
    const heading = main.current.querySelector('h1');
    if (heading === null || opensPanel) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [main, place, opensPanel]);
}
