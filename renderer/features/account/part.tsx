import { useId, type ReactNode } from 'react';

interface PartProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly testId?: string;
}

/** One part of an account's page, under its own heading. */
export function Part({ title, children, className = '', testId }: PartProps) {
  const id = useId();
  return (
    <section className={`account-part ${className}`} aria-labelledby={id} data-testid={testId}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
