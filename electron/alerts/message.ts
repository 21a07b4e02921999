import { alertText, type AlertText, type AlertTextContext } from '../contract/i18n/alert-text.ts';
import { alertWords } from '../contract/i18n/alert-words.ts';
import { ALERT_KINDS, type AlertRecord } from '../domain/alert.ts';

/** A notification shows about so many lines before it is cut. */
const SUMMARY_LINES = 4;

/** One notification for several alerts, the worst first; what is not real comes last. */
export function summaryMessage(
  context: AlertTextContext,
  records: readonly AlertRecord[],
): AlertText {
  const t = alertWords(context.locale);
  const worstFirst = records.toSorted(
    (a, b) =>
      Number(isUnreal(a)) - Number(isUnreal(b)) ||
      ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind),
  );
  const lines = worstFirst.slice(0, SUMMARY_LINES).map((record) => alertText(context, record).title);
  const more = records.length - lines.length;
  if (more > 0) lines.push(t('summary.more', { count: more }));
  return { title: t('summary.title', { count: records.length }), body: lines.join('\n') };
}

function isUnreal({ subject }: AlertRecord): boolean {
  return subject.environmentKind !== 'production';
}
