import { isWithoutDisplay, setUp } from '../setup.mjs';
import { Problem } from '../support/terminal.mjs';
import { launch } from './launch.mjs';

/** @type {import('../run.mjs').Command} */
export async function start(args) {
  if (isWithoutDisplay()) {
    throw new Problem(
      'npm start runs the app in your own desktop session, and there is none here (neither ' +
        'DISPLAY nor WAYLAND_DISPLAY is set). Run it in a terminal on a desktop, or use ' +
        '"npm run demo", which brings a virtual desktop along.',
    );
  }
  await setUp();
  return launch(args, process.env);
}
