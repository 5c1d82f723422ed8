/** A public blog by its address, against a server that acts as blogs and networks do. */
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { inspectSource } from '#backend/exchange/sources/inspect-source.ts';
import { openFeedBlog, feedPage, answerWith, titles, type Answer } from '#tests/builders/feed-server.ts';

const signal = new AbortController().signal;

describe('a feed of whole posts', () => {
  test('returns posts, then pages, then comments, each once, with every field of a feed', async () => {
    const blog = await openFeedBlog({ posts: 3, pages: 2, comments: 1 });
    const reads = await blog.read();
    expect(titles(reads)).toEqual([
      '1 posts 1',
      '2 posts 2',
      '3 posts 3',
      '4 pages 1',
      '5 pages 2',
      '6 comment',
    ]);
    expect(reads[0]).toMatchObject({ type: 'blog', blog: { name: 'Les carnets du labo', url: blog.origin } });
    expect(reads[1]).toMatchObject({
      entry: {
        kind: 'post',
        blogRemoteId: '4815162342108151623',
        remoteId: '1001',
        html: '<p>Corps 1.</p>',
        status: 'live',
        publishedAt: Date.UTC(2019, 11, 31, 23),
        url: `${blog.origin}/1.html`,
      },
    });
    expect(reads[1]).not.toHaveProperty('entry.description');
    expect(reads.find((read) => read.type === 'entry' && read.entry.kind === 'page')).toMatchObject({
      entry: { remoteId: '5001' },
    });
    expect(
      blog.headers.every((headers) => headers.cookie === undefined && headers.referer === undefined),
    ).toBe(true);
  });

  test.each([25, 100, 150])('is read to its end with at most %i entries a page', async (most) => {
    const blog = await openFeedBlog({ posts: 412, most });
    const reads = await blog.read();
    expect(titles(reads)).toEqual(Array.from({ length: 412 }, (_, n) => `${n + 1} posts ${n + 1}`));
    expect(blog.requests[1]).toBe('/feeds/posts/default?start-index=1&max-results=100&redirect=false');
  });

  test('resumes with a few entries read again, for what was published since', async () => {
    const blog = await openFeedBlog({ posts: 120, pages: 15, comments: 15 });
    const all = titles(await blog.read());
    for (const after of [1, 50, 120, 125, 140, 150]) {
      const rest = titles(await blog.read(after));
      expect(rest).toEqual(all.slice(-rest.length));
      expect(rest.length).toBeGreaterThanOrEqual(150 - after);
      expect(rest.length).toBeLessThanOrEqual(150 - after + 30);
    }
  });

  test('stops at a forgotten link, a link in circles and a wrong number', async () => {
    expect(titles(await (await openFeedBlog({ posts: 230, noNext: true })).read())).toHaveLength(230);
    const circle = await openFeedBlog({ posts: 230 }, (url, response) => {
      if (!url.pathname.includes('posts') || url.searchParams.get('start-index') === '1') return false;
      url.searchParams.set('start-index', '1');
      response.end(feedPage(url, 'posts', { posts: 230 }));
      return true;
    });
    expect(new Set(titles(await circle.read()).map((title) => title.replace(/^\d+ /, '')))).toHaveLength(100);
    expect(titles(await (await openFeedBlog({ posts: 3, total: 9000 })).read())).toHaveLength(3);
  });

  test('reads a blog without pages or comments, or without a single post', async () => {
    const blog = await openFeedBlog({ posts: 2 }, (url, response) =>
      /pages|comments/.test(url.pathname) ? answerWith(404)(response) : false,
    );
    expect(titles(await blog.read())).toEqual(['1 posts 1', '2 posts 2']);
    const empty = await openFeedBlog({});
    expect(await inspectSource(empty.open(), { signal })).toMatchObject({
      posts: 0,
      feed: 'full',
      blogs: [{}],
    });
  });

  test('inspecting returns the count and the progress', async () => {
    const blog = await openFeedBlog({
      posts: 130,
      pages: 1,
      comments: 2,
      body: (n) => `<content type='html'>&lt;img src="https://images.example/${n % 50}.jpg"/&gt;</content>`,
    });
    const progress: [number, number][] = [];
    const inspection = await inspectSource(blog.open(), {
      signal,
      onProgress: (done, total) => void progress.push([done, total]),
    });
    expect(inspection).toMatchObject({ posts: 130, pages: 1, comments: 2, pictures: 50, feed: 'full' });
    expect(progress).toEqual([
      [100, 130],
      [130, 130],
      [131, 131],
      [133, 133],
    ]);
  });
});

describe('a feed of excerpts', () => {
  test.each([
    ['short', (n: number) => `<summary type='text'>Début ${n} &lt;…</summary>`],
    [
      'short',
      () =>
        `<content type='html'>&lt;p&gt;Avant.&lt;/p&gt;&lt;a name='more'&gt;&lt;/a&gt;&lt;/div&gt;</content>`,
    ],
    [
      'short',
      () =>
        `<content type='html'>&lt;p&gt;Avant.&lt;/p&gt;&lt;a href="https://b.example/1.html#more"&gt;Lire la suite&lt;/a&gt;</content>`,
    ],
    [
      'full',
      () =>
        `<content type='html'>&lt;p&gt;Avant.&lt;/p&gt;&lt;a name='more'&gt;&lt;/a&gt;&lt;p&gt;Après.&lt;/p&gt;</content>`,
    ],
    ['none', () => ''],
  ] as const)('%s: %#', async (feed, body) => {
    const blog = await openFeedBlog({ posts: 2, body });
    expect(await inspectSource(blog.open(), { signal })).toMatchObject({ posts: 2, feed });
    const entries = (await blog.read()).flatMap((read) => (read.type === 'entry' ? [read.entry] : []));
    expect(entries.map(({ html }) => html !== undefined)).toEqual([feed === 'full', feed === 'full']);
    expect(entries.map(({ excerpt }) => excerpt !== undefined)).toEqual([feed === 'short', feed === 'short']);
  });
});

