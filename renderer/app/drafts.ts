import { useSyncExternalStore } from 'react';
import { useWindow } from './window-context.ts';

/** What was typed on pages and not saved. It outlasts the page it was typed on, and the window is not given up for it. */
export interface Drafts {
  /** @param of which field of what; @returns the same object until it changes, `null` for nothing */
  get(of: string): unknown;
  /** @param draft `null` forgets it */
  set(of: string, draft: unknown): void;
  any(): boolean;
  subscribe(listener: () => void): () => void;
}

export function createDrafts(): Drafts {
  const drafts = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  return {
    get: (of) => drafts.get(of) ?? null,
    set(of, draft) {
      if (draft === null) drafts.delete(of);
      else drafts.set(of, draft);
      for (const listener of listeners) listener();
    },
    any: () => drafts.size > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * The draft of one field, or of several that are saved together.
 * @returns it, `null` for none, and what changes it: what it is by then goes in, for it may have been typed on meanwhile
 */
export function useDraft<T>(of: string): readonly [T | null, (change: (now: T | null) => T | null) => void] {
  const { drafts } = useWindow();
  const now = (): T | null => drafts.get(of) as T | null;
  const draft = useSyncExternalStore(drafts.subscribe, now, now);
  return [draft, (change) => drafts.set(of, change(now()))];
}

export function useAnyDraft(drafts: Drafts): boolean {
  return useSyncExternalStore(drafts.subscribe, drafts.any, drafts.any);
}
