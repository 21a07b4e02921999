import { writeSync } from 'node:fs';
import type { Output } from './protocol.ts';

/** Written before the process ends, however slow the other end of the pipe is. */
export function print({ stdout, stderr }: Output): void {
  if (stdout !== '') writeAll(1, stdout);
  if (stderr !== '') writeAll(2, stderr);
}

function writeAll(fd: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      // A pipe that is full takes the rest in a moment; one that is closed wants nothing more.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
