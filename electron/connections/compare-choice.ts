import type { CompareResult, ComparedOption, DraftValues, FieldError } from '../contract/types.ts';
import type { ConnectionConfig } from '../domain/connection.ts';
import type { ChoiceField, ProviderDescriptor } from '../domain/descriptor.ts';
import { parseDecimal } from '../domain/money.ts';
import type { Problem } from '../domain/problem.ts';
import { openCalls, type CallTools, type SecretsResult } from '../monitor/authorised-call.ts';
import type { Call, Inquiry, InquiryResult, Provider } from '../providers/provider.ts';
import type { TestFloor } from './test-floor.ts';
import type { Checked, CheckedValues } from './validate.ts';

export interface CompareParts {
  readonly provider: Provider;
  readonly tools: CallTools;
  readonly floor: TestFloor;
  readonly check: (values: DraftValues) => Checked;
  readonly configOf: (checked: CheckedValues) => ConnectionConfig;
  readonly secrets: (connection: ConnectionConfig) => Promise<SecretsResult>;
}

/** The connection the draft would become with one of the options. */
interface Candidate {
  readonly option: string;
  readonly connection: ConnectionConfig;
}

/**
 * Asks for balances once and reads the same answer once per option of a choice, for a person to see which one agrees
 * with the provider's portal. Goes on to the next account only while the options read alike (nothing or zero there).
 * The choice itself need not be made yet; everything else has to be valid.
 * @throws when the field is no comparable choice of the provider: the window asked for what it was never offered
 */
export async function compareChoice(
  values: DraftValues,
  fieldId: string,
  parts: CompareParts,
): Promise<CompareResult> {
  const { descriptor } = parts.provider;
  const prepared = candidatesOf(comparableField(descriptor, fieldId), values, parts);
  if (!prepared.ok) return prepared;
  const { candidates } = prepared;
  const [{ connection }] = candidates;

  const tooSoonMs = parts.floor.waitMs(connection, descriptor);
  if (tooSoonMs > 0) return { ok: false, tooSoonMs };
  const secrets = await parts.secrets(connection);
  if (secrets.ok) parts.floor.sent(connection);

  const calls = openCalls(connection, parts.provider, secrets, parts.tools);
  let alike: readonly ComparedOption[] | undefined;
  let problem: Problem | undefined;
  for (const inquiry of balanceInquiries(parts.provider, connection)) {
    const answer = await calls.ask(readEachWay(inquiry, candidates, parts.provider));
    if (!answer.ok) problem ??= answer.problem;
    else if (differ(answer.options)) return answer;
    else alike ??= answer.options;
  }
  if (alike !== undefined) return { ok: true, options: alike };
  return { ok: false, problem: problem ?? { kind: 'internal' } };
}

function comparableField(descriptor: ProviderDescriptor, fieldId: string): ChoiceField {
  const field = descriptor.fields.find(({ id }) => id === fieldId);
  if (field?.kind !== 'choice' || field.comparable !== true) throw new Error('no such comparison');
  return field;
}

type Prepared =
  | { readonly ok: true; readonly candidates: readonly [Candidate, ...Candidate[]] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

function candidatesOf(
  { id, options }: ChoiceField,
  values: DraftValues,
  { check, configOf }: CompareParts,
): Prepared {
  const candidates: Candidate[] = [];
  for (const { value } of options) {
    const result = check({ ...values, values: { ...values.values, [id]: value } });
    if (!result.ok) return result;
    candidates.push({ option: value, connection: configOf(result.checked) });
  }
  const [first, ...others] = candidates;
  if (first === undefined) throw new Error('a choice without options');
  return { ok: true, candidates: [first, ...others] };
}

function balanceInquiries(provider: Provider, connection: ConnectionConfig): readonly Inquiry[] {
  return provider.inquiries(connection).filter(({ kind }) => kind === 'balances');
}

type ReadEachWay =
  | { readonly ok: true; readonly options: readonly ComparedOption[] }
  | Extract<InquiryResult, { readonly ok: false }>;

/** One call that is sent like the inquiry, its answer read as if each option in turn were chosen. */
function readEachWay(
  inquiry: Inquiry,
  candidates: readonly Candidate[],
  provider: Provider,
): Call<ReadEachWay> {
  return {
    sign: (context) => inquiry.sign(context),
    read(answer, context) {
      const results = candidates.map(({ option, connection }) => {
        const alike = balanceInquiries(provider, connection).find(({ id }) => id === inquiry.id);
        if (alike === undefined) throw new Error('the choice changes what is asked');
        return { option, result: alike.read(answer, { ...context, connection }) };
      });
      // An answer that no option can read is no answer, whatever is chosen.
      const [first] = results;
      if (first !== undefined && !first.result.ok && results.every(({ result }) => !result.ok)) {
        return first.result;
      }
      return { ok: true, options: results.map(comparedOption) };
    },
  };
}

function comparedOption({
  option: value,
  result,
}: {
  readonly option: string;
  readonly result: InquiryResult;
}): ComparedOption {
  return result.ok
    ? { value, balances: result.balances }
    : { value, balances: [], problem: result.problem };
}

/** Whether a person can tell the options apart by what was read. */
function differ(options: readonly ComparedOption[]): boolean {
  const readings = options.map(({ balances, problem }) =>
    problem === undefined
      ? // “0” and “0.00” are the same amount.
        balances.map(({ available }) => parseDecimal(available.value)).join(' ')
      : 'unreadable',
  );
  return new Set(readings).size > 1;
}
