import { describe, expect, test } from 'vitest';
import { openSignedInBlog, NOON } from './test-practice-blog.ts';
import type { PostListAnswer, RefusalAnswer } from './test-practice-blog.ts';

const HOUR = 3_600_000;
const isoTime = (instant: number) => new Date(instant).toISOString();

/** Posts « 1 » to « count », published an hour apart, the last one now. */
async function openBlogOf(count: number) {
  const setting = await openSignedInBlog();
  for (let number = 1; number <= count; number += 1) {
    setting.blog.clock.at = NOON + number * HOUR;
    await setting.online({
      title: String(number),
      content: `<p>${number}</p>`,
      labels: number % 2 === 0 ? ['pair'] : ['impair', 'ville'],
    });
  }
  const list = async (query: Record<string, string | string[]> = {}) =>
    (await setting.ask<PostListAnswer>('GET', setting.posts, { query })).json;
  const titles = async (query: Record<string, string | string[]> = {}) =>
    (await list(query)).items?.map(({ title }) => title);
  return { ...setting, list, titles };
}

describe('posts.list', () => {
  test('leaves items out of an empty list', async () => {
    const { list } = await openBlogOf(0);
    expect(await list()).toEqual({ kind: 'blogger#postList', etag: expect.any(String) as string });
  });

  test('returns ten, the newest first, then the rest', async () => {
    const { list } = await openBlogOf(12);
    const first = await list();
    expect(first.items?.map(({ title }) => title)).toEqual([
      '12',
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
    ]);
    const second = await list({ pageToken: first.nextPageToken ?? '' });
    expect(second.items?.map(({ title }) => title)).toEqual(['2', '1']);
    expect(second).not.toHaveProperty('nextPageToken');
  });

  test('continues at its position, whatever is written meanwhile', async () => {
    const { blog, list, online, titles } = await openBlogOf(4);
    const first = await list({ maxResults: '2' });
    blog.clock.at += HOUR;
    await online({ title: 'nouveau' });
    expect(await titles({ maxResults: '2', pageToken: first.nextPageToken ?? '' })).toEqual(['2', '1']);
  });

  test('loses and repeats none where many have one date', async () => {
    const { list, online } = await openBlogOf(0);
    for (let number = 0; number < 7; number += 1) await online({ title: `même instant ${number}` });
    const ids: string[] = [];
    let pageToken: string | undefined;
    do {
      const page: PostListAnswer = await list({
        maxResults: '3',
        ...(pageToken === undefined ? {} : { pageToken }),
      });
      ids.push(...(page.items ?? []).map(({ id }) => id));
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
  });

  test('orders by update when asked', async () => {
    const { blog, ask, posts, titles, list } = await openBlogOf(3);
    const oldest = (await list()).items?.at(-1)?.id ?? '';
    blog.clock.at += HOUR;
    await ask('PATCH', `${posts}/${oldest}`, { body: { title: '1 bis' } });
    expect(await titles()).toEqual(['3', '2', '1 bis']);
    expect(await titles({ orderBy: 'UPDATED' })).toEqual(['1 bis', '3', '2']);
  });

  test('shows drafts, scheduled and deleted posts to their author only, on request', async () => {
    const { ask, posts, draft, online, titles } = await openBlogOf(1);
    await draft({ title: 'brouillon' });
    const { id: later } = await draft({ title: 'programmé' });
    await ask('POST', `${posts}/${later}/publish`, { query: { publishDate: isoTime(NOON + 48 * HOUR) } });
    const { id: binned } = await online({ title: 'corbeille' });
    await ask('DELETE', `${posts}/${binned}`, { query: { useTrash: 'true' } });
    expect(await titles()).toEqual(['1']);
    expect(await titles({ view: 'AUTHOR' })).toEqual(['1']);
    expect(await titles({ status: 'DRAFT' })).toBeUndefined();
    expect(await titles({ status: 'DRAFT', view: 'AUTHOR' })).toEqual(['brouillon']);
    const every = { status: ['LIVE', 'DRAFT', 'SCHEDULED', 'SOFT_TRASHED'], view: 'ADMIN' };
    expect((await titles(every))?.toSorted()).toEqual(['1', 'brouillon', 'corbeille', 'programmé']);
  });

  test('filters by labels and by date of publication', async () => {
    const { titles } = await openBlogOf(4);
    expect(await titles({ labels: 'pair' })).toEqual(['4', '2']);
    expect(await titles({ labels: 'impair, ville' })).toEqual(['3', '1']);
    expect(await titles({ labels: 'Ville' })).toBeUndefined();
    expect(await titles({ startDate: isoTime(NOON + 2 * HOUR), endDate: isoTime(NOON + 3 * HOUR) })).toEqual([
      '3',
      '2',
    ]);
  });

  test('omits bodies, and fields that were not requested', async () => {
    const { list } = await openBlogOf(2);
    expect((await list({ fetchBodies: 'false' })).items?.[0]).not.toHaveProperty('content');
    const sweep = await list({
      maxResults: '1',
      fields: 'nextPageToken,items(id,updated,status)',
      view: 'AUTHOR',
    });
    expect(Object.keys(sweep)).toEqual(['nextPageToken', 'items']);
    expect(Object.keys(sweep.items?.[0] ?? {})).toEqual(['id', 'status', 'updated']);
  });

  test('searches published posts', async () => {
    const { ask, posts, draft } = await openBlogOf(3);
    await draft({ title: 'le 2 caché' });
    const results = await ask<PostListAnswer>('GET', `${posts}/search`, { query: { q: '2' } });
    expect(results.json.items?.map(({ title }) => title)).toEqual(['2']);
  });

  test.each([
    ['more than 500', { maxResults: '501' }, 'larger than the maximum allowed page size of 500'],
    ['an invalid number', { maxResults: '-1' }, "'maxResults'"],
    ['an unknown token', { pageToken: 'abc' }, 'page_token'],
    ['lower-case statuses', { status: 'draft' }, "'status'"],
    ['lower-case order', { orderBy: 'updated' }, "'orderBy'"],
    ['an invalid view', { view: 'EDITOR' }, "'view'"],
    ['an invalid date', { startDate: 'hier' }, "'startDate'"],
    ['malformed fields', { fields: 'items(id' }, 'Invalid field selection'],
    ['another format', { alt: 'media' }, 'alt=json'],
  ])('refuses %s', async (_, query, message) => {
    const { ask, posts } = await openBlogOf(0);
    const { status, json } = await ask<RefusalAnswer>('GET', posts, { query });
    expect(status).toBe(400);
    expect(json.error.message).toContain(message);
  });
});
