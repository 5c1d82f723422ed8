/** Readers’ comments of the practice blog’s posts, and its pages, as the API returns them. */
import { expect, test } from 'vitest';
import { startPracticeBlog } from '#backend/practice-blog/start.ts';
import { openSignedInBlog, NOON } from './test-practice-blog.ts';

type AComment = { id: string; status: string; content?: string; published: string; post: { id: string } };
type AList = { items?: AComment[]; nextPageToken?: string };

async function openBlogWithReaders() {
  const opened = await openSignedInBlog();
  const { blog, online } = opened;
  const { id: postId } = await online({ title: 'Au port', content: '<p>Un.</p>' });
  const write = async (content: string, status?: 'LIVE' | 'PENDING' | 'SPAM') => {
    blog.clock.at += 1_000;
    return await blog.elsewhere.comment({ postId, author: 'Awa', content, ...(status && { status }) });
  };
  const list = async (query: Record<string, string | string[]> = {}): Promise<AList> =>
    (await opened.ask<AList>('GET', `blogs/${blog.blogRemoteId}/comments`, { query })).json;
  const contents = ({ items = [] }: AList) => items.map(({ content }) => content);
  return { ...opened, postId, write, list, contents };
}

test('lists comments by status and date, the newest first, page by page', async () => {
  const { write, list, contents, postId } = await openBlogWithReaders();
  await write('Un');
  await write('Deux', 'PENDING');
  await write('Trois', 'SPAM');
  await write('Quatre');
  expect(contents(await list())).toEqual(['Quatre', 'Un']);
  const status = ['LIVE', 'PENDING', 'SPAM'];
  expect(contents(await list({ status }))).toEqual(['Quatre', 'Trois', 'Deux', 'Un']);
  const startDate = new Date(NOON + 2_500).toISOString();
  expect(contents(await list({ status, startDate }))).toEqual(['Quatre', 'Trois']);
  expect(contents(await list({ status, endDate: startDate }))).toEqual(['Deux', 'Un']);
  const first = await list({ status, maxResults: '3' });
  expect(first.items?.[0]).toMatchObject({ status: 'LIVE', post: { id: postId } });
  expect(contents(await list({ status, maxResults: '3', pageToken: first.nextPageToken ?? '' }))).toEqual([
    'Un',
  ]);
  expect(contents(await list({ fetchBodies: 'false' }))).toEqual([undefined, undefined]);
});

test('approves, marks and deletes a comment, and fails for a missing one', async () => {
  const { ask, posts, postId, write, list, read } = await openBlogWithReaders();
  const { id } = await write('Un', 'PENDING');
  expect((await read(postId)).replies.totalItems).toBe('0');
  const of = (post: string, comment: string) => `${posts}/${post}/comments/${comment}`;
  expect((await ask('POST', `${of(postId, id)}/approve`)).json.status).toBe('LIVE');
  expect((await read(postId)).replies.totalItems).toBe('1');
  expect((await ask('POST', `${of(postId, id)}/spam`)).json.status).toBe('SPAM');
  expect((await ask('POST', `${of('12', id)}/approve`)).status).toBe(404);
  expect((await ask('DELETE', of(postId, id))).status).toBe(204);
  expect((await ask('DELETE', of(postId, id))).status).toBe(404);
  expect((await list({ status: ['LIVE', 'SPAM'] })).items).toBeUndefined();
});

test('keeps comments and pages over a restart, without those of a deleted post', async () => {
  const { blog, write, postId } = await openBlogWithReaders();
  await write('Un');
  const page = await blog.elsewhere.savePage({ title: 'À propos', content: '<p>Nous.</p>' });
  await blog.close();
  const again = await startPracticeBlog({ folder: blog.folder, now: () => NOON });
  try {
    expect(await again.elsewhere.savePage({ id: page.id, title: 'Ici', content: '' })).toMatchObject({
      id: page.id,
      published: page.published,
    });
    await again.elsewhere.remove(postId);
    await expect(again.elsewhere.comment({ postId, author: '', content: '' })).rejects.toThrow();
  } finally {
    await again.close();
  }
});
