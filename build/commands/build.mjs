import { setUp } from '../setup.mjs';
import { say } from '../support/terminal.mjs';

/** @type {import('../run.mjs').Command} */
export async function build() {
  await setUp({ rebuild: true });
  say('The app is in dist/.');
  return 0;
}
