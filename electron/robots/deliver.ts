import { conditionOf, type ProblemKind } from '../domain/problem.ts';
import { TransportError } from '../transport/transport.ts';
import { KeychainError } from '../vault/keychain.ts';
import { SecretMissing } from '../vault/vault.ts';
import { robotDescriptors } from './descriptors.ts';
import type {
  Delivery,
  DeliveryFailure,
  Refusal,
  RobotCredentials,
  RobotKind,
  RobotMessage,
  RobotPost,
} from './robot.ts';
import { readWebhookAddress, type AddressRules } from './webhook-address.ts';
import { robotWires } from './wires.ts';

export interface DeliverOptions {
  readonly kind: RobotKind;
  /**
   * Reads address and secret from the keychain, anew for every message: nothing of them stays in memory.
   * @param byHand whether a person asked, so that the keychain may ask for a password
   */
  readonly credentials: (byHand: boolean) => Promise<RobotCredentials>;
  readonly addressRules: AddressRules;
  readonly post: RobotPost;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Signs and sends one message. Never throws, and what comes back holds neither address nor secret. */
export type Deliver = (message: RobotMessage, byHand: boolean) => Promise<Delivery>;

export function createDeliver(options: DeliverOptions): Deliver {
  const { kind, credentials, addressRules, post, now } = options;
  const wire = robotWires[kind];
  return async (message, byHand) => {
    try {
      const kept = await credentials(byHand);
      // What is in the keychain need not have gone through the form, and where it leads is checked wherever it is used.
      const read = readWebhookAddress(kind, kept.address, addressRules);
      if (!read.ok) return unsent('secret-unusable');
      if (robotDescriptors[kind].secret === 'required' && !kept.secret) {
        return unsent('secret-missing');
      }
      const { address } = read;
      const request = wire.build({ ...kept, address }, message, now());
      const { headers, body } = request;
      const delivery = wire.read(await post(request.url, { headers, body }));
      return delivery.kind === 'refused' ? redacted(delivery, { ...kept, address }) : delivery;
    } catch (error) {
      return unsent(reasonOf(error));
    }
  };
}

function unsent(reason: ProblemKind): DeliveryFailure {
  return { kind: 'unsent', reason, retry: conditionOf({ kind: reason }) !== 'needs-you' };
}

function reasonOf(error: unknown): ProblemKind {
  if (error instanceof TransportError) return error.kind;
  if (error instanceof KeychainError) return `keychain-${error.state}`;
  if (error instanceof SecretMissing) return 'secret-missing';
  return 'internal';
}

/** More of a robot's own words is not shown, characters. */
const MAX_MESSAGE = 300;

/** Some servers repeat in an error what they were sent, plain or percent-decoded. It is taken out before anything is cut. */
function redacted(failure: Refusal, { address, secret = '' }: RobotCredentials): Refusal {
  const { pathname, search } = new URL(address);
  const sent = [...pathname.split('/'), ...search.split(/[?&=]/), secret];
  const pieces = sent.flatMap((piece) => [piece, decoded(piece)]);
  // Shorter pieces are words of the path (robot, send), not tokens.
  const secrets = pieces.filter((piece) => piece.length >= 8);
  const message = secrets.reduce((text, piece) => text.replaceAll(piece, '…'), failure.message);
  return { ...failure, message: [...message].slice(0, MAX_MESSAGE).join('') };
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
