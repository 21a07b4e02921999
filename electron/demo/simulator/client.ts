import type {
  Command,
  CommandMessage,
  CommandName,
  Commands,
  ReplyMessage,
} from './protocol.ts';

/** A running simulator process, whichever way it was started. */
export interface SimulatorPort {
  send(message: CommandMessage): void;
  /** Called for every message the process sends. */
  onMessage(listener: (message: ReplyMessage) => void): void;
  /** Called once, when the process has gone or its channel has closed. */
  onExit(listener: (reason: string) => void): void;
}

type Call<Name extends CommandName> = (
  params: Commands[Name]['params'],
) => Promise<Commands[Name]['value']>;

/** One method per command; each rejects with what the simulator said, or when it has gone. */
export type SimulatorClient = { [Name in Exclude<CommandName, Plain>]: Call<Name> } & {
  [Name in Plain]: () => Promise<Commands[Name]['value']>;
};

/** Commands without parameters. */
type Plain = 'requests' | 'robotMessages' | 'pauseListening' | 'resumeListening' | 'stop';

interface Waiting {
  type: CommandName;
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

/** Speaks the protocol over a port: numbers the commands and matches the replies. */
export function createSimulatorClient(port: SimulatorPort): SimulatorClient {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: string | null = null;

  port.onMessage((reply) => {
    const call = waiting.get(reply.id);
    if (!call) return;
    waiting.delete(reply.id);
    if (reply.ok) call.resolve(reply.value as never);
    else call.reject(new Error(reply.error));
  });

  port.onExit((reason) => {
    gone = reason;
    for (const { type, resolve, reject } of waiting.values()) {
      // A process that was asked to stop may be gone before its answer got through.
      if (type === 'stop') resolve(null as never);
      else reject(new Error(`The simulator is gone: ${reason}`));
    }
    waiting.clear();
  });

  function call<Name extends CommandName>(
    type: Name,
    params: Commands[Name]['params'],
  ): Promise<Commands[Name]['value']> {
    if (gone !== null) {
      if (type === 'stop') return Promise.resolve(null as Commands[Name]['value']);
      return Promise.reject(new Error(`The simulator is gone: ${gone}`));
    }
    const id = (lastId += 1);
    return new Promise((resolve, reject) => {
      waiting.set(id, { type, resolve, reject });
      port.send({ ...params, type, id } as Command & { id: number });
    });
  }

  return {
    start: (params) => call('start', params),
    register: (params) => call('register', params),
    setBalance: (params) => call('setBalance', params),
    setAccountStatus: (params) => call('setAccountStatus', params),
    issueTokens: (params) => call('issueTokens', params),
    expireAccessTokens: (params) => call('expireAccessTokens', params),
    setFault: (params) => call('setFault', params),
    registerRobot: (params) => call('registerRobot', params),
    robotBusy: (params) => call('robotBusy', params),
    robotMessages: () => call('robotMessages', {}),
    setClock: (params) => call('setClock', params),
    requests: () => call('requests', {}),
    pauseListening: () => call('pauseListening', {}),
    resumeListening: () => call('resumeListening', {}),
    stop: () => call('stop', {}),
  };
}
