/** Any core blocks with any edits: complete blocks are sent, with the document’s text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Post } from '#interview/document.ts';
import { delimiterOf, parseBlocks } from '#interview/markup/block-tree.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { shownTextOf } from '#interview/markup/shown-text.ts';
import { shownWords } from '#interview/html/shown-words.ts';
import { withoutWhiteSpace } from '#interview/inlines.ts';
import { fromStored, toStored } from '#interview/html/wordpress/stored-html.ts';
import { publishedForm } from '#interview/published-form.ts';
import { patchHtml } from '#interview/render/patch-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { applyEdit, arbitraryEdit } from '#tests/builders/arbitrary-edit.ts';
import { CORE_BLOCKS } from '#tests/builders/wordpress/core-blocks.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const postOf = (raw: string): Post => ({
  ...emptyPost('article', 'fr'),
  body: readHtml(fromStored(raw), { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
});
const updateBlocks = (raw: string, post: Post): string =>
  toStored(patchHtml(fromStored(raw), post, { pictureAddress: String }));

/** The text outside of blocks, and comments without a partner. */
function loose(raw: string): string {
  const outside = parseBlocks(raw).reduceRight(
    (left, { start, end }) => left.slice(0, start) + left.slice(end),
    raw,
  );
  const open: string[] = [];
  const single: string[] = [];
  for (const [, comment = ''] of raw.matchAll(/<!--([\s\S]*?)-->/g)) {
    const { name = '', is } = delimiterOf(comment) ?? {};
    if (is === 'opening') open.push(name);
    if (is === 'closing' && open.pop() !== name) single.push(name);
  }
  return outside.trim() + [...open, ...single].join(' ');
}

const group = (inside: string): string =>
  `<!-- wp:group -->\n<div class="wp-block-group">${inside}</div>\n<!-- /wp:group -->`;
const blocks = fc.array(fc.constantFrom(...Object.values(CORE_BLOCKS)), { minLength: 1, maxLength: 6 });
const arbitraryRaw = fc
  .tuple(blocks, blocks, fc.boolean())
  .map(([some, others, isGroup]) =>
    [...some, isGroup ? group(others.join('\n\n')) : others.join('\n\n')].join('\n\n'),
  );

test('random edits keep unchanged blocks', () => {
  checkProperty(
    fc.property(arbitraryRaw, fc.array(arbitraryEdit, { maxLength: 4 }), (raw, edits) => {
      const post = edits.reduce(applyEdit, postOf(raw));
      const after = updateBlocks(raw, post);
      expect(edits.length === 0 ? after : raw).toBe(raw);
      expect(loose(after)).toBe('');
      expect(withoutWhiteSpace(shownTextOf(after))).toBe(publishedForm(post).body.map(shownWords).join(''));
    }),
  );
});
