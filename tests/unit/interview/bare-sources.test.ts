/** Words that stood on a blog without an element around them, apart by line breaks alone, are paragraphs wherever they go. */
import { expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { blockToText } from '#interview/plain.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { emptyPost } from '#interview/upgrade.ts';

const read = (html: string): Post['body'] =>
  readHtml(html, { newId: () => 'n', origin: 'blog', keepSource: true, language: 'fr' });
const renderHtml = (html: string): string =>
  renderBlogHtml({ ...emptyPost('article', 'fr'), body: read(html) }, { pictureAddress: () => '' });

it.each([
  ['words', 'Un.<br /><br />Deux.<br />\n<br />Trois.', ['Un.', 'Deux.', 'Trois.']],
  [
    'marked words',
    '<b>Un</b><br /><br /><i>Deux</i> et <a href="https://a.fr/">trois</a>',
    ['Un', 'Deux et trois'],
  ],
  [
    'words beside an element',
    'Un.<div>Deux.</div>Trois.<br /><br />Quatre.',
    ['Un.', 'Deux.', 'Trois.', 'Quatre.'],
  ],
  [
    'a picture',
    'Un.<br /><a href="https://a.fr/"><img src="https://a.fr/b.png" alt="x" /></a><br />Deux.',
    ['Un.', 'Deux.'],
  ],
])('%s', (_what, html, paragraphs) => {
  const again = read(renderHtml(html).replace(/^<div[^>]*>|<\/div>$/g, ''));
  const texts = (blocks: Post['body']): string[] =>
    blocks.filter(({ type }) => type === 'paragraph').map(blockToText);
  expect(texts(read(html))).toEqual(paragraphs);
  expect(texts(again)).toEqual(paragraphs);
});

it('keeps the bytes of sealed parts, and of those inside read parts', () => {
  expect(
    renderHtml('<p class="x">Un.</p>\n<a href="https://a.fr/" title="t">Deux</a><br /><br />Trois'),
  ).toBe(
    '<div class="iv-post" lang="fr"><p class="x">Un.</p><p><a href="https://a.fr/" title="t">Deux</a></p><p>Trois</p></div>',
  );
});
