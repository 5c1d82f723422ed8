import { describe, expect, test } from 'vitest';
import { openSignedInBlog, NOON } from './test-practice-blog.ts';

const HOUR = 3_600_000;
const isoTime = (instant: number) => new Date(instant).toISOString();

type Value = { $t: string };
type Link = { rel: string; href: string };
type JsonEntry = {
  id: Value;
  title: Value;
  content?: Value;
  summary?: Value;
  category?: { scheme: string; term: string }[];
  link: Link[];
};
type JsonFeed = {
  feed: {
    id: Value;
    category?: { term: string }[];
    link: Link[];
    openSearch$totalResults: Value;
    openSearch$startIndex: Value;
    openSearch$itemsPerPage: Value;
    entry?: JsonEntry[];
  };
};

async function openBlogOf(count: number) {
  const setting = await openSignedInBlog({ name: 'Le carnet & co' });
  for (let number = 1; number <= count; number += 1) {
    setting.blog.clock.at = NOON + number * HOUR;
    await setting.online({
      title: String(number),
      content: `<p>Texte ${number}</p>`,
      labels: [number % 2 === 0 ? 'pair' : 'impair', 'l’eau & l’air'],
    });
  }
  const feed = async (path: string) => {
    const response = await fetch(
      path.startsWith('http') ? path : `${setting.blog.pagesOrigin}/feeds/posts/${path}`,
    );
    return {
      type: response.headers.get('content-type'),
      status: response.status,
      text: await response.text(),
    };
  };
  const json = async (path: string) => (JSON.parse((await feed(path)).text) as JsonFeed).feed;
  return { ...setting, feed, json };
}
const titles = (feed: JsonFeed['feed']) => feed.entry?.map(({ title }) => title.$t);
const linkOf = (feed: JsonFeed['feed'], rel: string) => feed.link.find((link) => link.rel === rel)?.href;

describe('the feed in JSON', () => {
  test('lists every label of the blog, without a post', async () => {
    const { json } = await openBlogOf(2);
    const feed = await json('summary?alt=json&max-results=0');
    expect(feed.category?.map(({ term }) => term).toSorted()).toEqual(['impair', 'l’eau & l’air', 'pair']);
    expect(feed).not.toHaveProperty('entry');
    expect(feed.openSearch$totalResults.$t).toBe('2');
  });

  test('has whole posts with their ids, or excerpts', async () => {
    const { blog, json } = await openBlogOf(1);
    const [firstEntry] = (await json('default?alt=json')).entry ?? [];
    expect(firstEntry?.id.$t).toMatch(
      new RegExp(`^tag:blogger.com,1999:blog-${blog.blogRemoteId}.post-\\d{19}$`),
    );
    expect(firstEntry?.content?.$t).toBe('<p>Texte 1</p>');
    expect(firstEntry?.category?.[0]).toEqual({ scheme: 'http://www.blogger.com/atom/ns#', term: 'impair' });
    expect(firstEntry?.link[0]).toMatchObject({
      rel: 'alternate',
      href: `${blog.pagesOrigin}/2026/11/1.html`,
    });
    const [short] = (await json('summary?alt=json')).entry ?? [];
    expect(short?.summary?.$t).toBe('Texte 1');
    expect(short).not.toHaveProperty('content');
  });

  test('is read page by page to its end', async () => {
    const { json } = await openBlogOf(5);
    const titlesRead: string[] = [];
    let next: string | undefined = 'default?alt=json&max-results=2';
    while (next !== undefined) {
      const feed: JsonFeed['feed'] = await json(next);
      titlesRead.push(...(titles(feed) ?? []));
      next = linkOf(feed, 'next');
    }
    expect(titlesRead).toEqual(['5', '4', '3', '2', '1']);
    const second = await json('default?alt=json&max-results=2&start-index=3');
    expect(second).toMatchObject({
      openSearch$startIndex: { $t: '3' },
      openSearch$itemsPerPage: { $t: '2' },
      openSearch$totalResults: { $t: '5' },
    });
    expect(linkOf(second, 'previous')).toContain('start-index=1');
  });

  test('splits large pages, and ignores an invalid number', async () => {
    const { json } = await openBlogOf(1);
    expect((await json('default?alt=json&max-results=5000')).openSearch$itemsPerPage.$t).toBe('150');
    expect((await json('default?alt=json&max-results=beaucoup')).openSearch$itemsPerPage.$t).toBe('25');
  });

  test('filters by labels, by publication, and by update with its order', async () => {
    const { blog, ask, posts, json } = await openBlogOf(4);
    expect(titles(await json('default/-/pair?alt=json'))).toEqual(['4', '2']);
    expect(titles(await json(`default/-/pair/${encodeURIComponent('l’eau & l’air')}?alt=json`))).toEqual([
      '4',
      '2',
    ]);
    expect(titles(await json('default/-/pair/impair?alt=json'))).toBeUndefined();
    const from = isoTime(NOON + 2 * HOUR);
    const to = isoTime(NOON + 4 * HOUR);
    expect(titles(await json(`default?alt=json&published-min=${from}&published-max=${to}`))).toEqual([
      '3',
      '2',
    ]);
    const id = (await json('default?alt=json')).entry?.at(-1)?.id.$t.split('post-')[1] ?? '';
    blog.clock.at = NOON + 9 * HOUR;
    await ask('PATCH', `${posts}/${id}`, { body: { title: '1 bis' } });
    const since = isoTime(NOON + 8 * HOUR);
    expect(titles(await json(`default?alt=json&updated-min=${since}&orderby=updated`))).toEqual(['1 bis']);
    expect(titles(await json(`default?alt=json&updated-min=${since}`))).toHaveLength(4);
  });

  test('contains only published posts', async () => {
    const { ask, posts, draft, json } = await openBlogOf(0);
    const { id } = await draft({ title: 'brouillon', labels: ['caché'] });
    await draft({ title: 'autre' });
    await ask('POST', `${posts}/${id}/publish`, { query: { publishDate: isoTime(NOON + HOUR) } });
    const feed = await json('default?alt=json');
    expect(feed).not.toHaveProperty('entry');
    expect(feed).not.toHaveProperty('category');
  });
});

