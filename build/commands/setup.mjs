import { isWithoutDisplay, setUp } from '../setup.mjs';
import { Problem, say } from '../support/terminal.mjs';

const RETRY = '--retry-electron';

/** @type {import('../run.mjs').Command} */
export async function setup(args) {
  const unknown = args.find((arg) => arg !== RETRY);
  if (unknown) throw new Problem(`Set-up knows ${RETRY}, not "${unknown}".`);
  const started = Date.now();
  await setUp({ desktop: isWithoutDisplay(), retryElectron: args.includes(RETRY) });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`Everything is set up (${seconds} s). Next: npm run demo, npm start or npm test.`);
  return 0;
}
