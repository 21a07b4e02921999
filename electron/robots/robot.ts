import type { LocalizedText } from '../domain/locale.ts';
import type { ProblemKind } from '../domain/problem.ts';

/** The group robots a message can go to. */
export const ROBOT_KINDS = ['dingtalk', 'feishu', 'wecom', 'slack', 'generic'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** Everything the app needs to know of a kind of robot to offer, ask and limit it. */
export interface RobotDescriptor {
  readonly kind: RobotKind;
  readonly name: LocalizedText;
  /** The only hosts an address of this kind may lead to. Empty: exactly the host the user entered. */
  readonly hosts: readonly string[];
  /** none: the address alone lets a message in · optional: where the group asks for one. */
  readonly secret: 'none' | 'optional' | 'required';
  /** Where the user finds the webhook address, in the words of the messenger. */
  readonly addressHelp: LocalizedText;
  /** Present unless `secret` is none. */
  readonly secretHelp?: LocalizedText;
  /** More than this in a minute are refused by the robot. */
  readonly maxPerMinute: number;
  /** Shortest time between two messages, ms. */
  readonly minGapMs: number;
  /** Longest text one message may have, UTF-8 bytes. */
  readonly maxTextBytes: number;
}

export interface RobotMessage {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Both halves are secrets: the address carries a token that lets anybody post into the group. */
export interface RobotCredentials {
  readonly address: string;
  readonly secret?: string;
}

/** One POST. The address is in `url`, so this never goes into a log or over IPC. */
export interface RobotRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The very text that is signed where the kind signs it: to be sent as UTF-8, unchanged. */
  readonly body: string;
}

export interface RobotAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends one POST to the request's own host and nowhere else. @throws TransportError */
export type RobotPost = (
  url: string,
  request: Pick<RobotRequest, 'headers' | 'body'>,
) => Promise<RobotAnswer>;

/** The robot answered, and did not take the message. */
export interface Refusal {
  readonly kind: 'refused';
  /** The robot's own code, or the HTTP status, verbatim; `bad-answer` where there is neither. */
  readonly code: string;
  /** The robot's own words, untrusted text of at most 300 characters. */
  readonly message: string;
  readonly retry: boolean;
  /** The robot wants no further message before this time has passed, ms. */
  readonly waitMs?: number;
}

/** Why a message did not get through. Holds neither address nor secret. */
export type DeliveryFailure =
  | Refusal
  /** No answer came, or nothing could be sent. */
  | { readonly kind: 'unsent'; readonly reason: ProblemKind; readonly retry: boolean };

export type Delivery = { readonly kind: 'delivered' } | DeliveryFailure;

/** How one kind of robot is spoken to. Both functions are pure. */
export interface RobotWire {
  /** @param credentials with an address as `readWebhookAddress` returned it @param now epoch ms */
  build(credentials: RobotCredentials, message: RobotMessage, now: number): RobotRequest;
  read(answer: RobotAnswer): Delivery;
}
