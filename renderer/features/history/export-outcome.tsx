import type { ExportState } from './use-export.ts';
import { useHistoryWords } from './words.ts';

/** How far an export is, or what became of it. */
export function ExportOutcome({ running, rows, result }: ExportState) {
  const w = useHistoryWords();
  const text = (): string => {
    if (running) return rows > 0 ? w('export.running', { count: rows }) : '';
    if (result === null) return '';
    if (result.ok) return w('export.done', { count: result.rows, file: result.file });
    return result.error === 'cancelled' ? '' : w(`export.error.${result.error}`);
  };
  const failed = result?.ok === false;
  return (
    <p
      role="status"
      className={failed ? 'error' : 'hint'}
      data-testid="export-outcome"
      data-outcome={running ? 'running' : result === null ? 'none' : result.ok ? 'done' : result.error}
    >
      {text()}
    </p>
  );
}
