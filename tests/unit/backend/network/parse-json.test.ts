/** JSON from outside: parsed, or refused when it is invalid or has more values than any answer. */
import { expect, test } from 'vitest';
import { MOST_VALUES } from '#backend/core/json-values.ts';
import { parseJson } from '#backend/network/read-bounded.ts';

test.each([
  ['objects', `[${'{},'.repeat(MOST_VALUES)}{}]`],
  ['lists in each other', '['.repeat(MOST_VALUES + 1) + ']'.repeat(MOST_VALUES + 1)],
  ['fields', `{${'"a":0,'.repeat(MOST_VALUES)}"b":1}`],
])('refuses millions of %s', (_, text) => {
  expect(parseJson(text)).toBeUndefined();
});

test('accepts a string whose text looks like values', () => {
  const text = '[{,"\\'.repeat(MOST_VALUES);
  expect(parseJson(JSON.stringify([text]))).toEqual([text]);
});
