/** The practice blog’s own feed, over HTTP, by the backend’s rules; no other address of this computer. */
import { afterEach, expect, test } from 'vitest';
import type { Entry } from '#backend/exchange/sources/entries.ts';
import { openAddress } from '#backend/exchange/sources/feed/open-address.ts';
import { inspectSource } from '#backend/exchange/sources/inspect-source.ts';
import { openTestBackend, type TestBackend } from '#tests/builders/test-backend.ts';
import { outsideAt } from '#tests/builders/feed-server.ts';
import { readSource } from '#tests/builders/backup-fixtures.ts';
import { openPracticeBlog, asking, signIn } from '#tests/unit/backend/practice-blog/test-practice-blog.ts';

let backend: TestBackend | undefined;
afterEach(async () => {
  await backend?.dispose();
  backend = undefined;
});

async function openFullBlog(count: number) {
  const blog = await openPracticeBlog();
  const ask = asking(blog, (await signIn(blog)).access_token);
  for (let n = 1; n <= count; n += 1)
    await ask('POST', `blogs/${blog.blogRemoteId}/posts`, {
      query: { isDraft: n === 3 ? 'true' : 'false' },
      body: {
        title: `Billet ${n} & « suite »`,
        content: `<p>Corps ${n}.</p><!--more--><p>Fin.</p><img src="https://images.example/${n}.jpg"/>`,
        labels: ['essai', `n ${n}`],
      },
    });
  return blog;
}

test('returns whole posts with their ids, labels, dates and addresses, without drafts', async () => {
  const blog = await openFullBlog(5);
  const port = Number(new URL(blog.pagesOrigin).port);
  const source = openAddress(`${blog.pagesOrigin}/2026/11/quelque-chose.html`, {
    fetch: outsideAt(port),
    now: () => blog.clock.at,
  });
  const reads = await readSource(source);
  const entries = reads.flatMap((read): Entry[] => (read.type === 'entry' ? [read.entry] : []));
  expect(entries.map(({ title }) => title).toSorted()).toEqual(
    [1, 2, 4, 5].map((n) => `Billet ${n} & « suite »`),
  );
  expect(
    entries.every(({ blogRemoteId, status }) => blogRemoteId === blog.blogRemoteId && status === 'live'),
  ).toBe(true);
  const first = entries.find(({ title }) => title.startsWith('Billet 1'));
  expect(first).toMatchObject({
    html: `<p>Corps 1.</p><a name='more'></a><p>Fin.</p><img src="https://images.example/1.jpg"/>`,
    labels: ['essai', 'n 1'],
    url: expect.stringContaining(blog.pagesOrigin) as string,
    publishedAt: Math.floor(blog.clock.at / 1000) * 1000,
  });
  expect(await inspectSource(source, { signal: new AbortController().signal })).toMatchObject({
    posts: 4,
    pages: 0,
    comments: 0,
    pictures: 4,
    feed: 'full',
    blogs: [{ remoteId: blog.blogRemoteId, url: blog.pagesOrigin }],
  });
});

test('retries after a fault in the middle', async () => {
  const blog = await openFullBlog(2);
  blog.faults.add({ method: 'feed', times: 2, status: 503 });
  const source = openAddress(blog.pagesOrigin, {
    fetch: outsideAt(Number(new URL(blog.pagesOrigin).port)),
    now: () => blog.clock.at,
    sleep: () => Promise.resolve(),
  });
  expect((await readSource(source)).filter(({ type }) => type === 'entry')).toHaveLength(2);
});

test('the backend reaches the practice blog that it runs, and no other server of this computer', async () => {
  const other = await openFullBlog(1);
  backend = await openTestBackend();
  const practice = await backend.call('blogs.start-practice', {});
  const fetch = backend.backend.askOutside;
  const now = backend.backend.now;
  expect(
    await inspectSource(openAddress(practice.url, { fetch, now }), { signal: new AbortController().signal }),
  ).toMatchObject({
    posts: 0,
    blogs: [{ remoteId: practice.remoteId }],
  });
  await expect(readSource(openAddress(other.pagesOrigin, { fetch, now }))).rejects.toMatchObject({
    code: 'outside.refused',
  });
});
