/** Feeds of busy, slow or broken sites, over failing connections. */
import { describe, expect, test } from 'vitest';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { openAddress } from '#backend/exchange/sources/feed/open-address.ts';
import { openFeedBlog, outsideAt, feedPage, answerWith, titles } from '#tests/builders/feed-server.ts';
import { READ_AT, readSource } from '#tests/builders/backup-fixtures.ts';

const signal = new AbortController().signal;

describe('a passing failure is retried', () => {
  test('busy, broken or cut off: the same page, later', async () => {
    let broken = 0;
    const blog = await openFeedBlog({ posts: 130 }, (url, response) => {
      if (url.searchParams.get('start-index') !== '101') return false;
      broken += 1;
      if (broken === 1) return answerWith(503)(response);
      if (broken === 2) return answerWith(429, { 'retry-after': '7' })(response);
      if (broken === 3) {
        response.writeHead(200, { 'content-length': '100000' });
        response.write('<feed');
        response.destroy();
        return true;
      }
      const page = feedPage(url, 'posts', { posts: 130 });
      if (broken === 4) return answerWith(200, {}, page.slice(0, page.length / 2))(response);
      return false;
    });
    expect(titles(await blog.read())).toHaveLength(130);
    expect(blog.waits).toEqual([1000, 7000, 4000]);
  });

  test('isolates an entry that stays broken, reports its position, and reads all others', async () => {
    const blog = await openFeedBlog({ posts: 230, pages: 2 }, (url, response) => {
      const page = feedPage(url, 'posts', { posts: 230 });
      const at = page.indexOf('posts 103');
      if (at === -1 || !url.pathname.includes('posts')) return false;
      return answerWith(200, {}, `${page.slice(0, at)}</entry>`)(response);
    });
    const reads = await blog.read();
    expect(reads.filter(({ type }) => type === 'damaged')).toMatchObject([
      { damage: 'malformed', at: { entry: 103 } },
    ]);
    const numbers = [...Array(232).keys()].map((n) => n + 1).filter((n) => n !== 103);
    expect(titles(reads).map((title) => Number.parseInt(title, 10))).toEqual(numbers);
  });

  test('stops retrying a feed that is broken everywhere', async () => {
    const blog = await openFeedBlog({ posts: 5_000 }, (url, response) =>
      url.searchParams.get('max-results') === '1' && url.searchParams.get('start-index') === '1'
        ? false
        : answerWith(
            200,
            {},
            '<feed><id>tag:blogger.com,1999:blog-4815162342108151623</id><entry><title>x</entry>',
          )(response),
    );
    const reads = await blog.read();
    expect(reads.filter(({ type }) => type === 'damaged').length).toBeGreaterThan(0);
    expect(blog.requests.length).toBeLessThan(400);
  });

  test('requests smaller pages when they are too large or too slow', async () => {
    const heavy = (n: number): string =>
      `<content type='html'>${'mot '.repeat(n % 7 === 0 ? 15_000 : 500)}</content>`;
    const large = await openFeedBlog({ posts: 60, body: heavy });
    expect(titles(await large.read())).toHaveLength(60);
    const slow = await openFeedBlog(
      { posts: 30 },
      (url) => Number(url.searchParams.get('max-results')) > 25 && url.pathname.includes('posts'),
      300,
    );
    expect(titles(await slow.read())).toHaveLength(30);
  });

  test('reports the failure at last, and can resume later', async () => {
    let open = false;
    const blog = await openFeedBlog({ posts: 130 }, (url, response) =>
      url.searchParams.get('start-index') === '101' && !open ? answerWith(500)(response) : false,
    );
    const source = blog.open();
    const got: EntryRead[] = [];
    await expect(
      (async () => {
        for await (const read of source.read({ signal })) got.push(read);
      })(),
    ).rejects.toMatchObject({ code: 'outside.unavailable' });
    expect(titles(got)).toHaveLength(100);
    open = true;
    expect(titles(await readSource(source, 100)).at(-1)).toBe('130 posts 130');
  });

  test('reacts to a cancel while it waits', async () => {
    const controller = new AbortController();
    const blog = await openFeedBlog({ posts: 1 }, (_url, response) => answerWith(503)(response));
    const source = openAddress(blog.origin, { fetch: outsideAt(blog.port), now: () => READ_AT });
    const reading = source.read({ signal: controller.signal })[Symbol.asyncIterator]().next();
    setImmediate(() => controller.abort());
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
