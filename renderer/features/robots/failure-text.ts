import type { DeliveryFailure, RobotKind } from '../../../electron/contract/robot-types.ts';
import { problemText } from '../../../electron/contract/i18n/problem-text.ts';
import type { Words } from '../../i18n/words.ts';
import type { RobotsWord } from './words.ts';

export interface FailureText {
  readonly what: string;
  readonly advice: string;
  /** The robot's own words, verbatim. */
  readonly said?: string;
}

export interface FailureContext {
  readonly words: Words;
  readonly r: (word: RobotsWord, values?: Readonly<Record<string, string | number>>) => string;
  readonly kind: RobotKind;
  /** The messenger's name. */
  readonly name: string;
  readonly keychain: 'macos' | 'windows' | 'linux';
}

type Advice = Extract<RobotsWord, `advice.${string}`>;

/** What to do about the codes that mean something for sure; the messengers' pages are named in robots/kinds/. */
const byCode: Readonly<Record<RobotKind, Readonly<Record<string, Advice>>>> = {
  dingtalk: {
    '310000': 'advice.security',
    '300005': 'advice.gone',
    '130101': 'advice.too-fast',
    '410100': 'advice.too-fast',
    '660026': 'advice.too-fast',
  },
  feishu: {
    '19001': 'advice.gone',
    '19021': 'advice.signature',
    '19022': 'advice.ip',
    '19024': 'advice.keyword',
    '11232': 'advice.too-fast',
  },
  wecom: {
    '93000': 'advice.gone',
    '93004': 'advice.gone',
    '93008': 'advice.gone',
    '45009': 'advice.too-fast',
  },
  slack: {
    no_service: 'advice.gone',
    no_service_id: 'advice.gone',
    no_team: 'advice.gone',
    invalid_token: 'advice.gone',
    channel_not_found: 'advice.gone',
    channel_is_archived: 'advice.gone',
    '429': 'advice.too-fast',
    rate_limited: 'advice.too-fast',
  },
  generic: {
    '401': 'advice.signature',
    '403': 'advice.signature',
    '404': 'advice.address',
    '410': 'advice.address',
    '429': 'advice.too-fast',
  },
};

/** Why a message did not get through and what to do about it. */
export function failureText(context: FailureContext, failure: DeliveryFailure): FailureText {
  return failure.kind === 'refused'
    ? refusedText(context, failure)
    : unsentText(context, failure.reason);
}

function refusedText(
  { words, r, kind, name }: FailureContext,
  { code, message, retry }: Extract<DeliveryFailure, { kind: 'refused' }>,
): FailureText {
  const advice = byCode[kind][code] ?? (retry ? 'advice.passes' : 'advice.look-up');
  const what =
    code === 'bad-answer'
      ? words.s('problem.bad-answer', { provider: name })
      : r('refused', { name, code });
  // Slack's whole answer is the code.
  const said = message === '' || message === code ? {} : { said: message };
  return { what, advice: r(code === 'bad-answer' ? 'advice.network' : advice), ...said };
}

type Reason = Extract<DeliveryFailure, { kind: 'unsent' }>['reason'];

function unsentText({ words, r, name, keychain }: FailureContext, reason: Reason): FailureText {
  switch (reason) {
    case 'secret-missing':
    case 'secret-unusable':
      return { what: r(`unsent.${reason}`), advice: r('advice.enter-again') };
    case 'rate-limited':
      return { what: r('unsent.rate-limited', { name }), advice: r('advice.wait') };
    default: {
      const shared = problemText(words.locale, { kind: reason }, { provider: name, keychain });
      const advice =
        reason === 'unreachable' || reason === 'timeout'
          ? r('advice.network')
          : reason === 'redirect' || reason === 'too-large'
            ? r('advice.address')
            : shared.advice;
      return { what: shared.what, advice };
    }
  }
}
