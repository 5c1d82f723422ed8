/** A public WordPress by its address, against a server that acts like such sites. */
import { describe, expect, test } from 'vitest';
import { inspectSource } from '#backend/exchange/sources/inspect-source.ts';
import { remoteIdOf } from '#backend/exchange/sources/site-export.ts';
import type { EntryRead } from '#backend/exchange/sources/entries.ts';
import { readSource } from '#tests/builders/backup-fixtures.ts';
import { answerWith, titles } from '#tests/builders/feed-server.ts';
import { startPublicSite, feedXml, type SiteShape } from '#tests/builders/public-site.ts';
import { createServer } from 'node:http';
import { once } from 'node:events';

const signal = new AbortController().signal;
const warnings = (reads: readonly EntryRead[]): string[] =>
  reads.flatMap((read) => (read.type === 'warning' ? [`${read.code} ${read.text}`] : []));
const count = (reads: readonly EntryRead[]): number => reads.filter(({ type }) => type === 'entry').length;

describe('a site read by its API', () => {
  test('returns posts, pages and comments with all their fields', async () => {
    const site = await startPublicSite({
      posts: 2,
      pages: 1,
      comments: 1,
      row: (n, kind) => (kind === 'posts' && n === 2 ? { featured_media: 9 } : {}),
    });
    const reads = await site.read();
    expect(titles(reads)).toEqual([
      '1 posts 1 – d’ici',
      '2 posts 2 – d’ici',
      '3 pages 1 – d’ici',
      '4 comment',
    ]);
    const blogRemoteId = remoteIdOf('wordpress', site.origin);
    expect(reads[0]).toEqual({
      type: 'blog',
      blog: {
        remoteId: blogRemoteId,
        kind: 'wordpress',
        name: 'Les carnets du port & d’ailleurs',
        url: site.origin,
        timeZone: 'Europe/Paris',
        locale: 'fr-FR',
      },
    });
    expect(reads[1]).toMatchObject({
      entry: {
        kind: 'post',
        blogRemoteId,
        remoteId: '101',
        html: '<p>Corps 1.</p>',
        status: 'live',
        publishedAt: Date.UTC(2024, 4, 6, 7, 8, 9),
        updatedAt: Date.UTC(2024, 4, 7, 7, 8, 9),
        labels: ['Port & mer', 'Pêche'],
        author: 'Awa Diop',
        url: `${site.origin}/2024/posts-1/`,
      },
    });
    expect(reads[2]).toMatchObject({
      entry: {
        html: '<figure><img src="https://photos.exemple/port.jpg" alt="Le port"><figcaption><p>Au matin</p></figcaption></figure><p>Corps 2.</p>',
      },
    });
    expect(reads.at(-1)).toMatchObject({ comment: { remoteId: '101', postRemoteId: '101' } });
    expect(
      site.headers.every(({ cookie, referer, authorization }) => !cookie && !referer && !authorization),
    ).toBe(true);
  });

  test('is found from any page: by the page’s link, or at its usual paths', async () => {
    for (const silent of [false, true]) {
      const site = await startPublicSite({ posts: 1, silent });
      expect(count(await site.read(0, `${site.origin}/2020/un/deux?x=1#y`))).toBe(1);
    }
  });

  test('is found from a deleted page by the site’s home', async () => {
    const site = await startPublicSite({ posts: 1 }, (url, response) =>
      url.pathname === '/partie/'
        ? answerWith(404, { link: `<http://${url.host}/wp-json/>; rel="https://api.w.org/"` })(response)
        : false,
    );
    const reads = await site.read(0, `${site.origin}/partie/`);
    expect(reads[0]).toMatchObject({ blog: { locale: 'fr-FR', url: site.origin } });
    expect(count(reads)).toBe(1);
  });

  test('is requested page by page with a pause, and names once', async () => {
    const site = await startPublicSite({ posts: 250 });
    expect(count(await site.read())).toBe(250);
    expect(site.requests.filter((path) => /\/posts\?/.test(path) && path.includes('offset')).length).toBe(3);
    expect(site.requests.filter((path) => path.includes('/tags?')).length).toBe(1);
    expect(site.waits).toEqual([250, 250]);
  });

  test('resumes at its cursor', async () => {
    const site = await startPublicSite({ posts: 120, pages: 15, comments: 15 });
    const all = titles(await site.read());
    expect(all).toHaveLength(150);
    for (const after of [1, 50, 120, 125, 140, 150]) {
      const rest = titles(await site.read(after));
      expect(rest).toEqual(all.slice(-rest.length));
      expect(rest.length).toBeGreaterThanOrEqual(150 - after);
      expect(rest.length).toBeLessThanOrEqual(150 - after + 30);
    }
  });

  test('skips no post when others are deleted meanwhile', async () => {
    let removed = false;
    const shape = { posts: 150, row: (n: number) => ({ id: removed ? 1_001 + n : 1_000 + n }) };
    const site = await startPublicSite(shape, (url) => {
      if (url.searchParams.get('offset') === '100' && !removed) {
        removed = true;
        Object.assign(shape, { posts: 149 });
      }
    });
    const ids = (await site.read()).flatMap((read) => (read.type === 'entry' ? [read.entry.remoteId] : []));
    expect(new Set(ids)).toEqual(new Set(Array.from({ length: 150 }, (_, index) => String(1_001 + index))));
    expect(ids).toHaveLength(150);
  });

  test('reports a post with a password, without a number or without a date, and reads the others', async () => {
    const site = await startPublicSite({
      posts: 5,
      row: (n) =>
        [
          { content: { rendered: '', protected: true }, title: { rendered: 'Secret' } },
          { id: 'abc' },
          { id: '77' },
          { date_gmt: '0000-00-00T00:00:00', modified_gmt: 'hier' },
          { title: 'x', content: null, tags: 'y', author: -1 },
        ][n - 1] ?? {},
    });
    const reads = await site.read();
    expect(warnings(reads)).toEqual([
      'entry-protected Secret',
      'entry-without-id ',
      'date-unreadable posts 4 – d’ici',
    ]);
    const entries = reads.flatMap((read) => (read.type === 'entry' ? [read.entry] : []));
    expect(entries.map(({ remoteId }) => remoteId)).toEqual(['77', '104', '105']);
    expect(entries[1]).not.toHaveProperty('publishedAt');
    expect(entries[2]).not.toHaveProperty('html');
  });

  test('gives the rest when it hides people, labels, pages or comments', async () => {
    const site = await startPublicSite({ posts: 2, closed: ['users', 'tags', 'pages', 'comments'] });
    const reads = await site.read();
    expect(count(reads)).toBe(2);
    expect(reads[1]).not.toHaveProperty('entry.author');
    expect(reads[1]).not.toHaveProperty('entry.labels');
  });
});

