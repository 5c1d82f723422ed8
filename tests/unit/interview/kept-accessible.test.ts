/** Accessibility data of a text survives pasting and publishing (EN 301 549, 11.8.2 and 11.8.3). */
import { expect, it } from 'vitest';
import type { Post } from '#interview/document.ts';
import { readForeign } from '#interview/html/read-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { emptyPost } from '#interview/upgrade.ts';

const publishPost = (post: Post): string =>
  renderBlogHtml(post, { pictureAddress: (sha256) => `https://images.example/${sha256}` });

/** Pasted into an empty article in French, then published. */
function pastedAndPublished(html: string): string {
  const { blocks } = readForeign(html, { newId: () => 'n', language: 'fr' });
  return publishPost({ ...emptyPost('article', 'fr'), body: blocks });
}

it.each([
  [
    'the text of a picture',
    '<p><img src="https://a.example/x.jpg" alt="Un héron &quot;cendré&quot;"></p>',
    'alt="Un héron &quot;cendré&quot;"',
  ],
  [
    'the order of headings',
    '<h2>Un</h2><p>a</p><h3>Deux</h3><p>b</p><h4>Trois</h4><p>c</p>',
    /<h2>Un<\/h2>.*<h3>Deux<\/h3>.*<h4>Trois<\/h4>/,
  ],
  [
    'lists in lists',
    '<ul><li>Un<ol><li>Deux</li></ol></li></ul>',
    '<ul><li>Un<ol><li>Deux</li></ol></li></ul>',
  ],
  [
    'the headers and the caption of a table',
    '<table><caption>Crues</caption><thead><tr><th>Année</th><th>Hauteur</th></tr></thead><tbody><tr><th scope="row">1998</th><td>2 m</td></tr></tbody></table>',
    /<caption>Crues<\/caption>.*<th scope="col">Année<\/th><th scope="col">Hauteur<\/th>.*<th scope="row">1998<\/th><td>2 m<\/td>/,
  ],
  [
    'the language of words',
    '<p>Un <span lang="en">deadline</span> ferme.</p>',
    '<span lang="en">deadline</span>',
  ],
  [
    'the words of a link',
    '<p><a href="https://a.example/">La carte</a></p>',
    '<a href="https://a.example/">La carte</a>',
  ],
])('%s', (_what, html, pattern) => {
  expect(pastedAndPublished(html)).toMatch(pattern);
});

it('sets the language, an alternative text for each picture (empty for decorative ones), a title for each frame', () => {
  const out = publishPost({
    ...emptyPost('article', 'fr'),
    body: [
      {
        type: 'image',
        url: 'https://a.example/x.jpg',
        alt: 'ignoré',
        caption: [],
        credit: '',
        decorative: true,
      },
      { type: 'embed', url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', title: 'La crue', frame: true },
    ],
  });
  expect(out).toMatch(/^<div[^>]* lang="fr"/);
  expect(out).toMatch(/<img[^>]* alt=""/);
  expect(out).toMatch(/<iframe[^>]* title="La crue"/);
});
