import { useId, useRef, useState, type CSSProperties, type ReactNode } from 'react';

interface PopoverProps {
  /** What the button shows. */
  readonly button: ReactNode;
  readonly buttonClass: string;
  /** The name of the button and of what it opens. */
  readonly label: string;
  readonly testId: string;
  /** @param close gives the focus back to the button */
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button and what it opens beside it: the browser's own popover, which closes on `Esc` and on a click elsewhere and
 * gives the focus back.
 */
export function Popover({ button, buttonClass, label, testId, children }: PopoverProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  // There may be many of them on a page, of which few are ever opened.
  const [wanted, setWanted] = useState(false);
  const anchor = `--popover-${id.replaceAll(/\W/g, '')}`;
  return (
    <>
      <button
        type="button"
        className={buttonClass}
        aria-label={label}
        title={label}
        data-testid={testId}
        popoverTarget={id}
        onClick={() => setWanted(true)}
        style={{ anchorName: anchor } as CSSProperties}
      >
        {button}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        data-testid={`${testId}-popover`}
        style={{ positionAnchor: anchor } as CSSProperties}
        onToggle={({ newState }) => {
          if (newState === 'open') box.current?.querySelector<HTMLElement>('input, select')?.focus();
        }}
      >
        {wanted && children(() => box.current?.hidePopover?.())}
      </div>
    </>
  );
}
