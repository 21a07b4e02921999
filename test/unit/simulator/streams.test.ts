import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { sendDrops } from '../../../electron/demo/simulator/streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('dripping ends when the connection does', () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  sendDrops(response, {}, '{}', 200);
  vi.advanceTimersByTime(3_600_000);
  expect(vi.getTimerCount()).toBe(1);
  response.emit('close');
  expect(vi.getTimerCount()).toBe(0);
});
