import { maskAccountNo } from '../../../electron/contract/i18n/account-label.ts';
import { formatAmount } from '../../../electron/contract/i18n/format.ts';
import type { TestStep } from '../../../electron/contract/test-types.ts';
import type { TestedInquiry } from '../../../electron/contract/types.ts';
import type { AccountRole } from '../../../electron/domain/account.ts';
import type { Balance } from '../../../electron/domain/balance.ts';
import type { AccountEntry } from '../../../electron/domain/connection.ts';
import { activeFields, type ProviderDescriptor } from '../../../electron/domain/descriptor.ts';
import { Glyph } from '../../components/glyph.tsx';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { useWords, type Words } from '../../i18n/words.ts';
import { balanceTypeLabel } from '../overview/accounts.ts';
import type { FormValues } from './draft-values.ts';
import { TestSteps } from './test-steps.tsx';
import { groupInquiries, verdictOf, type TestedGroup } from './tested.ts';

/** Choices that decide by how much an amount is multiplied; only the user can check them. */
const SCALE_FIELDS: readonly string[] = ['scale', 'unit'];

interface TestedProps {
  readonly descriptor: ProviderDescriptor;
  readonly form: FormValues;
}

function roleOf({ descriptor, form }: TestedProps, accountNo: string): AccountRole | undefined {
  return descriptor.fields
    .flatMap(({ id }): readonly AccountEntry[] => {
      const value = form.values[id];
      return typeof value === 'object' ? value : [];
    })
    .find((entry) => entry.accountNo.trim() === accountNo)?.role;
}

/** “****1031 Pay-out”, or what was asked for where the question is not about one account. */
function subjectOf({ own, s, t }: Words, props: TestedProps, inquiry: TestedInquiry): string {
  const { accountNo, kind } = inquiry;
  if (accountNo === undefined) return t(`test.${kind}`);
  const role = roleOf(props, accountNo);
  const number = own(maskAccountNo(accountNo));
  return role === undefined ? number : `${number} ${s(`role.${role}`)}`;
}

/** An amount, after its account and its type where these are not said yet. */
function balanceText(
  words: Words,
  descriptor: ProviderDescriptor,
  balance: Balance,
  named: boolean,
): string {
  const { accountNo, balanceType, available } = balance;
  const ordinary = Object.keys(descriptor.balanceTypes)[0] === balanceType;
  const parts = [words.own(formatAmount(words.locale, available))];
  if (!ordinary) parts.unshift(balanceTypeLabel(words, descriptor, balanceType));
  if (!named) parts.unshift(words.own(maskAccountNo(accountNo)));
  return parts.join(' ');
}

function GroupLine({ group, ...props }: TestedProps & { readonly group: TestedGroup }) {
  const words = useWords();
  const { locale, own, t } = words;
  const { descriptor } = props;
  const problemText = useProblemText(descriptor.id);
  const [first] = group;
  const { problem } = first;
  const subjects = group.map((inquiry) => subjectOf(words, props, inquiry));
  const found = () => {
    const { accountNo, balances, count } = first;
    if (balances.length === 0) return t('test.found', { count });
    const named = accountNo !== undefined;
    return balances
      .map((balance) => balanceText(words, descriptor, balance, named))
      .join(' · ');
  };
  const text = problem === undefined ? undefined : problemText(problem);
  return (
    <li data-testid="tested-inquiry" data-kind={first.kind} data-ok={problem === undefined}>
      <Glyph state={problem === undefined ? 'fine' : 'needs-you'} />
      <span>
        <strong>
          {t('test.of', { what: new Intl.ListFormat(locale).format(new Set(subjects)) })}
        </strong>
        {text === undefined ? found() : `${text.what} ${text.advice}`}
        {problem?.providerMessage !== undefined && (
          <q className="verbatim provider-message">{own(problem.providerMessage)}</q>
        )}
      </span>
    </li>
  );
}

interface TestOutcomeBoxProps extends TestedProps {
  readonly steps: readonly TestStep[];
  readonly inquiries: readonly TestedInquiry[];
}

/** How far a test of the connection got, and what it read, account by account, to be compared with the portal. */
export function TestOutcomeBox({ steps, inquiries, ...props }: TestOutcomeBoxProps) {
  const { t } = useWords();
  const verdict = verdictOf(inquiries);
  const worked = inquiries.filter(({ problem }) => problem === undefined).length;
  const scaled = activeFields(props.descriptor, props.form.values).some(
    ({ id, kind }) => kind === 'choice' && SCALE_FIELDS.includes(id),
  );
  const read = inquiries.some(({ balances }) => balances.length > 0);
  return (
    <div className="outcome" data-testid="test-result" data-outcome={verdict}>
      <p>
        <strong>
          {verdict === 'partly'
            ? t('test.verdict-partly', { count: worked, all: inquiries.length })
            : t(`test.verdict-${verdict}`)}
        </strong>
      </p>
      <TestSteps descriptor={props.descriptor} steps={steps} />
      <ul>
        {groupInquiries(inquiries).map((group) => (
          <GroupLine key={inquiries.indexOf(group[0])} group={group} {...props} />
        ))}
      </ul>
      {scaled && read && <p data-testid="compare-amounts">{t('test.compare')}</p>}
    </div>
  );
}
