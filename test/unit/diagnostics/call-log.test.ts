import { expect, it } from 'vitest';
import { createCallLog } from '../../../electron/diagnostics/call-log.ts';

const call = (connectionId: string, at: number) => ({
  connectionId,
  path: '/v2.0/inquiry-balance',
  at,
  durationMs: 12,
});

it('keeps the last twenty of each connection, so that a busy one pushes no other out', () => {
  const log = createCallLog();
  log.add(call('quiet', 1));
  for (let at = 2; at < 100; at += 1) log.add(call('busy', at));
  expect(log.of('busy').map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, n) => 99 - n));
  expect(log.of('quiet')).toHaveLength(1);
  expect(log.all().map(({ at }) => at)).toEqual([...log.of('busy').map(({ at }) => at), 1]);
  expect(log.of('unknown')).toEqual([]);
});
