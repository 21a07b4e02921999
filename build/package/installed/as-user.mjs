// Runs as an ordinary user: a desktop of its own, the provider simulator, and the installed app between them. Takes what to
// check as one argument of JSON, and says what it saw as one line of JSON.
import { runnerImport } from 'vite';
import { root } from '../../support/paths.mjs';
import { startDesktop } from '../../virtual-desktop.mjs';

const { module: checks } = await runnerImport(new URL('checks.ts', import.meta.url).pathname, { configFile: false, root });
const desktop = await startDesktop({ notifications: false });
try {
  const { useInstalled } = /** @type {typeof import('./checks.ts')} */ (checks);
  const seen = await useInstalled(desktop, JSON.parse(process.argv[2] ?? ''));
  process.stdout.write(`${JSON.stringify(seen)}\n`);
} finally {
  await desktop.stop();
}
