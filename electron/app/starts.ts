import { readCommandLine, type CommandLine } from '../cli/command-line.ts';

/** The part of Electron's `app` that is needed. */
interface Instances {
  on(event: 'second-instance', tell: (event: unknown, argv: string[]) => void): unknown;
}

/** Further starts of the app, of which this one is told. Those that come before somebody follows them wait. */
export function createStarts(app: Instances): {
  follow(onStart: (commandLine: CommandLine) => void): void;
} {
  const missed: CommandLine[] = [];
  let tell = (commandLine: CommandLine): void => void missed.push(commandLine);
  app.on('second-instance', (_event, argv) => {
    tell(readCommandLine(argv));
  });
  return {
    follow(onStart) {
      tell = onStart;
      missed.splice(0).forEach(onStart);
    },
  };
}
