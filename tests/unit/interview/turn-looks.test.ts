/** Formatting that a colleague sets on our turns survives an update, and is no change of the post. */
import { expect, test } from 'vitest';
import { fromStored, toStored } from '#interview/html/wordpress/stored-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import { sampleInterview } from '#interview/render/sample-interview.ts';
import type { Post } from '#interview/document.ts';

const sample = sampleInterview(pages.sample);
const render = (post: Post): string => renderBlogHtml(post, { publicationId: 'a1', pictureAddress: String });
const html = render(sample);
const readStored = toStored(html);

/** As the block editor saves them. */
const coloured = readStored
  .replace(
    '<!-- wp:heading {"className":"iv-question"} -->\n<h2 class="wp-block-heading iv-question"',
    '<!-- wp:heading {"textAlign":"center","className":"iv-question","style":{"color":{"text":"#123456"}}} -->\n<h2 class="wp-block-heading has-text-align-center iv-question has-text-color" style="color:#123456"',
  )
  .replace(
    '<!-- wp:group {"className":"iv-answer iv-p-p0"} -->\n<div class="wp-block-group iv-answer iv-p-p0"',
    '<!-- wp:group {"className":"iv-answer iv-p-p0","backgroundColor":"accent-5","layout":{"type":"constrained"}} -->\n<div class="wp-block-group iv-answer iv-p-p0 has-accent-5-background-color has-background"',
  )
  .replace(
    '<!-- wp:paragraph -->\n<p><b class="iv-name iv-p-p0">',
    '<!-- wp:paragraph {"align":"right"} -->\n<p class="has-text-align-right"><b class="iv-name iv-p-p0">',
  )
  .replace(
    /<!-- wp:paragraph \{"className":"iv-lead","style":(\{[^ ]*\})\} -->\n<p class="iv-lead"/,
    '<!-- wp:paragraph {"dropCap":true,"className":"iv-lead","style":$1} -->\n<p class="has-drop-cap iv-lead"',
  );

test('colours set on turns are no change of the post', () => {
  for (const look of ['textAlign', 'accent-5', 'has-text-align-right', 'dropCap'])
    expect(coloured).toContain(look);
  expect(fromStored(coloured).replace(/ style="color:#123456"/, '')).toBe(fromStored(readStored));
});

test('an update of other words keeps them', () => {
  const post = {
    ...sample,
    body: sample.body.map((block) =>
      block.type === 'question'
        ? { ...block, content: [[{ type: 'text' as const, text: 'Pourquoi ?' }]] }
        : block,
    ),
  };
  const words = (text: string): string =>
    text.replace(/(<h2[^<>]*iv-question[^<>]*>)[^<>]*</g, '$1Pourquoi ?<');
  expect(toStored(render(post), coloured)).toBe(words(coloured));
  expect(toStored(html, coloured)).toBe(coloured);
  expect(toStored(html, readStored)).toBe(readStored);
  expect(toStored(html)).toBe(readStored);
});

test('are dropped from a turn with another person or level', () => {
  const other = {
    ...sample,
    body: sample.body.map((block) => (block.type === 'answer' ? { ...block, participants: ['p1'] } : block)),
  };
  const again = toStored(render(other), coloured);
  expect(again).not.toContain('accent-5');
  expect(again).toContain('"textAlign":"center"');
});

test('a duplicate anchor breaks nothing', () => {
  const twice = coloured.replace(/(<!-- wp:heading[\s\S]*?<!-- \/wp:heading -->)/, '$1\n\n$1');
  expect(toStored(html, twice)).toBe(coloured);
  expect(toStored(`${html}${html}`, twice)).toBe(`${html}${html}`);
});
