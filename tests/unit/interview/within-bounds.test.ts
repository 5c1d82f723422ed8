/** A document accepted by the quick bounds check is accepted by the schema. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Image, LIMITS, postSchema, type TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { isWithinBounds } from '#interview/html/within-bounds.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { arbitraryBlogPost } from '#tests/builders/arbitrary-blog-html.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty, rateOf } from '#tests/random/check-property.ts';

const isAccepted = (body: readonly TopBlock[]): boolean =>
  postSchema.safeParse({ ...emptyPost('article', 'fr'), body }).success;
const read = (html: string): TopBlock[] =>
  readHtml(html, { newId: () => 'n', origin: 'blog', keepSource: true, language: 'fr' });

it('accepts documents of blog pages', () => {
  let cases = 0;
  let sure = 0;
  checkProperty(
    fc.property(arbitraryBlogPost, (html) => {
      const body = read(html);
      const within = isWithinBounds(body);
      cases += 1;
      if (within) sure += 1;
      expect(!within || isAccepted(body)).toBe(true);
    }),
  );
  // At a glance is of use only if most pages are within bounds.
  expect(rateOf(sure, cases)).toBeGreaterThan(0.25);
});

it('accepts any post', () => {
  checkProperty(
    fc.property(arbitraryPost, ({ body }) => {
      expect(!isWithinBounds(body) || isAccepted(body)).toBe(true);
    }),
  );
});

const text = (length: number) => ({ type: 'text', text: 'a'.repeat(length) }) as const;
const paragraph = (...content: Extract<TopBlock, { type: 'paragraph' }>['content']): TopBlock => ({
  type: 'paragraph',
  content,
});
const picture = (change: object): TopBlock => ({
  type: 'image',
  url: 'https://a.fr/b.png',
  alt: '',
  caption: [],
  credit: '',
  decorative: true,
  ...change,
});

const table = (change: object): TopBlock => ({
  type: 'table',
  rows: [[{ header: false, content: [text(1)], ...change }]],
});

it.each<[string, TopBlock, boolean]>([
  ['a run of the maximum length', paragraph(text(LIMITS.text)), true],
  ['a run above the maximum', paragraph(text(LIMITS.text + 1)), false],
  ['an empty run', paragraph(text(0)), false],
  ['too many runs', paragraph(...Array.from({ length: LIMITS.inlines + 1 }, () => text(1))), false],
  ['a script address as a link', paragraph({ type: 'link', url: 'javascript:1', content: [text(1)] }), false],
  [
    'a long title',
    paragraph({ type: 'link', url: 'https://a.fr', title: 'a'.repeat(2_001), content: [] }),
    false,
  ],
  ['a long source', { type: 'rule', source: 'a'.repeat(LIMITS.html + 1) }, false],
  ['a card of the maximum size', { type: 'html', html: 'a'.repeat(LIMITS.html + 1), origin: 'blog' }, false],
  ['an empty list', { type: 'list', ordered: true, items: [] }, false],
  [
    'a list with a high first number',
    { type: 'list', ordered: true, start: 1_000_001, items: [{ content: [] }] },
    false,
  ],
  ['a long citation', { type: 'quote', content: [], cite: 'a'.repeat(2_001) }, false],
  ['a picture of the maximum width', picture({ width: 100_000 }), true],
  ['a picture above the maximum width', picture({ width: 100_001 }), false],
  ['a fractional width', picture({ width: 1.5 }), false],
  ['an invalid picture address', picture({ url: 'ftp://a.fr/b.png' }), false],
  ['a long description', picture({ alt: 'a'.repeat(2_001) }), false],
  ['a table', table({}), true],
  ['a long run in a cell', table({ content: [text(LIMITS.text + 1)] }), false],
  ['a cell across too many columns', table({ columns: 101 }), false],
  ['code of the maximum length', { type: 'code', text: 'a'.repeat(LIMITS.text) }, true],
  ['code above the maximum', { type: 'code', text: 'a'.repeat(LIMITS.text + 1) }, false],
  ['a card', { type: 'embed', url: 'https://a.fr', title: 'a'.repeat(2_000), frame: true }, true],
  [
    'a card with a long title',
    { type: 'embed', url: 'https://a.fr', title: 'a'.repeat(2_001), frame: true },
    false,
  ],
  ['a row with one picture', { type: 'gallery', images: [picture({}) as Image] }, false],
])('%s', (_what, block, within) => {
  expect(isWithinBounds([block])).toBe(within);
  expect(isAccepted([block])).toBe(within);
});

it('refuses too many blocks', () => {
  expect(isWithinBounds(Array.from({ length: LIMITS.blocks + 1 }, () => ({ type: 'rule' as const })))).toBe(
    false,
  );
});
