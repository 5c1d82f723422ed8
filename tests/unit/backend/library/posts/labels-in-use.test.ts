import { expect, test } from 'vitest';
import { openTestBackend } from '#tests/builders/test-backend.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';
import { binPost, insertPost } from '#backend/library/posts/posts.ts';

test('lists the labels of all posts, the most used first, with spellings that differ by case or accents together', async () => {
  const { backend, call, dispose } = await openTestBackend({ publishing: false });
  const moment = () => ({ now: 5, newId: backend.newId });
  const write = (...labels: string[]): string =>
    insertPost(backend.db, buildInterview().labelled(...labels).post, moment()).id;
  write('Design', 'Éducation');
  write('Design', 'Port & mer');
  write('design', 'Education');
  write('Éducation');
  const binned = write('Jeté');
  binPost(backend.db, binned, 6);
  expect((await call('labels.list', {})).items).toEqual([
    { label: 'Design', count: 2, variants: [{ label: 'design', count: 1 }] },
    { label: 'Éducation', count: 2, variants: [{ label: 'Education', count: 1 }] },
    { label: 'Port & mer', count: 1, variants: [] },
  ]);
  await dispose();
});
