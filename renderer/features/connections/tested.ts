import type { TestedInquiry } from '../../../electron/contract/types.ts';

/** Inquiries that are told in one line: one that worked, or all that failed alike. */
export type TestedGroup = readonly [TestedInquiry, ...TestedInquiry[]];

/** One group an inquiry that worked, one a distinct problem, in the order they were asked. */
export function groupInquiries(inquiries: readonly TestedInquiry[]): readonly TestedGroup[] {
  const groups = new Map<unknown, [TestedInquiry, ...TestedInquiry[]]>();
  for (const inquiry of inquiries) {
    const { problem } = inquiry;
    const key =
      problem === undefined
        ? inquiry
        : JSON.stringify([problem.kind, problem.code, problem.providerMessage]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [inquiry]);
    else group.push(inquiry);
  }
  return [...groups.values()];
}

/**
 * ok: all worked · balances: all balances were read, accounts were not · partly: some balances were
 * read · failed: none was, and balances are what a connection is for.
 */
export type Verdict = 'ok' | 'balances' | 'partly' | 'failed';

export function verdictOf(inquiries: readonly TestedInquiry[]): Verdict {
  const worked = ({ problem }: TestedInquiry) => problem === undefined;
  if (inquiries.every(worked)) return 'ok';
  const balances = inquiries.filter(({ kind }) => kind === 'balances');
  if (!balances.some(worked)) return 'failed';
  return balances.every(worked) ? 'balances' : 'partly';
}
