/** Our HTML as blocks and back: unchanged for readers and for the read-back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameHtml } from '#interview/html/same-html.ts';
import { fromBlocks } from '#interview/html/wordpress/from-blocks.ts';
import { fromStored, toStored } from '#interview/html/wordpress/stored-html.ts';
import { toBlocks } from '#interview/html/wordpress/to-blocks.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { pages } from '#assets/messages/fr/pages.ts';
import { sampleInterview } from '#interview/render/sample-interview.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const wrapPost = (inside: string): string => `<div class="iv-post" id="iv-a1" lang="fr">${inside}</div>`;
const SHA = 'a'.repeat(64);
const pictureAddress = (sha256: string): string => `https://blog.example/escale-${sha256.slice(0, 32)}.jpg`;

test('renders a sample turn by turn', () => {
  const html = renderBlogHtml(sampleInterview(pages.sample), { publicationId: 'a1', pictureAddress });
  const blocks = toBlocks(html);
  expect(blocks).toContain(
    '<!-- wp:heading {"className":"iv-question"} -->\n<h2 class="wp-block-heading iv-question"',
  );
  expect(blocks).toContain('<!-- wp:group {"className":"iv-answer iv-p-p0"} -->');
  expect(blocks).toContain('<!-- wp:image {"className":"iv-figure iv-asset-');
  expect(isSameHtml('blocks', fromBlocks(blocks), html)).toBe(true);
  expect(isSameHtml('plain', fromBlocks(toBlocks(wrapPost('<p>Un.</p>'))), wrapPost('<p>Un.</p>'))).toBe(
    true,
  );
});

test('wraps a post in its site’s language in one group', () => {
  const html = renderBlogHtml(sampleInterview(pages.sample), { publicationId: 'a1', pictureAddress });
  const blocks = toBlocks(html, 'fr-FR');
  expect(blocks).toMatch(
    /^<!-- wp:group \{"className":"iv-post iv-lang-fr"\} -->\n<div class="wp-block-group iv-post iv-lang-fr" id="iv-a1"><!-- wp:/,
  );
  expect(blocks).toMatch(/<\/div>\n<!-- \/wp:group -->$/);
  expect(
    isSameHtml('plain', fromBlocks(toBlocks(wrapPost('<p>Un.</p>'), 'fr')), wrapPost('<p>Un.</p>')),
  ).toBe(true);
  expect(isSameHtml('blocks', fromBlocks(blocks), html)).toBe(true);
});

test('wraps a post in another language in plain HTML, with the theme’s spacing', () => {
  for (const language of [undefined, 'en-GB', 'f']) {
    const blocks = toBlocks(wrapPost('<p>Un.</p>'), language);
    expect(blocks).toContain('<div class="is-layout-flow iv-post" id="iv-a1" lang="fr">');
    expect(fromBlocks(blocks)).toBe(wrapPost('<p>Un.</p>'));
  }
});

test('reads a post without blocks, and one inside two plain HTML blocks', () => {
  expect(isSameHtml('blocks', fromBlocks(toBlocks(wrapPost(''), 'fr-FR')), wrapPost(''))).toBe(true);
  const earlier = `<!-- wp:html -->\n<div class="iv-post" id="iv-a1" lang="fr">\n<!-- /wp:html -->\n\n<!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html -->\n</div>\n<!-- /wp:html -->`;
  expect(fromBlocks(earlier)).toBe(wrapPost('<p>Un.</p>'));
});

test('renders tables, code and pictures side by side as blocks', () => {
  const figure = '<div class="iv-figure"><img src="https://a.example/q.jpg" alt="Un quai"></div>';
  const row = `<tr><th scope="col">Jour</th><th scope="col"><em>Heure</em></th></tr><tr><th scope="row">Lundi</th><td colspan="2">07:10</td></tr>`;
  const html = wrapPost(
    `<table border="1" cellpadding="6" style="border-collapse:collapse"><caption>Les <b>marées</b></caption><tbody>${row}</tbody></table>` +
      `<table border="1" cellpadding="6"><tbody>${row}</tbody></table>` +
      '<pre style="overflow:auto"><code class="language-php">[a]  &lt;b&gt;<br><br>https://a.example/</code></pre>' +
      `<div class="iv-gallery" style="display:flex">${figure}${figure}</div>` +
      `<figure class="iv-gallery" role="figure" aria-label="Deux"><figure class="iv-figure"><img src="https://a.example/q.jpg" alt=""><figcaption>Un</figcaption></figure>${figure}<figcaption style="flex:1">Deux</figcaption></figure>`,
  );
  const blocks = toStored(html);
  for (const opening of [
    '<!-- wp:table {"hasFixedLayout":false} -->\n<figure class="wp-block-table"><table><tbody><tr><th scope="col">Jour',
    '</table><figcaption class="wp-element-caption">Les <b>marées</b></figcaption></figure>',
    '<!-- wp:code {"className":"language-php"} -->\n<pre class="wp-block-code language-php"><code>&#91;a]  &lt;b&gt;\n\nhttps:&#47;&#47;a.example/</code>',
    '<!-- wp:gallery {"imageCrop":false,"className":"iv-gallery"} -->\n<figure class="wp-block-gallery has-nested-images columns-default iv-gallery"><!-- wp:image',
    '<figcaption class="blocks-gallery-caption wp-element-caption">Deux</figcaption></figure>',
  ])
    expect(blocks).toContain(opening);
  expect(blocks).not.toContain('cellpadding');
  expect(isSameHtml('blocks', fromStored(blocks), html)).toBe(true);
  const changed = fromStored(
    blocks.replace('Lundi', 'Mardi').replace('[a', '[b').replace('&#91;a', '&#91;b'),
  );
  expect(changed).not.toContain('<!-- wp:');
  expect(isSameHtml('blocks', changed, html.replaceAll('Lundi', 'Mardi').replace('[a', '[b'))).toBe(false);
});

test('reads an older post with tables, code and galleries in plain HTML and links with labels', () => {
  const table =
    '<table border="1" cellpadding="6" style="border-collapse:collapse"><tbody><tr><td>Un</td><td>Deux</td></tr></tbody></table>';
  const code = '<pre style="overflow:auto"><code class="language-php">a<br>b</code></pre>';
  const gallery =
    '<div class="iv-gallery" style="display:flex"><div class="iv-figure"><img src="https://a.example/q.jpg" alt="Un"></div><div class="iv-figure"><img src="https://a.example/r.jpg" alt="Deux"></div></div>';
  const link = '<a class="iv-enlarge" href="https://a.example/q.jpg" aria-label="Agrandir : Un">';
  const plain = (html: string): string => `<!-- wp:html -->\n${html}\n<!-- /wp:html -->`;
  const earlier = [
    '<div class="iv-post" id="iv-a1" lang="fr">',
    table,
    code,
    gallery,
    `<!-- wp:image {"className":"iv-figure"} -->\n<figure class="wp-block-image iv-figure">${link}<img src="https://a.example/q.jpg" alt="Un"/></a></figure>\n<!-- /wp:image -->`,
    '</div>',
  ].map((part) => (part.startsWith('<!--') ? part : plain(part)));
  const html = wrapPost(
    `${table}${code}${gallery}<div class="iv-figure">${link}<img src="https://a.example/q.jpg" alt="Un"></a></div>`,
  );
  expect(fromStored(earlier.join('\n\n'))).not.toContain('<!-- wp:');
  expect(isSameHtml('blocks', fromStored(earlier.join('\n\n')), html)).toBe(true);
});

test('renders nested lists, quotations and rules; anything without a block as plain HTML', () => {
  const html = wrapPost(
    '<ul><li>Un<ol><li>Deux</li></ol></li></ul><blockquote><p>Trois</p></blockquote><hr><!--more-->' +
      '<pre style="overflow:auto"><code>quatre --></code></pre><table><tbody><tr><td>Cinq</td></tr></tbody></table>',
  );
  const blocks = toBlocks(html);
  for (const name of ['list', 'list-item', 'quote', 'separator', 'more'])
    expect(blocks).toContain(`<!-- wp:${name}`);
  expect(blocks).toContain('<!-- wp:list {"ordered":true} -->');
  expect(isSameHtml('blocks', fromBlocks(blocks), html)).toBe(true);
});

test('reads it as the editor saves it after a colleague: other white space, no dimensions', () => {
  const html = wrapPost(
    `<figure class="iv-figure iv-left" role="figure" aria-label="Quai" style="float:left"><img class="iv-asset-${SHA}" src="https://a.example/q.jpg" alt="Un quai" width="9" height="6"><figcaption style="font-size:.9em">Quai</figcaption></figure><p>Un.</p>`,
  );
  const edited = toBlocks(html).replaceAll('\n\n', '\n\n\n').replace('<p>Un.</p>', '<p>Un, deux.</p>');
  expect(edited).toContain('<figure class="wp-block-image alignleft iv-figure iv-left iv-asset-');
  const back = fromBlocks(edited);
  expect(isSameHtml('blocks', back, html.replace('Un.', 'Un, deux.'))).toBe(true);
  expect(isSameHtml('blocks', back, html)).toBe(false);
});

test('gives a picture of the site’s library its id', () => {
  const src = `https://a.example/escale-${SHA.slice(0, 32)}.jpg`;
  const html = wrapPost(
    `<figure class="iv-figure iv-left" role="figure"><img class="iv-asset-${SHA}" src="${src}" alt="Un quai" width="9"><figcaption>Quai</figcaption></figure>` +
      `<div class="iv-figure"><a class="iv-enlarge" href="${src}"><img class="iv-asset-${SHA}" src="${src}" alt=""></a></div>`,
  );
  const blocks = toStored(html, '', { mediaId: () => '12' });
  expect(blocks).toContain(
    `<!-- wp:image {"id":12,"sizeSlug":"full","linkDestination":"none","align":"left","className":"iv-figure iv-left iv-asset-${SHA}"} -->\n` +
      `<figure class="wp-block-image alignleft size-full iv-figure iv-left iv-asset-${SHA}"><img src="${src}" alt="Un quai" class="wp-image-12"/>`,
  );
  expect(blocks).toContain('"linkDestination":"media"');
  const back = fromStored(blocks);
  expect(back).not.toContain('wp-');
  expect(isSameHtml('blocks', back, html)).toBe(true);
  // The former format of pictures.
  expect(isSameHtml('plain', fromStored(toStored(html)), back)).toBe(true);
});

test('names the link around a picture by its description', () => {
  const linked = (alt: string): string =>
    toBlocks(
      wrapPost(
        `<div class="iv-figure"><a class="iv-enlarge" href="https://a.example/q.jpg" aria-label="Agrandir"><img src="https://a.example/q.jpg" alt="${alt}"></a></div>`,
      ),
    );
  expect(linked('Un quai')).toContain('<!-- wp:image');
  expect(linked('Un quai')).not.toContain('aria-label');
  expect(linked('')).toContain('aria-label="Agrandir"');
});

test('keeps the block of a picture that a colleague replaced or resized', () => {
  const src = `https://a.example/escale-${SHA.slice(0, 32)}.jpg`;
  const html = wrapPost(
    `<div class="iv-figure"><img class="iv-asset-${SHA}" src="${src}" alt="Un quai"></div>`,
  );
  const blocks = toStored(html, '', { mediaId: () => '12' });
  const changes = [
    blocks.replaceAll('12', '13').replace(src, 'https://a.example/autre.jpg'),
    blocks.replace('"full"', '"medium"').replace('size-full', 'size-medium'),
  ];
  for (const changed of changes) {
    expect(fromStored(changed)).toContain('<!-- wp:image {"id":1');
    expect(isSameHtml('blocks', fromStored(changed), html)).toBe(false);
  }
});

test('treats a foreign block as added by someone there', () => {
  const html = wrapPost('<p>Un.</p>');
  const more = toBlocks(html).replace('<!-- wp:paragraph', '<!-- wp:latest-posts /-->\n\n<!-- wp:paragraph');
  expect(isSameHtml('blocks', fromBlocks(more), html)).toBe(false);
});

test('keeps the bytes written there', () => {
  for (const html of [
    '<!-- wp:paragraph -->\n<p>Un.</p>\n<!-- /wp:paragraph -->',
    '<p>Un',
    '',
    '<div id="iv-a">',
  ])
    expect(fromStored(toStored(html))).toBe(html);
});

test('reads back any post', () => {
  checkProperty(
    fc.property(arbitraryPost, (post) => {
      const html = renderBlogHtml(post, { publicationId: 'a1', pictureAddress });
      expect(isSameHtml('blocks', fromBlocks(toBlocks(html)), html)).toBe(true);
      const stored = toStored(html, '', { language: post.language, mediaId: () => '7' });
      expect(isSameHtml('blocks', fromStored(stored), html)).toBe(true);
    }),
  );
});
