/** A post written elsewhere is changed only where its document changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image, Post, TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { readUnits } from '#interview/html/read-units.ts';
import { shownTextOf } from '#interview/markup/shown-text.ts';
import { shownWords } from '#interview/html/shown-words.ts';
import { withoutWhiteSpace } from '#interview/inlines.ts';
import { publishedForm } from '#interview/published-form.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { arbitraryBlogPost } from '../../builders/arbitrary-blog-html.ts';
import { applyEdit, arbitraryEdit, withOtherWord } from '../../builders/arbitrary-edit.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256}`;
const postOf = (html: string): Post => ({
  ...emptyPost('article', 'fr'),
  body: readHtml(html, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
});
const patchPage = (html: string, post: Post): string => patchHtml(html, post, { pictureAddress });

const folder = join(import.meta.dirname, '../../fixtures');
const FIXTURES = ['html-of-blogs', 'clipboard'].flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, readFileSync(join(folder, name, file), 'utf8')] as const),
);

const wordsOf = (post: Post): string => publishedForm(post).body.map(shownWords).join('');

function expectWords(html: string, post: Post): void {
  expect(withoutWhiteSpace(shownTextOf(html))).toBe(wordsOf(post));
  expect(html).not.toMatch(/\biv-post\b|id="iv-|id="[qa]-/);
}

/** The differing range of two texts. */
function difference(one: string, other: string): { start: number; end: number } {
  let start = 0;
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - start && one.at(-1 - tail) === other.at(-1 - tail))
    tail += 1;
  return { start, end: one.length - tail };
}

describe('a post written elsewhere', () => {
  it.each(FIXTURES)('%s: unchanged, the same bytes', (_, html) => {
    expect(patchPage(html, postOf(html))).toBe(html);
  });

  it.each(FIXTURES)('%s: one changed word changes only its block', (_, html) => {
    const post = postOf(html);
    const units = readUnits(html, { language: 'fr' });
    let changes = 0;
    units.forEach((unit, index) => {
      if (unit.blocks.length !== 1 || units.length !== post.body.length) return;
      const block = withOtherWord(post.body[index] as TopBlock, 1);
      if (block === undefined) return;
      changes += 1;
      const body = post.body.with(index, block);
      const result = patchPage(html, { ...post, body });
      const { start, end } = difference(html, result);
      expect([start >= unit.start, end <= unit.end], html.slice(start, end)).toEqual([true, true]);
      expectWords(result, { ...post, body });
      // A published page is stable.
      expect(patchPage(result, { ...post, body })).toBe(result);
    });
    expect(changes).toBeGreaterThan(html.length > 3_000 ? 0 : -1);
  });

  it('any HTML: unchanged, the same bytes', () => {
    checkProperty(
      fc.property(arbitraryBlogPost, (html) => {
        expect(patchPage(html, postOf(html))).toBe(html);
      }),
    );
  });

  it('any HTML with any edit: the page has the document’s content', () => {
    checkProperty(
      fc.property(
        fc.oneof(arbitraryBlogPost, fc.constantFrom(...FIXTURES.map(([, html]) => html))),
        fc.array(arbitraryEdit, { minLength: 1, maxLength: 4 }),
        (html, edits) => {
          const post = edits.reduce(applyEdit, postOf(html));
          const result = patchPage(html, post);
          expectWords(result, post);
          // Entangled tags are rewritten repeatedly until they are well formed; a real page is not.
          const again = patchPage(result, post);
          expectWords(again, post);
          expect(FIXTURES.some(([, page]) => page === html) ? again : result).toBe(result);
        },
      ),
    );
  });

  it.each([
    ['<p><img src="https://exemple.fr/a.jpg" alt="Ancien" width="3"></p>', 'alt="Le puits"'],
    ['<p><img ALT=\'\' src="https://exemple.fr/a.jpg"/></p>', 'alt="Le puits"'],
    ['<p><img src=https://exemple.fr/a.jpg alt=Ancien></p>', 'alt="Le puits"'],
    [
      '<figure><img src="https://exemple.fr/a.jpg" title="Vue"><figcaption>Là</figcaption></figure>',
      'title="Vue"',
    ],
  ])('%s: a changed alternative text replaces the old one', (html, other) => {
    const post = postOf(html);
    const body = post.body.map((block) =>
      block.type === 'image' ? { ...block, alt: 'Le puits', decorative: false } : block,
    );
    const result = patchPage(html, { ...post, body });
    expect(result.match(/alt=/gi)).toEqual(['alt=']);
    expect(result).toContain('alt="Le puits"');
    expect(result).toContain(other);
    expect(patchPage(result, { ...post, body })).toBe(result);
    const { start, end } = difference(html, result);
    expect(html.slice(start, end)).not.toMatch(/[<>]/);
  });

  it.each(FIXTURES)('%s: new blocks of every kind are added once, and again is no change', (_, html) => {
    const post = postOf(html);
    const image: Image = {
      type: 'image',
      asset: 'a'.repeat(64),
      alt: 'Un puits',
      caption: [],
      credit: 'Lucie',
      decorative: false,
    };
    const text = [{ type: 'text' as const, text: 'neuf' }];
    const added: TopBlock[] = [
      image,
      { type: 'gallery', images: [image, { ...image, asset: 'b'.repeat(64) }] },
      { type: 'embed', url: 'https://videos.exemple.fr/1', title: 'Une visite', frame: false },
      { type: 'list', ordered: true, items: [{ content: text }, { content: text }] },
      { type: 'quote', content: [text], cite: 'Lucie' },
      {
        type: 'table',
        rows: [
          [
            { header: true, content: text },
            { header: false, content: text },
          ],
        ],
      },
      { type: 'code', text: 'un\ndeux' },
      { type: 'heading', level: 3, content: text },
      { type: 'rule' },
      { type: 'html', html: '<dl><dt>neuf</dt></dl>', origin: 'outside' },
    ];
    const middle = Math.floor(post.body.length / 2);
    const document = { ...post, body: [...post.body.slice(0, middle), ...added, ...post.body.slice(middle)] };
    const result = patchPage(html, document);
    for (const part of ['a'.repeat(64), 'videos.exemple.fr/1', '<dt>neuf</dt>'])
      expect(result.split(part).length, part).toBeGreaterThan(1);
    expect(patchPage(result, document)).toBe(result);
    expect(patchPage(result, post).length).toBeLessThan(result.length);
  });
});
