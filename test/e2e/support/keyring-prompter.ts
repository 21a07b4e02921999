import { connectSessionBus } from './session-bus.ts';

const NAME = 'org.gnome.keyring.SystemPrompter';
const INTERFACE = 'org.gnome.keyring.internal.Prompter';

/** The person who is asked for the keyring's password, played by the test. */
export interface KeyringPrompter {
  /** How often the password was asked for so far. */
  asked(): number;
  stop(): void;
}

/**
 * Takes the place of the password dialog. `refuse` answers as a click on "Cancel" would;
 * `leave-open` never answers, like a person who has left. Without it a locked keyring opens a real
 * dialog on the private desktop, and the app's call hangs until somebody types there.
 */
export async function startKeyringPrompter(
  busAddress: string,
  answer: 'refuse' | 'leave-open',
): Promise<KeyringPrompter> {
  const bus = await connectSessionBus(busAddress);
  let asked = 0;
  bus.answerCalls((message) => {
    if (message.interface !== INTERFACE) return undefined;
    if (message.member === 'BeginPrompting') asked += 1;
    return answer === 'leave-open' ? 'silence' : { errorName: `${INTERFACE}.Refused` };
  });
  await bus.own(NAME);
  return { asked: () => asked, stop: () => bus.close() };
}
