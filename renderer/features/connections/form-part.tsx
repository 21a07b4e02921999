import { useId, type ReactNode } from 'react';
import { useConnectionsWords } from './words.ts';

interface FormPartProps {
  readonly part: 'environment' | 'ids' | 'keys';
  readonly children: ReactNode;
}

/** What belongs together in a long form, under a heading of its own. */
export function FormPart({ part, children }: FormPartProps) {
  const w = useConnectionsWords();
  const titleId = useId();
  return (
    <section className="form-part" aria-labelledby={titleId}>
      <h2 id={titleId}>{w(`part.${part}`)}</h2>
      {children}
    </section>
  );
}
