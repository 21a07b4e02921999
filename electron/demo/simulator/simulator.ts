import { generateKeyPair } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

import { antomLedgerName, AntomSide } from './antom.ts';
import { Clock } from './clock.ts';
import { checkFault, Hiccups } from './faults.ts';
import { Ledger } from './ledger.ts';
import type {
  BalanceAddress,
  Command,
  CommandMessage,
  CommandName,
  Commands,
  Merchant,
  Ready,
  ReplyMessage,
  StartOptions,
} from './protocol.ts';
import { redemptionLedgerName, RedemptionSide } from './redemption.ts';
import { RobotReceiver } from './robots.ts';
import { SimulatorServer } from './server.ts';
import { smilepayzLedgerName, SmilepayzSide } from './smilepayz.ts';
import { worldFirstLedgerName } from './worldfirst/ledger-names.ts';
import { WorldFirstSide } from './worldfirst/side.ts';

interface Running {
  clock: Clock;
  ledger: Ledger;
  server: SimulatorServer;
  robots: RobotReceiver;
  worldfirst: WorldFirstSide;
  smilepayz: SmilepayzSide;
  redemption: RedemptionSide;
  antom: AntomSide;
}

/** Carries out commands, one after the other in the order in which they came. */
export class Simulator {
  #running: Running | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** Never rejects: what goes wrong is in the reply. */
  handle(message: CommandMessage): Promise<ReplyMessage> {
    const reply = this.#queue.then(() => this.#reply(message));
    this.#queue = reply;
    return reply;
  }

  async #reply(message: CommandMessage): Promise<ReplyMessage> {
    const { id } = message;
    try {
      return { id, ok: true, value: await this.#carryOut(message) };
    } catch (error) {
      return { id, ok: false, error: error instanceof Error ? error.message : String(error) };
    }
  }

  async #carryOut(command: Command): Promise<Commands[CommandName]['value']> {
    switch (command.type) {
      case 'start':
        return await this.#start(command.options);
      case 'register':
        register(this.#started(), command.merchant);
        return null;
      case 'setBalance':
        this.#started().ledger.set(ledgerName(command.address), command);
        return null;
      case 'setAccountStatus':
        this.#started().worldfirst.setAccountStatus(command);
        return null;
      case 'issueTokens':
        return this.#started().worldfirst.issueTokens(command.merchant);
      case 'expireAccessTokens':
        this.#started().worldfirst.expireAccessTokens(command.merchant);
        return null;
      case 'setFault': {
        const { provider, fault, times, path } = command;
        const running = this.#started();
        // A code that the provider cannot express is refused now, not when a request meets it.
        if (fault) checkFault(fault);
        if (fault?.kind === 'code') running[provider].failure(fault.code);
        running.server.faults.arm(provider, fault, times, path);
        return null;
      }
      case 'registerRobot':
        return this.#started().robots.register(command.group);
      case 'robotBusy':
        this.#started().robots.beBusy(command.kind, command.times);
        return null;
      case 'robotMessages':
        return this.#started().robots.records;
      case 'setClock':
        this.#started().clock.set(command.fixedNow);
        return null;
      case 'requests':
        return this.#started().server.requests;
      case 'pauseListening':
        await this.#started().server.close();
        return null;
      case 'resumeListening':
        await this.#started().server.listen();
        return null;
      case 'stop':
        await this.#running?.server.close();
        this.#running = null;
        return null;
    }
  }

  async #start(options: StartOptions): Promise<Ready> {
    if (this.#running) throw new Error('The simulator has been started already.');
    const [worldfirstKeys, redemptionKeys, antomKeys] = await Promise.all([
      newKeyPair(),
      newKeyPair(),
      newKeyPair(),
    ]);
    const clock = new Clock(options.fixedNow ?? null);
    const ledger = new Ledger(options, clock);
    const worldfirst = new WorldFirstSide(ledger, clock, worldfirstKeys.privateKey);
    const smilepayz = new SmilepayzSide(ledger, clock);
    const redemption = new RedemptionSide(ledger, clock, redemptionKeys.privateKey);
    const antom = new AntomSide(ledger, clock, antomKeys.privateKey);
    const hiccups = options.hiccups ? new Hiccups(options.seed) : null;
    const sides = [worldfirst, smilepayz, redemption, antom];
    const robots = new RobotReceiver(clock);
    const server = new SimulatorServer(sides, robots, clock, hiccups, options.port ?? 0);
    const { plain: port, selfSigned } = await server.listen();
    this.#running = { clock, ledger, server, robots, worldfirst, smilepayz, redemption, antom };
    return {
      port,
      baseUrl: `http://127.0.0.1:${port}`,
      selfSignedUrl: `https://127.0.0.1:${selfSigned}`,
      publicKeys: {
        worldfirst: pemOf(worldfirstKeys.publicKey),
        redemption: pemOf(redemptionKeys.publicKey),
        antom: pemOf(antomKeys.publicKey),
      },
    };
  }

  #started(): Running {
    if (!this.#running) throw new Error('The simulator has not been started.');
    return this.#running;
  }
}

const newKeyPair = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

function register(running: Running, merchant: Merchant): void {
  switch (merchant.provider) {
    case 'worldfirst':
      running.worldfirst.register(merchant);
      break;
    case 'smilepayz':
      running.smilepayz.register(merchant);
      break;
    case 'redemption':
      running.redemption.register(merchant);
      break;
    case 'antom':
      running.antom.register(merchant);
      break;
  }
}

function ledgerName(address: BalanceAddress): string {
  switch (address.provider) {
    case 'worldfirst':
      return worldFirstLedgerName(address);
    case 'smilepayz':
      return smilepayzLedgerName(address.merchant, address.accountNo);
    case 'redemption':
      return redemptionLedgerName(address.merchant);
    case 'antom':
      return antomLedgerName(address.merchant, address.currency);
  }
}
