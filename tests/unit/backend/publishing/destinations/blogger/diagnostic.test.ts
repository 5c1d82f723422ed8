/** The diagnostic runs every question on one draft of a blog, and leaves nothing behind. */
import { expect, test } from 'vitest';
import { PROBES } from '#contract/diagnostic.ts';
import { openConnectedDesk } from '../../publishing-desk.ts';

test('answers each question, matches the known behaviour of Blogger, and publishes nothing', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  const report = await desk.call('diagnostic.run', { blogId });
  expect(report.answers.map(({ probe }) => probe)).toEqual([...PROBES]);
  expect(Object.fromEntries(report.answers.map(({ probe, outcome }) => [probe, outcome]))).toEqual({
    'draft-patch': 'yes',
    'draft-put': 'yes',
    'draft-url': 'no',
    'if-none-match': 'no',
    'if-match': 'no',
    'custom-meta-data': 'no',
    'picture-small': 'yes',
    'picture-medium': 'yes',
    'picture-large': 'yes',
    'jump-break': 'yes',
    comments: 'yes',
    attributes: 'yes',
    'empty-paragraph': 'no',
    'line-breaks': 'no',
    'no-break-spaces': 'yes',
    'several-statuses': 'yes',
    'sort-option': 'yes',
    'page-size': 'yes',
    'partial-response': 'yes',
    bin: 'yes',
  });
  expect(report.left).toBeUndefined();
  expect(blog.posts().map(({ status, title }) => [status, title])).toEqual([
    ['SOFT_TRASHED', 'Escale : essai technique (brouillon à supprimer)'],
  ]);
  expect(blog.faults.log().map(({ method }) => method)).not.toContain('posts.publish');
  // Nothing of it is stored in the library.
  expect((await desk.call('posts.list', { list: 'all', limit: 10 })).items).toHaveLength(1);
});

test('reports a question without an answer, asks the others, and deletes the draft', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.update', line: 'drop-before' });
  const { answers, left } = await desk.call('diagnostic.run', { blogId });
  expect(answers.filter(({ outcome }) => outcome === 'unknown').map(({ probe }) => probe)).toEqual([
    'draft-put',
  ]);
  expect([left, blog.drafts()]).toEqual([undefined, []]);
});

test('names a draft that cannot be deleted', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.delete', status: 403, reason: 'forbidden', times: 5 });
  const { left } = await desk.call('diagnostic.run', { blogId });
  expect(blog.drafts().map(({ id }) => id)).toEqual([left]);
});

test('does not start without a network', async () => {
  const { blog, desk, blogId } = await openConnectedDesk();
  blog.faults.add({ method: 'posts.insert', status: 403, reason: 'forbidden' });
  await expect(desk.call('diagnostic.run', { blogId })).rejects.toMatchObject({
    code: 'destination.forbidden',
  });
  expect(blog.posts()).toEqual([]);
});
