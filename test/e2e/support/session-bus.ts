import dbus from 'dbus-next';
import type { Message } from 'dbus-next';

/** How long one call may take: without a limit a call on a closed connection would never end. */
const CALL_TIMEOUT_MS = 10_000;

/** One method call on the bus; `signature` and `body` stay away when the method takes nothing. */
export interface Call {
  destination: string;
  path: string;
  interface: string;
  member: string;
  signature?: string;
  body?: unknown[];
}

/** A connection of the test's own to the session bus: raw messages, no introspection. */
export interface SessionBus {
  /** Sends a call and gives the reply's body. Throws the service's error, named after the call. */
  call(call: Call): Promise<unknown[]>;
  /** Asks the bus to deliver the signals of a match rule here. */
  match(rule: string): Promise<void>;
  /** Hears every message that arrives; gives back its own unsubscribe. */
  onMessage(listener: (message: Message) => void): () => void;
  /** Lets `answer` see each incoming call first; undefined leaves it to the exported services. */
  answerCalls(answer: (call: Message) => { errorName: string } | 'silence' | undefined): void;
  /** Puts an interface on the bus at `path`. */
  export(path: string, service: dbus.interface.Interface): void;
  /** Takes a well-known name; throws when somebody else holds it. */
  own(name: string): Promise<void>;
  close(): void;
}

/** Connects to the bus at `address`: `unix:path=…`, as abstract sockets need a native module. */
export async function connectSessionBus(address: string): Promise<SessionBus> {
  const bus = dbus.sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.on('connect', resolve);
    // Stays for good: the bus going away at the end of a test must not end the test process.
    bus.on('error', reject);
  });
  let closed = false;
  // After closing, calls still arrive that were under way; dbus-next would answer into the closed
  // stream and throw where nobody can catch it.
  bus.addMethodHandler(() => closed);

  const call = async (request: Call): Promise<unknown[]> => {
    const what = `${request.interface}.${request.member} of ${request.destination}${request.path}`;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const fail = () => reject(new Error(`${what}: no answer in ${CALL_TIMEOUT_MS} ms`));
      timer = setTimeout(fail, CALL_TIMEOUT_MS);
    });
    try {
      const reply = await Promise.race([bus.call(new dbus.Message(request)), late]);
      return reply?.body ?? [];
    } catch (error) {
      throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
    }
  };

  const callBus = (member: string, signature: string, body: unknown[]) =>
    call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member,
      signature,
      body,
    });

  return {
    call,
    async match(rule) {
      await callBus('AddMatch', 's', [rule]);
    },
    onMessage(listener) {
      bus.on('message', listener);
      return () => bus.off('message', listener);
    },
    answerCalls(answer) {
      bus.addMethodHandler((incoming: Message) => {
        const reply = answer(incoming);
        if (typeof reply === 'object') {
          // The library's types ask for a string here; the code wants the message to reply to.
          const replyTo = incoming as unknown as string;
          bus.send(dbus.Message.newError(replyTo, reply.errorName, 'refused by the test'));
        }
        return reply !== undefined;
      });
    },
    export(path, service) {
      bus.export(path, service);
    },
    async own(name) {
      const answer = await bus.requestName(name, dbus.NameFlag.DO_NOT_QUEUE);
      if (answer !== dbus.RequestNameReply.PRIMARY_OWNER) {
        throw new Error(`${name} already has an owner on this bus`);
      }
    },
    close() {
      closed = true;
      bus.removeAllListeners('message');
      bus.disconnect();
    },
  };
}

/** All properties of one interface, with the D-Bus variants taken off. */
export async function readProperties(
  bus: SessionBus,
  destination: string,
  path: string,
  interfaceName: string,
): Promise<Record<string, unknown>> {
  const [properties] = await bus.call({
    destination,
    path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'GetAll',
    signature: 's',
    body: [interfaceName],
  });
  return plain(properties) as Record<string, unknown>;
}

/** The value without D-Bus variants, at any depth, fit for JSON but for byte arrays (Buffers). */
export function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value);
  if (typeof value === 'bigint') return Number(value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}
