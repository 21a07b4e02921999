import { expect, it } from 'vitest';
import { inOwnTurn } from '../../../electron/monitor/own-turn.ts';

it('lets nothing else into its turn, and leaves nothing out', async () => {
  const turns: string[][] = [];
  const enter = (name: string) => {
    const [now] = turns.slice(-1);
    if (now === undefined || now.length === 0) return;
    now.push(name);
  };
  await new Promise<void>((resolve) => {
    let left = 5;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      inOwnTurn(() => {
        enter(name);
        turns.push([name]);
        setImmediate(() => turns.push([]));
        left -= 1;
        if (left === 0) setImmediate(resolve);
      }, 1);
    }
    // All of them are due by now.
    const until = performance.now() + 5;
    while (performance.now() < until);
  });
  expect(turns.filter((turn) => turn.length > 0).map((turn) => turn.join())).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('is taken back, waiting for its turn or not', async () => {
  const done: string[] = [];
  await new Promise<void>((resolve) => {
    const backs = [inOwnTurn(() => done.push('early'), 0)];
    backs[0]?.();
    inOwnTurn(() => {
      done.push('first');
      setImmediate(() => later());
      setTimeout(resolve, 0);
    }, 1);
    const later = inOwnTurn(() => done.push('second'), 1);
    const until = performance.now() + 5;
    while (performance.now() < until);
  });
  await new Promise<void>((resolve) => inOwnTurn(resolve, 0));
  expect(done).toEqual(['first']);
});
