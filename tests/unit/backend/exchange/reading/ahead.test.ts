/** Texts read ahead of a transaction. */
import { expect, test } from 'vitest';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import { READING_LIMITS } from '#backend/exchange/limits.ts';
import { createAhead } from '#backend/exchange/reading/ahead.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { heavyPage } from '#tests/builders/heavy-page.ts';

test('a task can request more texts than the cache keeps', { timeout: 120_000 }, async () => {
  const ahead = createAhead(undefined, 2);
  const rest = { language: 'fr', otherwise: 'fr', ofBlog: true, marked: false, people: [], elsewhere: false };
  const read = (name: string) => ahead.get('body', name, { html: `<p>${name}</p>`, ...rest });
  const names = ['un', 'deux', 'trois', 'quatre'];
  expect(await ahead.whenRead(() => names.map(read))).toHaveLength(4);
  // Only the last requested ones are cached.
  expect(['trois', 'quatre'].map(read)).toHaveLength(2);
  expect(() => read('deux')).toThrow('not read yet');
});

test('retries a text that took too much in the next task, as another computer may have more memory', async () => {
  const tight = createReading({ ...READING_LIMITS, memory: 40 });
  let threads: JobThreads = tight;
  const ahead = createAhead({ run: (job) => threads.run(job) }, 2);
  const one = heavyPage();
  const two = { rules: 'plain', one, other: `${one}<p>y</p>` } as const;
  const read = () => ahead.whenRead(() => ahead.get('same', 'lourd', two));
  await expect(read()).rejects.toMatchObject({ code: 'document.too-complex' });
  threads = createReading();
  expect(await read()).toBe(false);
}, 120_000);
