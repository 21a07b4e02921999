import { utilityProcess } from 'electron';
import { createSimulatorClient, type SimulatorClient } from './simulator/client.ts';
import type { ReplyMessage } from './simulator/protocol.ts';

export interface SimulatorProcess {
  readonly client: SimulatorClient;
  kill(): void;
}

/** Starts the simulator in a process of its own. @param file the built simulator */
export function startSimulatorProcess(file: string): SimulatorProcess {
  const child = utilityProcess.fork(file, [], { stdio: 'ignore', serviceName: 'Plimsoll simulator' });
  return {
    client: createSimulatorClient({
      send: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', (message: ReplyMessage) => listener(message)),
      onExit: (listener) => child.once('exit', (code) => listener(`exit code ${code}`)),
    }),
    kill: () => void child.kill(),
  };
}
