/** The source of a quotation is a link, when published and when read back. */
import { expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { readBack } from '#interview/html/read-back.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { renderMarkdown } from '#interview/render/markdown.ts';
import { buildInterview } from '#tests/builders/interview-builder.ts';

const quoting = (cite: string): Post => {
  const post = buildInterview().titled('Un billet').post;
  return { ...post, body: [{ type: 'quote', content: [[{ type: 'text', text: 'Oui.' }]], cite }] };
};
const render = (post: Post): string =>
  renderBlogHtml(post, { publicationId: 'pub-1', pictureAddress: () => 'https://images.example/a.jpg' });

it.each([
  ['Anne, LAB, https://lab.example/a?b=1&c=2#:~:text=Oui,-Merci', true],
  ['Anne, LAB', false],
  ['https://lab.example/a', false],
  ['Anne <b>, https://lab.example/"a', false],
])('publishes the source « %s » and reads it back', (cite, linked) => {
  const post = quoting(cite);
  const html = render(post);
  expect(html.includes('<cite><a href="https://lab.example/')).toBe(linked);
  expect(readBack(html, { newId: () => 'n1', language: 'fr', assetOf: () => undefined }).body).toEqual(
    post.body,
  );
});

it('is a link in Markdown, too', () => {
  expect(renderMarkdown(quoting('Anne, https://lab.example/a'))).toContain(
    '— [Anne](<https://lab.example/a>)',
  );
});

it('reads the address of a source on another page', () => {
  const [quote] = readHtml(
    '<blockquote><p>Oui.</p><p><cite><a href="https://lab.example/a">Le journal</a></cite></p></blockquote>',
    { newId: () => 'n1', language: 'fr', origin: 'outside' },
  );
  expect(quote).toMatchObject({ type: 'quote', cite: 'Le journal, https://lab.example/a' });
});