describe('a hostile or broken site', () => {
  test('ends at endless pages, repeated pages and wrong totals', async () => {
    const endless = await startPublicSite({ posts: 1e8 });
    const reads = await readSource(endless.open(undefined, 250));
    expect(count(reads)).toBe(300);
    expect(warnings(reads)).toEqual(['entries-missing 300']);

    const again = await startPublicSite({ posts: 100, total: 5_000 }, (url) => {
      url.searchParams.delete('offset');
    });
    const read = await again.read();
    expect(count(read)).toBe(100);
    expect(warnings(read)).toEqual(['entries-missing 100']);

    let total = 1_000_000;
    const less = await startPublicSite({ posts: 150 }, (url, response) => {
      if (!url.searchParams.has('offset') || !url.pathname.endsWith('/posts')) return false;
      const from = Number(url.searchParams.get('offset'));
      const rows = Array.from({ length: 100 }, (_none, index) => ({ id: ((from + index) % 150) + 1 }));
      return answerWith(200, { 'x-wp-total': String((total -= 100)) }, JSON.stringify(rows))(response);
    });
    expect(count(await less.read())).toBe(150);

    for (const total of [0, 3])
      expect(count(await (await startPublicSite({ posts: 130, total })).read())).toBe(130);
    expect(count(await (await startPublicSite({ posts: 130, most: 20 })).read())).toBe(130);
  });

  test('reads large posts one by one, and reports one that is too large by itself', async () => {
    const site = await startPublicSite({
      posts: 30,
      row: (n) => ({ content: { rendered: 'x'.repeat(n === 7 ? 400_000 : 20_000) } }),
    });
    const reads = await site.read();
    expect(count(reads)).toBe(29);
    expect(warnings(reads)).toEqual(['entry-too-large ']);
  });

  test('skips a row answered by a page instead of JSON, and fails by its code when all are', async () => {
    const page = answerWith(200, { 'content-type': 'text/html' }, '<!doctype html><p>Vérification</p>');
    const one = await startPublicSite({ posts: 30 }, (url, response) => {
      const [from, size] = ['offset', 'per_page'].map((name) => Number(url.searchParams.get(name)));
      return url.pathname.endsWith('posts') &&
        url.searchParams.has('offset') &&
        from! <= 4 &&
        from! + size! > 4
        ? page(response)
        : false;
    });
    const reads = await one.read();
    expect(count(reads)).toBe(29);
    expect(reads.filter(({ type }) => type === 'damaged')).toMatchObject([
      { passed: true, damage: 'malformed', at: { entry: 5 } },
    ]);
    const all = await startPublicSite({ posts: 30 }, (url, response) =>
      url.searchParams.has('offset') ? page(response) : false,
    );
    await expect(all.read()).rejects.toMatchObject({ code: 'wordpress.page' });
  });

  test('is retried while busy, and reported when it stays so', async () => {
    let times = 0;
    const busy = await startPublicSite({ posts: 1 }, (url, response) =>
      url.searchParams.has('offset') && (times += 1) < 3
        ? answerWith(429, { 'retry-after': '7' })(response)
        : false,
    );
    expect(count(await busy.read())).toBe(1);
    expect(busy.waits).toEqual([7_000, 7_000]);
    const away = await startPublicSite({ posts: 1 }, (url, response) =>
      url.searchParams.has('offset') ? answerWith(503)(response) : false,
    );
    await expect(away.read()).rejects.toMatchObject({ code: 'outside.unavailable' });
  });

  test('sends no request for posts to an API on another host or to a redirect elsewhere', async () => {
    const other = await startPublicSite({ posts: 3 });
    const named = await startPublicSite({ posts: 1 }, (url, response) => {
      if (url.pathname !== '/') return false;
      response.setHeader('link', `<http://autre.exemple:${other.port}/wp-json/>; rel="https://api.w.org/"`);
      response.end('<html>');
      return true;
    });
    const reads = await named.read(0, named.origin);
    expect(warnings(reads)).toEqual(['feed-latest 1']);
    expect(other.requests).toEqual([]);

    const led = await startPublicSite({ posts: 2 }, (url, response) =>
      url.pathname.startsWith('/wp-json/')
        ? answerWith(302, { location: `http://autre.exemple:${led.port}/ailleurs` })(response)
        : url.pathname === '/ailleurs'
          ? answerWith(200, {}, '{"namespaces":["wp/v2"]}')(response)
          : false,
    );
    expect(warnings(await led.read())).toEqual(['feed-latest 2']);
  });

  test('refuses addresses of this computer or of a home network', async () => {
    const inner = createServer((_asked, answered) => answered.end('[]')).listen(0, '127.0.0.1');
    await once(inner, 'listening');
    const { port } = inner.address() as { port: number };
    for (const location of [`http://127.0.0.1:${port}/`, 'http://192.168.1.1/', 'http://[::1]/']) {
      const site = await startPublicSite({ posts: 1 }, (url, response) =>
        url.searchParams.has('offset') ? answerWith(302, { location })(response) : false,
      );
      await expect(site.read()).rejects.toMatchObject({ code: 'outside.refused' });
    }
    inner.close();
  });
});

