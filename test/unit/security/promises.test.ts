import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Every test that the page names, with the titles it gives of it. */
const named = [...read('SECURITY.md').replaceAll(/\s+/g, ' ').matchAll(/`(test\/[\w./-]+)` ((?:“[^”]+”(?:, )?)+)/g)].flatMap(
  ([, file = '', titles = '']) => [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => [file, title] as const),
);

describe('the test that holds a promise is there', () => {
  test.each(named)('%s “%s”', (file, title) => {
    expect(existsSync(path.join(root, file)), `${file} exists`).toBe(true);
    const titles = [...read(file).matchAll(/\b(?:test|it|describe)(?:\.\w+)*(?:<[^(]*>)?\((?:\[[^\]]*\]\)\()?\s*(['"`])((?:(?!\1).)*)\1/gs)];
    const table = [...read(file).matchAll(/\)\(\s*(['"`])((?:(?!\1).)*)\1\s*,/gs)];
    expect([...titles, ...table].map(([, , text = '']) => text).filter((text) => text.includes(title))).not.toEqual([]);
  });
});

test('each promise names one, and no file is named without a title', () => {
  const [, promises = ''] = /## What is promised.*?\n([\s\S]*?)\nThe tests run/.exec(read('SECURITY.md')) ?? [];
  const items = promises.split(/\n- /).slice(1);
  expect(items.length).toBeGreaterThan(25);
  expect(items.filter((item) => !/`test\/[\w./-]+`\s+“/.test(item))).toEqual([]);
  expect(read('SECURITY.md').match(/`test\//g)).toHaveLength(named.length - 1);
});
