import { useWindow } from '../../app/window-context.ts';

/** Opens the form on an existing connection. */
export function useConnectionEditor(): (connectionId: string) => void {
  const { call, go } = useWindow();
  return async (connectionId) => {
    const draft = await call('openDraft', { connectionId });
    if (draft !== undefined) go({ name: 'form', draft });
  };
}
