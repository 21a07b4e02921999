import { expect, test } from 'vitest';
import { travelsUnencrypted } from '../../../electron/domain/plain-http.ts';

test.each([
  ['http://example.com', true],
  ['  HTTP://Example.com ', true],
  ['http://127.example.com', true],
  ['http://127.0.0.1.example.com', true],
  ['http://localhost', true],
  ['http://127.0.0.1:8080', false],
  ['http://127.1', false],
  ['http://[::1]:8080', false],
  ['https://example.com', false],
  ['http://', false],
  ['', false],
])('calls to "%s" cross a network in the clear: %s', (address, expected) => {
  expect(travelsUnencrypted(address)).toBe(expected);
});
