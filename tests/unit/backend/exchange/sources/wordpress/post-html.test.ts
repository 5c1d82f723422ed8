/** Bodies as WordPress stores them, read as readers see them, without a lost word. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toParagraphs } from '#interview/html/wordpress/classic-html.ts';
import { htmlOfBody, type WordPressParts } from '#backend/exchange/sources/wordpress/post-html.ts';
import type { Attachment } from '#backend/exchange/sources/wordpress/shortcodes.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { wordsOf } from '#tests/builders/read-site-export.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const FILES: Readonly<Record<string, Attachment>> = {
  '7': { url: 'https://carnets.example/u/port.jpg', alt: 'Le port', caption: 'Au petit matin' },
  '8': { url: 'https://carnets.example/u/digue.jpg' },
  '9': { url: 'https://carnets.example/u/son.mp3', caption: 'La corne' },
};
const BLOCKS: Readonly<Record<string, string>> = {
  '50': '<!-- wp:paragraph --><p>Une note partagée.</p><!-- /wp:paragraph -->',
  '51': '<!-- wp:block {"ref":51} /-->',
};
const parts: WordPressParts = {
  byId: (id) => FILES[id],
  ofPost: (postId) => (postId === '1' ? Object.values(FILES).slice(0, 2) : []),
  block: (id) => BLOCKS[id],
};
const html = (content: string, meta: Readonly<Record<string, string>> = {}): string =>
  htmlOfBody({ content, postId: '1', meta: new Map(Object.entries(meta)) }, parts);
const linesOf = (content: string, meta?: Readonly<Record<string, string>>): string[] =>
  readHtml(html(content, meta), { newId: () => 'x', origin: 'outside', language: 'fr' }).map((block) => {
    if (block.type === 'paragraph' || block.type === 'heading')
      return `${block.type} ${block.content.map((run) => (run.type === 'text' ? run.text : run.type === 'link' ? `[${run.url}]` : '/')).join('')}`;
    if (block.type === 'image')
      return `image ${block.url ?? ''} ${block.caption.map((run) => (run.type === 'text' ? run.text : '')).join('')}`.trim();
    if (block.type === 'embed') return `embed ${block.url}`;
    return block.type;
  });

describe('the classic editor', () => {
  test('a blank line separates paragraphs, a line end is a break', () => {
    expect(linesOf('Un début\nsur deux lignes.\n\nUn <em>autre</em>.\r\n\r\n\r\nEt un troisième.')).toEqual([
      'paragraph Un début/sur deux lignes.',
      'paragraph Un autre.',
      'paragraph Et un troisième.',
    ]);
  });

  test('line ends around headings, lists, quotes and tables are layout of the source', () => {
    const text =
      'Avant\n<h2>Titre</h2>\nAprès\n\n<ul>\n\t<li>un</li>\n\t<li>deux\n\nencore</li>\n</ul>\n<blockquote>Un mot.\n\nUn autre.</blockquote>\n<table>\n\n<tbody>\n<tr>\n<td>a</td><td>b</td>\n</tr>\n<tr><td>c</td><td>d</td></tr>\n</tbody></table>\nfin';
    expect(linesOf(text)).toEqual([
      'paragraph Avant',
      'heading Titre',
      'paragraph Après',
      'list',
      'quote',
      'table',
      'paragraph fin',
    ]);
    expect(wordsOf(html(text))).toBe('Avant Titre Après un deux encore Un mot. Un autre. a b c d fin');
  });

  test('preformatted text keeps its lines, and a mark continues across a blank line', () => {
    expect(html('<pre>un\n\ndeux</pre>')).toBe('<pre>un\n\ndeux</pre>');
    expect(linesOf('<strong>Un.\n\nDeux.</strong>')).toEqual(['paragraph Un.', 'paragraph Deux.']);
  });

  test('a written break stays one, and « more » splits the post', () => {
    expect(linesOf('Un<br />\ndeux\n\n<!--more-->\n\ntrois')).toEqual([
      'paragraph Un/deux',
      'jumpBreak',
      'paragraph trois',
    ]);
  });

  test('pictures with a caption, of both kinds', () => {
    expect(
      linesOf(
        'Avant.\n\n[caption id="attachment_7" align="aligncenter" width="300"]<a href="https://carnets.example/u/port.jpg"><img src="https://carnets.example/u/port-300x200.jpg" alt="x" width="300" /></a> Le port, <em>au matin</em>[/caption]\n\nAprès.',
      ),
    ).toEqual([
      'paragraph Avant.',
      'image https://carnets.example/u/port-300x200.jpg Le port, au matin',
      'paragraph Après.',
    ]);
    expect(
      linesOf('[caption caption="Ancienne"]<img src="https://carnets.example/a.png">[/caption]'),
    ).toEqual(['image https://carnets.example/a.png Ancienne']);
  });

  test('a gallery shows its files, named or attached to the post; an unknown one stays as written', () => {
    const files = [
      'image https://carnets.example/u/port.jpg Au petit matin',
      'image https://carnets.example/u/digue.jpg',
    ];
    expect(linesOf('[gallery ids="7,8" columns="2"]')).toEqual(files);
    expect(linesOf('[gallery]')).toEqual(files);
    expect(linesOf('[gallery ids="77"]')).toEqual(['paragraph [gallery ids="77"]']);
  });

  test('a gallery of thousands of files stays as written, and so does one that adds too much', () => {
    const long = `[gallery ids="${'7,'.repeat(1_001)}"]`;
    expect(html(long)).toContain(long);
    const many = html(`[gallery ids="${'7,'.repeat(1_000)}"]`.repeat(100));
    expect(many.length).toBeLessThan(3_000_000);
    expect(many).toContain('[gallery ids="7,7,');
  });

  test('videos and sounds by their address, alone on a line or in brackets', () => {
    expect(linesOf('Voir :\n\nhttps://youtu.be/abcdefghijk\n\nfin')).toEqual([
      'paragraph Voir :',
      'embed https://www.youtube.com/watch?v=abcdefghijk',
      'paragraph fin',
    ]);
    expect(linesOf('[embed width="400"]https://vimeo.com/123456[/embed]')).toEqual([
      'embed https://vimeo.com/123456',
    ]);
    expect(linesOf('[youtube https://www.youtube.com/watch?v=abcdefghijk&amp;w=640]')).toEqual([
      'embed https://www.youtube.com/watch?v=abcdefghijk',
    ]);
    expect(html('[audio mp3="https://carnets.example/u/son.mp3"][/audio]')).toContain(
      '<audio src="https://carnets.example/u/son.mp3"',
    );
    expect(html('[playlist ids="9"]')).toContain('<figcaption>La corne</figcaption>');
  });

  test('keeps what is no WordPress shortcode: words in brackets, other programs’, an escaped one', () => {
    for (const text of [
      'Il dit [sic] cela [...] ici',
      '[contact-form-7 id="3"]',
      '[[gallery]]',
      '[caption]sans image[/caption]',
    ])
      expect(wordsOf(html(text))).toBe(text);
    expect(linesOf('[code lang="php"]<b>x</b>[/code]')).toEqual(['code']);
    expect(wordsOf(html('[code]<b>x</b>[/code]'))).toBe('<b>x</b>');
  });
});

describe('the block editor', () => {
  test('paragraphs are those of the blocks, and classic text between them is read as classic', () => {
    const text =
      '<!-- wp:paragraph {"dropCap":true} -->\n<p class="has-drop-cap">Un\ndeux.</p>\n<!-- /wp:paragraph -->\n\nAncien.\n\nTexte.\n\n<!-- wp:heading --><h2 class="wp-block-heading">Titre</h2><!-- /wp:heading -->';
    expect(linesOf(text)).toEqual([
      'paragraph Un deux.',
      'paragraph Ancien.',
      'paragraph Texte.',
      'heading Titre',
    ]);
  });

  test('columns, groups, pull quotes, details, tables, files and buttons keep their words', () => {
    const text =
      '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>À gauche</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column"><!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>À droite</li><!-- /wp:list-item --></ul><!-- /wp:list --></div><!-- /wp:column --></div><!-- /wp:columns --><!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Un mot</p><cite>Elle</cite></blockquote></figure><!-- /wp:pullquote --><!-- wp:details --><details class="wp-block-details"><summary>Résumé</summary><p>Suite</p></details><!-- /wp:details --><!-- wp:file --><div class="wp-block-file"><a href="https://carnets.example/a.pdf">Le rapport</a></div><!-- /wp:file --><!-- wp:verse --><pre class="wp-block-verse">Un vers</pre><!-- /wp:verse -->';
    expect(wordsOf(html(text))).toBe('À gauche À droite Un mot Elle Résumé Suite Le rapport Un vers');
  });

  test('embeds of any site keep their caption', () => {
    const embed = (url: string): string =>
      `<!-- wp:embed {"url":"${url}"} -->\n<figure class="wp-block-embed is-type-rich"><div class="wp-block-embed__wrapper">\n${url}\n</div><figcaption class="wp-element-caption">Légende</figcaption></figure>\n<!-- /wp:embed -->`;
    expect(linesOf(embed('https://video.example/w/3fHcrzWrSpzCGKUx8Gc3MC'))).toEqual([
      'embed https://video.example/w/3fHcrzWrSpzCGKUx8Gc3MC',
      'paragraph Légende',
    ]);
    expect(linesOf(embed('https://social.example/@a/1'))[0]).toBe('embed https://social.example/@a/1');
  });

  test('a shared block is read where it is referenced, and one that references itself ends', () => {
    expect(linesOf('<!-- wp:block {"ref":50} /-->')).toEqual(['paragraph Une note partagée.']);
    expect(
      linesOf('<!-- wp:block {"ref":51} /--><!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->'),
    ).toEqual(['paragraph x']);
  });

  test('footnotes come last and keep their numbers', () => {
    const text =
      '<!-- wp:paragraph --><p>Un fait<sup data-fn="a-1" class="fn"><a href="#a-1" id="a-1-link">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->';
    expect(wordsOf(html(text, { footnotes: '[{"id":"a-1","content":"Voir <em>l’étude</em>."}]' }))).toBe(
      'Un fait1. Voir l’étude.',
    );
    expect(html(text, { footnotes: '[{"content":' })).toContain('[{"content":');
  });
});

describe('the picture of a post', () => {
  test('comes first, unless the body shows it in one of its sizes', () => {
    expect(linesOf('Texte.', { _thumbnail_id: '7' })).toEqual([
      'image https://carnets.example/u/port.jpg Au petit matin',
      'paragraph Texte.',
    ]);
    expect(
      linesOf('<img src="https://carnets.example/u/port-300x200.jpg">', { _thumbnail_id: '7' }),
    ).toHaveLength(1);
  });
});

const WORDS = fc.constantFrom(
  'mot',
  ...'pré|<p>|</p>|<br>|<em>|</em>|<div>|</div>|<li>|<ul>|</ul>|<h2>|</h2>|[gallery]|[caption]|[/caption]|[audio|]|['.split(
    '|',
  ),
  ...'<!-- wp:x -->|<!-- /wp:x -->|<!--more-->| |\n|\n\n|\r\n'.split('|'),
);

describe('random HTML', () => {
  test('keeps every word, in order', () => {
    checkProperty(
      fc.property(fc.array(WORDS, { maxLength: 40 }), (pieces) => {
        const text = pieces.map((piece, at) => (piece === 'mot' ? `mot${at}` : piece)).join('');
        const wordNumbers = (from: string): string[] => from.match(/mot\d+/g) ?? [];
        expect(wordNumbers(toParagraphs(text))).toEqual(wordNumbers(text));
        expect(wordNumbers(html(text))).toEqual(wordNumbers(text));
      }),
    );
  });

  test.each([
    ['blank lines', '\n'.repeat(2_000_000)],
    ['openings', '[caption]'.repeat(200_000)],
    ['openings with one end', `${'[caption]'.repeat(200_000)}[/caption]`],
    ['tags without end', '<a '.repeat(500_000)],
    ['comments', '<!-- x -->'.repeat(200_000)],
    ['blocks without end', '<!-- wp:a -->'.repeat(200_000)],
    ['comments without end', '<!-- '.repeat(400_000)],
    ['preformatted without end', '<pre>'.repeat(300_000)],
    ['spaces', `${' '.repeat(1_000_000)}\n${' '.repeat(1_000_000)}`],
    ['values', `[audio ${'a="'.repeat(300_000)}]`],
    ['addresses', 'https://a.fr/x\n'.repeat(100_000)],
    ['notes', '<sup data-fn='.repeat(100_000)],
  ])('%s: takes time in proportion to its length', { timeout: 20_000 }, (_name, text) => {
    expect(html(text).length).toBeGreaterThanOrEqual(0);
  });
});
