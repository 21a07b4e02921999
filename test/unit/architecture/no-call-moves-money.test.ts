import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source.ts';

const folder = path.join(root, 'electron/providers');

/** Every text in the code of the providers that can be the path of a call. */
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .flatMap((text) => [...text.matchAll(/['"`](\/[\w./-]+)/g)])
  .map(([, found = '']) => found);

/** What the last part of a path may be: a question, or the tokens questions are asked with. */
const harmless = /^(?:inquir\w*(?:-\w+)*|consult\w*|balance|applyToken)$/;

describe('the calls of all providers', () => {
  it('were found', () => {
    expect(paths.length).toBeGreaterThanOrEqual(8);
  });

  it.each(paths)('%s only asks', (found) => {
    expect(found.split('/').at(-1)).toMatch(harmless);
  });

  it.each([
    '/fund/createTransfer',
    '/v2.0/disbursement/pay-out',
    '/api/applyPayout',
    '/aba/funds/createExchange',
  ])('%s would be noticed', (found) => {
    expect(found.split('/').at(-1)).not.toMatch(harmless);
  });
});
