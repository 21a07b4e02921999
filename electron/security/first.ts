// The very first thing main imports: what stands here is done before any other module is loaded.
import { app } from 'electron';
import { unwanted, wantedFeatures } from './switches.ts';

const isRoot = process.getuid?.() === 0;
const { switches, environment } = unwanted(app.isPackaged, isRoot);
for (const name of switches) app.commandLine.removeSwitch(name);
for (const name of environment) delete process.env[name];
// Takes `no-sandbox` away in a clone, too, where it can be done without.
if (!isRoot) app.enableSandbox();

// Otherwise the sixth crash of the GPU process ends the app.
app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
// Nothing is drawn in 3D, and where there is no GPU the emulation of one takes 10 MB.
app.commandLine.appendSwitch('disable-software-rasterizer');

const given = app.commandLine.getSwitchValue('enable-features');
const features = wantedFeatures(process.platform, process.env, given);
if (features !== null) app.commandLine.appendSwitch('enable-features', features);
