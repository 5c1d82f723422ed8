/** Nobody waits long for anybody: each request that grows with the library or with a text works in short turns. */
import { beforeAll, describe, expect, it } from 'vitest';
import { printed, startChild } from '../child.ts';

describe('turns of the backend are short', () => {
  let tooLong: Record<string, unknown>;
  beforeAll(async () => {
    const child = startChild('tests/unit/backend/children/turns.ts', []);
    tooLong = JSON.parse(await printed(child, (output) => output.endsWith('\n'))) as typeof tooLong;
  }, 600_000);

  it.each([
    ['writing', 'while a very long post is written, read, shown and put back'],
    ['lists', 'while lists are read and many posts are changed'],
    ['incoming', 'while many posts come in, are indexed and are taken back'],
    ['people', 'while people are renamed and joined'],
    ['erasing', 'while people are erased'],
    ['bin', 'while a post of many long states is erased'],
  ])('%s: %s', (part) => {
    // As text: a failure shows the functions.
    expect(JSON.stringify(tooLong[part], null, 1)).toBe('[]');
  });
});
