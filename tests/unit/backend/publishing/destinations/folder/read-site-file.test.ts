import { expect, test } from 'vitest';
import { readSiteFile, SHORT_FILE } from '#backend/publishing/destinations/folder/read-site-file.ts';

test.each([
  ['reads a short file on this thread', SHORT_FILE - 100, SHORT_FILE - 100],
  ['moves a long file to the thread, without a copy', 10 * SHORT_FILE, 0],
])('%s', async (_what, length, left) => {
  // In its own memory, like bytes read from a file.
  const bytes = Buffer.alloc(length, ' ');
  bytes.write('{}');
  expect(await readSiteFile({ name: 'pages', bytes })).toEqual({});
  expect(bytes.byteLength).toBe(left);
});

test('copies strings that share memory with the page', async () => {
  const memory = Buffer.alloc(20 * SHORT_FILE, ' ');
  memory.write('{}');
  expect(await readSiteFile({ name: 'pages', bytes: memory.subarray(0, 10 * SHORT_FILE) })).toEqual({});
  expect(memory.byteLength).toBe(20 * SHORT_FILE);
});
