/** Our HTML as blocks and back: nothing changes for a reader, nor for what is read back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameHtml } from '#interview/html/same-html.ts';
import { fromBlocks } from '#interview/html/from-blocks.ts';
import { fromStored, toStored } from '#interview/html/wordpress-html.ts';
import { toBlocks } from '#interview/html/wordpress-blocks.ts';
import { renderBloggerHtml } from '#interview/render/blogger-html.ts';
import { sampleInterview } from '#interview/render/sample-interview.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const wrapped = (inside: string): string => `<div class="iv-post" id="iv-a1" lang="fr">${inside}</div>`;
const SHA = 'a'.repeat(64);
const pictureAddress = (sha256: string): string => `https://blog.example/${sha256}.jpg`;

test('a sample, turn by turn', () => {
  const html = renderBloggerHtml(sampleInterview('fr'), { publicationId: 'a1', pictureAddress });
  const blocks = toBlocks(html);
  expect(blocks).toContain(
    '<!-- wp:heading {"className":"iv-question"} -->\n<h2 class="wp-block-heading iv-question"',
  );
  expect(blocks).toContain('<!-- wp:group {"className":"iv-answer iv-p-p0"} -->');
  expect(blocks).toContain('<!-- wp:image {"className":"iv-figure iv-asset-');
  expect(sameHtml('wordpress', fromBlocks(blocks), html)).toBe(true);
  expect(sameHtml('blogger', fromBlocks(toBlocks(wrapped('<p>Un.</p>'))), wrapped('<p>Un.</p>'))).toBe(true);
});

test('lists within lists, quotes, rules; what has no block stands in plain HTML', () => {
  const html = wrapped(
    '<ul><li>Un<ol><li>Deux</li></ol></li></ul><blockquote><p>Trois</p></blockquote><hr><!--more-->' +
      '<pre style="overflow:auto"><code>quatre --></code></pre><table><tbody><tr><td>Cinq</td></tr></tbody></table>',
  );
  const blocks = toBlocks(html);
  for (const name of ['list', 'list-item', 'quote', 'separator', 'more'])
    expect(blocks).toContain(`<!-- wp:${name}`);
  expect(blocks).toContain('<!-- wp:list {"ordered":true} -->');
  expect(sameHtml('wordpress', fromBlocks(blocks), html)).toBe(true);
});

test('as the editor writes it after a colleague: other white space, no measures', () => {
  const html = wrapped(
    `<figure class="iv-figure iv-left" role="figure" aria-label="Quai" style="float:left"><img class="iv-asset-${SHA}" src="https://a.example/q.jpg" alt="Un quai" width="9" height="6"><figcaption style="font-size:.9em">Quai</figcaption></figure><p>Un.</p>`,
  );
  const edited = toBlocks(html).replaceAll('\n\n', '\n\n\n').replace('<p>Un.</p>', '<p>Un, deux.</p>');
  expect(edited).toContain('<figure class="wp-block-image alignleft iv-figure iv-left iv-asset-');
  const back = fromBlocks(edited);
  expect(sameHtml('wordpress', back, html.replace('Un.', 'Un, deux.'))).toBe(true);
  expect(sameHtml('wordpress', back, html)).toBe(false);
});

test('a block that is not ours is something that somebody put there', () => {
  const html = wrapped('<p>Un.</p>');
  const more = toBlocks(html).replace('<!-- wp:paragraph', '<!-- wp:latest-posts /-->\n\n<!-- wp:paragraph');
  expect(sameHtml('wordpress', fromBlocks(more), html)).toBe(false);
});

test('what was written there keeps its bytes', () => {
  for (const html of [
    '<!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->',
    '<p>Un',
    '',
    '<div id="iv-a">',
  ])
    expect(fromStored(toStored(html))).toBe(html);
});

test('any post', () => {
  checkProperty(
    fc.property(arbitraryPost, (post) => {
      const html = renderBloggerHtml(post, { publicationId: 'a1', pictureAddress });
      expect(sameHtml('wordpress', fromBlocks(toBlocks(html)), html)).toBe(true);
    }),
  );
});