describe('refused addresses, each with its own code', () => {
  const reason = async (first: Answer): Promise<unknown> => {
    const blog = await openFeedBlog({ posts: 1 }, first);
    return blog.read().then(
      () => 'read',
      (error: { code?: string }) => error.code,
    );
  };
  const page = (html: string) => (response: ServerResponse) =>
    answerWith(200, { 'content-type': 'text/html' }, html)(response);
  const onFeeds =
    (answer: (response: ServerResponse) => true, else_: Answer = () => false): Answer =>
    (url, response, n) =>
      url.pathname.startsWith('/feeds/') ? answer(response) : else_(url, response, n);

  test('a private blog', async () => {
    expect(await reason(onFeeds(answerWith(401)))).toBe('feed.private');
    expect(await reason(onFeeds(answerWith(403)))).toBe('feed.private');
    for (const location of [
      'https://www.blogger.com/blogin.g?blogspotURL=x',
      'https://accounts.google.com/ServiceLogin?service=blogger',
    ])
      expect(await reason(onFeeds(answerWith(302, { location })))).toBe('feed.private');
  });

  test('a blog whose owner disabled the feed', async () => {
    expect(await reason(onFeeds(answerWith(404)))).toBe('feed.none');
  });

  test('a page that is no blog', async () => {
    expect(await reason((_url, response) => answerWith(404)(response))).toBe('feed.no-blog');
  });

  test('a name that does not resolve, as every name without a network', async () => {
    const blog = await openFeedBlog({ posts: 1 });
    await expect(blog.read(0, 'blog-qui-n-existe-pas.example')).rejects.toMatchObject({
      code: 'feed.no-name',
      params: { host: 'blog-qui-n-existe-pas.example' },
    });
  });

  test('another kind of site or of feed', async () => {
    const site = page('<html><head><title>Mairie</title></head></html>');
    expect(await reason((_url, response) => site(response))).toBe('feed.not-blogger');
    expect(await reason(onFeeds(answerWith(404), (_url, response) => site(response)))).toBe(
      'feed.not-blogger',
    );
    const other = await openFeedBlog({ posts: 1, id: 'autre' });
    await expect(other.read()).rejects.toMatchObject({ code: 'feed.not-blogger' });
  });

  test('an address of this computer or of a private network', async () => {
    const blog = await openFeedBlog({ posts: 1 });
    for (const address of ['http://127.0.0.1:1/', 'http://192.168.1.1/', '[::1]'])
      await expect(blog.read(0, address)).rejects.toMatchObject({ code: 'outside.refused' });
    expect(blog.requests).toEqual([]);
  });

  test('a redirect to this computer, which is not followed', async () => {
    expect(
      await reason(onFeeds(answerWith(302, { location: 'http://127.0.0.1:1/feeds/posts/default' }))),
    ).toBe('outside.refused');
  });
});

describe('discovery of the feed', () => {
  test('finds it through the page, which names it', async () => {
    const blog = await openFeedBlog({ posts: 1 }, (url, response) => {
      if (url.pathname.startsWith('/blog/feeds/')) {
        response.end(feedPage(url, url.pathname.includes('posts') ? 'posts' : 'pages', { posts: 2 }));
        return true;
      }
      if (url.pathname.startsWith('/feeds/')) return answerWith(404)(response);
      return answerWith(
        200,
        {},
        '<html><head><link rel="alternate" type="application/atom+xml" href="/blog/feeds/posts/default?alt=atom"></head>',
      )(response);
    });
    expect(titles(await blog.read(0, `${blog.origin}/2017/03/un-billet.html`))).toEqual([
      '1 posts 1',
      '2 posts 2',
    ]);
    expect(blog.requests).toContain('/2017/03/un-billet.html');
    expect(blog.requests.at(-1)).toMatch(/^\/blog\/feeds\/comments\/default/);
  });

  test('requests the next pages at the blog’s own domain after a redirect', async () => {
    const blog = await openFeedBlog({ posts: 130 }, (url, response) =>
      url.hostname === 'ancien.exemple'
        ? answerWith(301, { location: `http://carnets.exemple:${url.port}${url.pathname}${url.search}` })(
            response,
          )
        : false,
    );
    const reads = await blog.read(0, `http://ancien.exemple:${blog.port}/`);
    expect(titles(reads)).toHaveLength(130);
    expect(blog.requests.filter((request) => request.includes('posts'))).toHaveLength(4);
  });

  test('without a scheme, tries https first, then http', async () => {
    const blog = await openFeedBlog({ posts: 1 });
    expect(titles(await blog.read(0, ` carnets.exemple:${blog.port} `))).toEqual(['1 posts 1']);
  });
});
