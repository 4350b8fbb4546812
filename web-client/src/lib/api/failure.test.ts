import { expect, test } from 'vitest';
import { failureOf } from './failure';
import { Problem } from './problem';

const away = new Problem(0, 'network');

test('what was read before stays while the server is out of reach', () => {
  expect(failureOf({ data: ['a task'], error: away })).toBeNull();
  expect(failureOf({ data: undefined, error: away })).toBe(away);
});

test('what is gone, or refused, does not stay', () => {
  const gone = new Problem(404, 'not_found');
  expect(failureOf({ data: ['a task'], error: gone })).toBe(gone);
  expect(failureOf({ data: ['a task'], error: null })).toBeNull();
});
