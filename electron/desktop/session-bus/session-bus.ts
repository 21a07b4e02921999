import { createConnection, type Socket } from 'node:net';
import {
  BadBusMessage,
  encodeCall,
  takeMessage,
  type BusMessage,
  type BusValue,
  type Call,
} from './wire.ts';

const BUS = 'org.freedesktop.DBus';
/** A bus that says nothing for so long is no use, ms. */
const PATIENCE_MS = 3_000;
/** It has a few dozen, bytes. */
const MAX_GREETING_BYTES = 1_024;

/** A listener on the session bus: it follows names and signals, and reads properties. */
export interface SessionBus {
  /** Tells whether somebody owns the name, now and after each change. */
  watchName(name: string, tell: (owned: boolean) => void): void;
  onSignal(interfaceName: string, member: string, tell: (body: readonly BusValue[]) => void): void;
  /** @returns `null` when nobody answers, or not with one simple value */
  property(property: BusProperty): Promise<BusValue | null>;
  close(): void;
}

/** Where a property is to be found on the bus. */
export interface BusProperty {
  readonly owner: string;
  readonly path: string;
  readonly interface: string;
  readonly name: string;
}

/**
 * Connects to the first of the sockets that answers.
 * @param sockets as `busSockets` gives them
 * @param onReachable told of each on which somebody listens. What is asked there goes out behind the greeting, whose answer
 *   takes a start of the app some ms; from whatever is no bus there is no answer
 * @returns `null` when there is no bus to be had
 */
export async function openSessionBus(
  sockets: readonly string[],
  onReachable: (bus: SessionBus) => void = () => undefined,
): Promise<SessionBus | null> {
  for (const path of sockets) {
    const socket = createConnection(path);
    const bus = listener(socket);
    socket.once('connect', () => onReachable(bus));
    if (await bus.hello()) return bus;
    bus.close();
  }
  return null;
}

function listener(socket: Socket): SessionBus & { hello(): Promise<boolean> } {
  const replies = new Map<number, (message: BusMessage | null) => void>();
  const signals = new Set<(message: BusMessage) => void>();
  let serial = 0;
  let received: Buffer = Buffer.alloc(0);
  let isLetIn = false;

  // Who we are is said together with the first call: each answer that is waited for costs time while the app starts.
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  socket.write(`\0AUTH EXTERNAL ${user}\r\nBEGIN\r\n`);

  /** The bus says in a line of text whether it lets in the user whose process this is. */
  function takeGreeting(): void {
    const end = received.indexOf('\n');
    if (end === -1 && received.length < MAX_GREETING_BYTES) return;
    if (!received.toString('latin1', 0, end).startsWith('OK ')) throw new BadBusMessage();
    received = received.subarray(end + 1);
    isLetIn = true;
  }

  function take(data: Buffer): void {
    received = Buffer.concat([received, data]);
    if (!isLetIn) takeGreeting();
    if (!isLetIn) return;
    for (let next = takeMessage(received); next !== null; next = takeMessage(received)) {
      received = next.rest;
      const { message } = next;
      if (message.kind === 'signal') for (const tell of signals) tell(message);
      else if (message.replyTo !== undefined) replies.get(message.replyTo)?.(message);
    }
  }

  function lost(): void {
    socket.destroy();
    for (const settle of replies.values()) settle(null);
  }

  socket.on('data', (data) => {
    try {
      take(data);
    } catch (error) {
      if (!(error instanceof BadBusMessage)) throw error;
      lost();
    }
  });
  // 'close' follows.
  socket.on('error', () => undefined);
  socket.on('close', lost);

  /** @returns the body of the answer; `null` for an error or none */
  function call(what: Omit<Call, 'serial'>): Promise<readonly BusValue[] | null> {
    serial += 1;
    const own = serial;
    const answer = new Promise<readonly BusValue[] | null>((resolve) => {
      const timer = setTimeout(() => settle(null), PATIENCE_MS);
      const settle = (message: BusMessage | null): void => {
        clearTimeout(timer);
        replies.delete(own);
        resolve(message?.kind === 'return' ? message.body : null);
      };
      replies.set(own, settle);
    });
    if (socket.destroyed) replies.get(own)?.(null);
    else socket.write(encodeCall({ serial: own, ...what }));
    return answer;
  }

  function callBus(
    member: string,
    ...args: readonly string[]
  ): Promise<readonly BusValue[] | null> {
    const path = '/org/freedesktop/DBus';
    return call({ destination: BUS, path, interface: BUS, member, args });
  }

  function onSignal(
    interfaceName: string,
    member: string,
    tell: (body: readonly BusValue[]) => void,
    rule = '',
  ): void {
    signals.add((message) => {
      if (message.interface !== interfaceName || message.member !== member) return;
      if (message.body !== null) tell(message.body);
    });
    void callBus('AddMatch', `type='signal',interface='${interfaceName}',member='${member}'${rule}`);
  }

  return {
    async hello() {
      return (await callBus('Hello')) !== null;
    },
    onSignal,
    watchName(name, tell) {
      // Followed before it is asked for, so that no change is missed in between.
      onSignal(
        BUS,
        'NameOwnerChanged',
        ([changed, , owner]) => {
          if (changed === name) tell(owner !== '');
        },
        `,sender='${BUS}',arg0='${name}'`,
      );
      void callBus('NameHasOwner', name).then((answer) => tell(answer?.[0] === true));
    },
    async property({ owner, path, interface: from, name }) {
      const answer = await call({
        destination: owner,
        path,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        args: [from, name],
      });
      return answer?.[0] ?? null;
    },
    close() {
      socket.destroy();
    },
  };
}
