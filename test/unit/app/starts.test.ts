import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { createStarts } from '../../../electron/app/starts.ts';

it('further starts of the app wait until somebody follows them', () => {
  const app = new EventEmitter();
  const starts = createStarts(app);
  app.emit('second-instance', {}, ['plimsoll', '--hidden']);
  app.emit('second-instance', {}, ['plimsoll']);
  const hidden: boolean[] = [];
  starts.follow((commandLine) => hidden.push(commandLine.hidden));
  expect(hidden).toEqual([true, false]);
  app.emit('second-instance', {}, ['plimsoll', '--hidden']);
  expect(hidden).toEqual([true, false, true]);
});
