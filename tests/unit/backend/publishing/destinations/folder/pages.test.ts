import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { feedOf } from '#backend/publishing/destinations/folder/feed.ts';
import { type Listed, listPages, postPage } from '#backend/publishing/destinations/folder/pages.ts';
import { readPage } from '#backend/exchange/site-folder/page-text.ts';
import { childNamed, readXmlTree } from '#backend/exchange/xml/read-xml.ts';

const SITE = {
  version: 1,
  id: '0b8a3f0e-5d0e-4a8e-9d53-5f7c2b4f3a10',
  name: 'Le <Labo> & "co"',
  address: '',
  language: 'fr',
} as const;
const DAY = 86_400_000;

const listedPosts = (count: number, labels: string[] = []): Listed[] =>
  Array.from({ length: count }, (_, at) => ({
    id: randomUUID(),
    title: `N° ${count - at}`,
    labels,
    path: `2026/01/n-${count - at}.html`,
    published: (count - at) * DAY,
    updated: (count - at) * DAY,
    excerpt: '',
    more: false,
  }));

const titlesOn = (page: string | undefined): number[] =>
  Array.from((page ?? '').matchAll(/>N° (\d+)<\/a><\/h2>/g), ([, number]) => Number(number));

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: from - to + 1 }, (_, at) => from - at);

it('lists every post once, the newest first, on linked pages', async () => {
  for (const count of [0, 1, 39, 40, 59, 60, 100]) {
    const pages = await listPages(SITE, listedPosts(count));
    const titles: number[] = [];
    let path: string | undefined = 'index.html';
    while (path !== undefined) {
      const page: string | undefined = pages.get(path)?.();
      titles.push(...titlesOn(page));
      path = /href="([^"]+)" rel="next"/.exec(page ?? '')?.[1];
    }
    expect(titles).toEqual(count === 0 ? [] : numbers(count, 1));
  }
});

it('changes only the first page when a post is added', async () => {
  const posts = listedPosts(60);
  const before = await listPages(SITE, posts);
  const after = await listPages(SITE, [...listedPosts(61).slice(0, 1), ...posts]);
  const changed = [...after].filter(([path, page]) => before.get(path)?.() !== page()).map(([path]) => path);
  expect(changed).toEqual(['index.html']);
});

it('distinguishes labels with the same letters, and links back to the lists', async () => {
  const pages = await listPages(SITE, [...listedPosts(1, ['Été']), ...listedPosts(1, ['ete'])]);
  const paths = [...pages.keys()].filter((path) => path.startsWith('labels/'));
  expect(paths).toHaveLength(2);
  for (const path of paths) expect(pages.get(path)?.()).toContain('href="../index.html"');
});

const HOSTILE = '</h1><script>alert(1)</script>"\'&<!-- /escale:text -->';

it('escapes names, and runs no script of a text', () => {
  const post = {
    id: randomUUID(),
    title: HOSTILE,
    labels: [HOSTILE],
    content: '<p>Un.</p><!-- /escale:text --><p>Deux.</p>',
    status: 'live' as const,
    path: '2026/01/x.html',
    excerpt: HOSTILE,
    updated: 0,
  };
  const html = postPage({ ...SITE, name: HOSTILE }, post);
  expect(html).not.toContain('<script>');
  expect(html).toContain("script-src 'none'");
  expect(readPage(html, post)).toEqual({ title: HOSTILE, content: post.content });
});

it('reads a foreign page as a whole', () => {
  const html = '<h1>Autre</h1><p>Tout.</p>';
  expect(readPage(html, { title: 'Le mien', path: '2026/01/x.html' })).toEqual({
    title: 'Le mien',
    content: html,
  });
});

it('keeps the feed valid XML for any text', async () => {
  const [post] = listedPosts(1, ['a&b']);
  const feed = feedOf(SITE, [
    { ...(post as Listed), title: `\u0000\ud800${HOSTILE}`, content: '<p>]]>\u000b&amp;</p>' },
  ]);
  const entry = childNamed(await readXmlTree(feed), 'entry');
  expect(entry).toBeDefined();
  for (const control of ['\u0000', '\u000b']) expect(feed).not.toContain(control);
});
