import { useDescriptor, useWindow } from '../../app/window-context.ts';
import { useWords } from '../../i18n/words.ts';
import { useAccountWords } from './words.ts';

interface PortalProps {
  readonly connectionId: string;
  readonly providerId: string;
  readonly host: string;
}

/** The way to the provider's own site, in the browser; it says beforehand where that is. */
export function Portal({ connectionId, providerId, host }: PortalProps) {
  const { call, say } = useWindow();
  const { locale } = useWords();
  const w = useAccountWords();
  const provider = useDescriptor(providerId)?.name[locale] ?? providerId;
  const open = async () => {
    const result = await call('openPortal', { connectionId });
    if (result?.opened === false) say({ text: w('portal.failed'), tone: 'error' });
  };
  return (
    <p className="portal">
      <button type="button" className="link" data-testid="open-portal" onClick={() => void open()}>
        {w('portal.open', { provider })}
      </button>{' '}
      <span className="hint">{w('portal.host', { host })}</span>
    </p>
  );
}
