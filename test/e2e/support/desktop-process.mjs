// A virtual desktop in a process of its own, for a user of its own: says its environment on standard output, and ends with its
// standard input.
import { startDesktop } from '../../../build/virtual-desktop.mjs';

const desktop = await startDesktop({ notifications: false });
process.stdout.write(`${JSON.stringify({ env: desktop.env, home: desktop.home })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void desktop.stop().then(() => process.exit(0)));
