/** Boxed notes: on a page and back, in a WordPress block, and outside of answers. */
import { expect, it } from 'vitest';
import { comparePosts } from '#interview/compare/compare-posts.ts';
import type { Aside, Post, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { fromBlocks } from '#interview/html/wordpress/from-blocks.ts';
import { toBlocks } from '#interview/html/wordpress/to-blocks.ts';
import { ownWords } from '#interview/quotation/own-words.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { countPost } from '#interview/words.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const text = (words: string) => [{ type: 'text' as const, text: words }];
const aside: Aside = { type: 'aside', title: text('Repères'), content: [text('Un.'), text('Deux.')] };
const article = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });
const htmlOf = (post: Post): string =>
  renderBlogHtml(post, { publicationId: 'a1', pictureAddress: (sha256) => `https://a.example/${sha256}` });
const read = (html: string, origin: 'blog' | 'outside'): TopBlock[] =>
  readHtml(html, { newId: () => '', origin, language: 'fr' });

it('is written as the group block of WordPress’s own editor, and read back', () => {
  const html = htmlOf(article(aside));
  const blocks = toBlocks(html, 'fr-FR');
  expect(blocks).toContain(
    '<!-- wp:group {"tagName":"aside","className":"iv-aside","style":{"border":{"radius":"10px","style":"solid","width":"1px"},"spacing":{"margin":{"top":"1.5em","bottom":"1.5em"},"padding":{"top":"1em","right":"1.2em","bottom":".2em","left":"1.2em"}}}} -->\n<aside class="wp-block-group iv-aside" style="border-radius:10px;',
  );
  expect(blocks).toContain(
    '<!-- wp:paragraph {"className":"iv-aside-title"} -->\n<p class="iv-aside-title"><strong>Repères</strong></p>',
  );
  expect(read(fromBlocks(blocks), 'blog')).toEqual([aside]);
});

it('includes a paragraph that a colleague writes in the group', () => {
  const blocks = toBlocks(htmlOf(article(aside)), 'fr-FR').replace(
    '</aside>',
    '\n\n<!-- wp:paragraph -->\n<p>Trois.</p>\n<!-- /wp:paragraph --></aside>',
  );
  expect(read(fromBlocks(blocks), 'blog')).toEqual([
    { ...aside, content: [...aside.content, text('Trois.')] },
  ]);
});

it.each(['blog', 'outside'] as const)('is read from a page of ours, from %s', (origin) => {
  expect(read(htmlOf(article(aside)), origin)).toEqual([aside]);
});

it('with more than words is sealed on its blog, and read as parts elsewhere', () => {
  const html = '<aside class="iv-aside"><p>Un.</p><ul><li>a</li></ul></aside>';
  expect(read(html, 'blog')).toEqual([{ type: 'html', html, origin: 'blog' }]);
  expect(read(html, 'outside')).toEqual([{ type: 'aside', content: [text('Un.'), text('a')] }]);
});

it('keeps an element with the same name on another page as text', () => {
  expect(read('<aside><p>Un.</p></aside>', 'outside')).toEqual([{ type: 'paragraph', content: text('Un.') }]);
});

it('is not part of a speaker’s answer', () => {
  const { post } = buildInterview().asking('Pourquoi ?').answering('Anne', 'Deux mots.', aside);
  expect(countPost(post).perParticipant.get('p1')).toBe(2);
  expect(ownWords(post, ['p1']).words).toBe(2);
  expect(countPost(post).words).toBe(1 + 2 + 3);
});

it('reports a frame put around a paragraph', () => {
  const changes = comparePosts(
    article({ type: 'paragraph', content: text('Un.') }),
    article({ type: 'aside', content: [text('Un.')] }),
  );
  expect(JSON.stringify(changes)).toContain('"aside"');
});
