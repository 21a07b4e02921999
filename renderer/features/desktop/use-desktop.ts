import { useState } from 'react';
import type { DesktopChange, DesktopRefusal } from '../../../electron/contract/desktop-types.ts';
import { useWindow } from '../../app/window-context.ts';

/** Changes what is chosen about the desktop, and remembers what was refused. */
export function useDesktopChange() {
  const { call } = useWindow();
  const [refusal, setRefusal] = useState<DesktopRefusal | null>(null);
  /** @returns whether it was taken */
  const change = async (wanted: DesktopChange): Promise<boolean> => {
    setRefusal(null);
    const result = await call('changeDesktop', wanted);
    if (result !== undefined && !result.ok) setRefusal(result.error);
    return result?.ok === true;
  };
  return { change, refusal, forget: () => setRefusal(null) };
}