describe('the feed in Atom', () => {
  test('is well-formed XML for any post', async () => {
    const { online, feed } = await openBlogOf(0);
    const content =
      '<p title="a&quot;b">1 &lt; 2 &amp;&nbsp;3 ]]&gt; \u0001\u000b</p><img src="https://pictures.example/a.jpg">';
    await online({ title: '« Oui » & <non> \u0002', content, labels: ['"guillemets"', "l'eau"] });
    const { type, text } = await feed('default');
    expect(type).toBe('application/atom+xml; charset=UTF-8');
    const { DOMParser } = new (await import('happy-dom')).Window();
    const xml = new DOMParser().parseFromString(text, 'application/xml');
    expect(xml.querySelector('parsererror')).toBeNull();
    const entry = xml.querySelector('entry');
    expect(entry?.querySelector('title')?.textContent).toBe('« Oui » & <non> ');
    expect(entry?.querySelector('content')?.textContent).toBe(content.replace(' \u0001\u000b', ' '));
    expect(
      [...(entry?.querySelectorAll('category') ?? [])].map((label) => label.getAttribute('term')),
    ).toEqual(['"guillemets"', "l'eau"]);
    expect(text).toContain('<media:thumbnail url="https://pictures.example/a.jpg"');
    expect(text).toContain('<openSearch:totalResults>1</openSearch:totalResults>');
    expect(text).toContain('<title type="text">Le carnet &amp; co</title>');
  });

  test('links to the next page', async () => {
    const { feed, blog } = await openBlogOf(2);
    const { text } = await feed('default?max-results=1');
    expect(text).toContain(
      `<link rel="next" type="application/atom+xml" href="${blog.pagesOrigin}/feeds/posts/default?max-results=1&amp;start-index=2"/>`,
    );
  });

  test('exists, empty, for pages and comments, and nowhere else', async () => {
    const { blog, feed } = await openBlogOf(1);
    for (const what of ['pages', 'comments']) {
      expect((await feed(`${blog.pagesOrigin}/feeds/${what}/default`)).text).toContain(
        '<openSearch:totalResults>0<',
      );
    }
    expect((await feed(`${blog.pagesOrigin}/feeds/posts/full`)).status).toBe(404);
    expect((await feed(`${blog.pagesOrigin}/feeds`)).status).toBe(404);
  });
});
