import { useState } from 'react';
import { ForgetDialog } from './forget-dialog.tsx';
import { useForgetWords } from './words.ts';

/** The way to erase all the app keeps. */
export function ForgetSection() {
  const w = useForgetWords();
  const [asking, setAsking] = useState(false);
  return (
    <section className="card settings-section">
      <h2>{w('title')}</h2>
      <p className="hint">{w('lead')}</p>
      <button
        type="button"
        className="button danger"
        data-testid="forget-everything"
        onClick={() => setAsking(true)}
      >
        {w('button')}
      </button>
      {asking && <ForgetDialog onClose={() => setAsking(false)} />}
    </section>
  );
}