describe('a site that claims to be another one on its host', () => {
  test('is identified by the folder of its API', async () => {
    const site = await startPublicSite({ posts: 1 }, (url, response) => {
      if (url.pathname !== '/wp-json/') return false;
      response.end(JSON.stringify({ name: 'Bob', home: `http://${url.host}/alice`, namespaces: ['wp/v2'] }));
      return true;
    });
    const remoteId = remoteIdOf('wordpress', site.origin);
    expect((await site.read())[0]).toMatchObject({ blog: { remoteId, url: site.origin } });
  });

  test('is identified by the folder of its feed', async () => {
    const site = await startPublicSite({ posts: 1, closed: ['api'] }, (url, response) => {
      if (url.pathname !== '/feed/') return false;
      response.setHeader('content-type', 'application/rss+xml');
      response.end(feedXml(`http://${url.host}/alice`, 1, 0, 10, false));
      return true;
    });
    const remoteId = remoteIdOf('wordpress', site.origin);
    expect((await site.read())[0]).toMatchObject({ blog: { remoteId, url: site.origin } });
  });
});

describe('a site read by its feed', () => {
  const closed: SiteShape['closed'] = ['api'];

  test('gives as many pages as the feed has when the API is closed, and reports that they are the newest', async () => {
    const site = await startPublicSite({ posts: 25, closed });
    const reads = await site.read();
    expect(count(reads)).toBe(25);
    expect(reads[0]).toMatchObject({
      blog: { remoteId: remoteIdOf('wordpress', site.origin), name: 'Les carnets du port', locale: 'fr-FR' },
    });
    expect(reads[1]).toMatchObject({
      entry: {
        kind: 'post',
        remoteId: '101',
        title: 'posts 1',
        html: '<p>Corps 1.</p>',
        publishedAt: Date.UTC(2024, 4, 6, 7, 8, 9),
        labels: ['Pêche'],
        author: 'Awa Diop',
        url: `${site.origin}/2024/posts-1/`,
      },
    });
    expect(warnings(reads)).toEqual(['feed-latest 25']);
    expect(site.requests.filter((path) => path.startsWith('/feed/'))).toEqual([
      '/feed/',
      '/feed/?paged=2',
      '/feed/?paged=3',
      '/feed/?paged=4',
    ]);
    expect(await inspectSource(site.open(), { signal })).toMatchObject({ posts: 25, feed: 'latest' });
  });

  test('ends at the same page repeated and at an endless feed', async () => {
    const again = await startPublicSite({ posts: 25, closed }, (url) => url.searchParams.delete('paged'));
    expect(warnings(await again.read())).toEqual(['feed-latest 10']);
    const endless = await startPublicSite({ posts: 1e9, closed });
    expect(count(await readSource(endless.open(undefined, 45)))).toBe(45);
  });

  test('takes the number of a new post from its page, and names one behind a password', async () => {
    const site = await startPublicSite({ posts: 3, closed }, (url, response) => {
      if (url.pathname === '/2024/posts-1/')
        return answerWith(200, { link: `<http://${url.host}/?p=101>; rel=shortlink` })(response);
      if (url.pathname === '/2024/posts-2/')
        return answerWith(200, {}, `<html><body class="single postid-102">`)(response);
      if (url.pathname !== '/feed/') return false;
      const xml = feedXml(site.origin, 3, 0, 10, false).replaceAll(/\/\?p=(\d+)/g, '/sans-numero-$1');
      response.end(xml.replace('<p>Corps 3.</p>', '<form action="/x" class="post-password-form">'));
      return true;
    });
    const reads = await site.read();
    const ids = reads.flatMap((read) => (read.type === 'entry' ? [read.entry.remoteId] : []));
    expect(ids).toEqual(['101', '102']);
    expect(warnings(reads)).toEqual(['entry-protected posts 3', 'feed-latest 3']);
  });

  test('reports excerpts only, and a missing feed', async () => {
    const short = await startPublicSite({ posts: 3, closed, short: true });
    expect(await inspectSource(short.open(), { signal })).toMatchObject({ posts: 3, feed: 'short' });
    const none = await startPublicSite({ posts: 3, closed: ['api', 'feed'] });
    await expect(none.read()).rejects.toMatchObject({ code: 'feed.none' });
  });

  test('refuses entities that would expand endlessly', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const site = await startPublicSite({ posts: 3, closed }, (url, response) => {
      if (url.pathname !== '/feed/') return false;
      const xml = feedXml(site.origin, 3, 0, 10, false);
      response.end(xml.replace(/^<\?xml[^>]*>/, bomb).replace('posts 1', '&b;'));
      return true;
    });
    const reads = await site.read();
    expect(reads.filter(({ type }) => type === 'damaged')).toMatchObject([{ damage: 'forbidden' }]);
    expect(JSON.stringify(reads)).not.toContain('aaaaaaaaaaaa');
  });
});

test('refuses a site that is neither, such as the page of a captive portal', async () => {
  const bakery = await startPublicSite({ closed: ['api'] }, (_url, response) =>
    answerWith(
      200,
      { 'content-type': 'text/html' },
      '<!doctype html><title>Une boulangerie</title>',
    )(response),
  );
  await expect(bakery.read()).rejects.toMatchObject({ code: 'feed.not-blogger' });
});
