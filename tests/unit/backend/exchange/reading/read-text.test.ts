/** Texts that are read before a transaction. */
import { expect, test } from 'vitest';
import type { JobThreads } from '#backend/core/threads/job-threads.ts';
import { createReading } from '#backend/exchange/reading/read-apart.ts';
import { createReadText } from '#backend/exchange/reading/read-text.ts';

function countedThreads() {
  const reading = createReading();
  let jobs = 0;
  const threads: JobThreads = {
    run(job) {
      jobs += 1;
      return reading.run(job);
    },
  };
  return { threads, jobs: () => jobs };
}

test('keeps only the last results, and reads other texts again', async () => {
  const { threads, jobs } = countedThreads();
  const readText = createReadText(threads, 2);
  const read = (name: string) =>
    readText('image-addresses', { html: `<img src="https://a.org/${name}.jpg">` });
  for (const name of ['un', 'deux', 'un', 'trois', 'un']) expect(await read(name)).toHaveLength(1);
  expect(jobs()).toBe(3);
  expect(await read('deux')).toEqual(['https://a.org/deux.jpg']);
  expect(jobs()).toBe(4);
});

test('reads again when only the entries of a map differ', async () => {
  const readText = createReadText(undefined, 2);
  const htmlWithPicture = (name: string) =>
    readText('shown', {
      page: { title: 'Un', language: 'fr', labels: [], html: '<p><img src="https://a.org/a.jpg"></p>' },
      options: { pictures: new Map([['https://a.org/a.jpg', `app://asset/${name}`]]) },
    });
  expect(await htmlWithPicture('un')).toContain('app://asset/un');
  expect(await htmlWithPicture('deux')).toContain('app://asset/deux');
});
