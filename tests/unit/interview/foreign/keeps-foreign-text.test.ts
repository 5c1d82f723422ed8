/** Form controls, sources and links of foreign HTML: no letter or address is lost. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseHtml, textOf } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { sanitizeHtml } from '#interview/markup/sanitize.ts';
import { shownWords } from '#interview/html/shown-words.ts';
import { withoutWhiteSpace } from '#interview/inlines.ts';
import type { TopBlock } from '#interview/document.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const read = (html: string): TopBlock[] =>
  readHtml(html, { newId: () => 'n', origin: 'outside', language: 'fr' });
const letters = (html: string): string =>
  withoutWhiteSpace(
    parseHtml(html)
      .childNodes.map((node) => textOf(node))
      .join(''),
  );
const lettersRead = (html: string): string => read(html).map(shownWords).join('');

const word = fc.constantFrom('un', 'deux', 'É', 'x < y', '$row', 'fin.');
const inside = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((parts) => parts.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc
      .tuple(
        fc.constantFrom(
          ...'p b code pre ul li ol div blockquote h2 table select optgroup option form details label'.split(
            ' ',
          ),
        ),
        tie('nodes'),
      )
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    // Not closed, as in a post about code.
    fc.tuple(fc.constantFrom('select', 'option', 'optgroup'), word).map(([tag, text]) => `<${tag}>${text}`),
    word.map((text) => `<textarea>${text}\n  ${text}</textarea>`),
    tie('nodes').map(
      (text) => `<blockquote><p>${text}</p><cite><a href="https://a.example/x">s</a></cite></blockquote>`,
    ),
    word.map((text) => `<a href="https://a.example/">${text}</a>`),
  ),
})).nodes;

describe('foreign HTML', () => {
  it('keeps every letter of form controls, lists and sources', () => {
    checkProperty(
      fc.property(inside, (html) => {
        expect(lettersRead(html)).toBe(letters(html));
      }),
    );
  });

  test.each([
    [
      'options are lines of their own',
      '<p>a <select><option>Un<option>Deux</select> b</p>',
      ['a', 'Un', 'Deux', 'b'],
    ],
    [
      'a control that a post about code does not close',
      '<p>Un <code><select name="x"></code> puis <option>deux</option></p><p>fin</p>',
      ['Un', 'puis', 'deux', 'fin'],
    ],
  ])('%s', (_name, html, words) => {
    expect(read(html).map((block) => shownWords(block))).toEqual(words);
  });

  it('reads a text area as code', () => {
    expect(read('<p>a <textarea>un\n  &lt;b></textarea></p>')).toMatchObject([
      { type: 'paragraph' },
      { type: 'code', text: 'un\n  <b>' },
    ]);
  });

  it('keeps the words of controls in a card', () => {
    expect(sanitizeHtml('<select onchange="x()"><option value="1">Un</select><textarea>a<b</textarea>')).toBe(
      'Una&lt;b',
    );
  });
});

describe('a link address that a document refuses', () => {
  test.each([
    ['<p>le <a href="ftp://ftp.a.example/x">fichier</a>.</p>', 'le fichier (ftp://ftp.a.example/x).'],
    ['<a href="feed://a.example/f">Suivre</a>', 'Suivre (feed://a.example/f)'],
    ['<a href="ftp://a.example/x">ftp://a.example/x</a>', 'ftp://a.example/x'],
    ['<a href="javascript:x()">non</a> <a href="data:text/html,x">non</a>', 'non non'],
  ])('%s', (html, text) => {
    expect(read(html)).toMatchObject([{ type: 'paragraph' }]);
    expect(read(html).map(shownWords)).toEqual([withoutWhiteSpace(text)]);
  });
});

describe('the source of a quote', () => {
  const quote = (source: string): unknown => read(`<blockquote><p>Mots</p>${source}</blockquote>`)[0];
  const a = '<a href="https://a.example/x">Anne</a>';

  test.each([
    ['a link', `<cite>${a}</cite>`],
    ['a link in a paragraph', `<p><cite>${a}</cite></p>`],
    ['a link in a footer', `<footer>${a}</footer>`],
  ])('%s', (_name, source) => {
    expect(quote(source)).toMatchObject({ cite: 'Anne, https://a.example/x' });
  });

  it('keeps the address inside its citation', () => {
    expect(quote(`<footer>${a}, p. 2</footer>`)).toMatchObject({ cite: 'Anne, p. 2, https://a.example/x' });
  });

  it('with several links is a line of the quotation', () => {
    const block = quote(`<footer>${a}, <a href="https://b.example/">Luc</a></footer>`);
    expect(block).not.toHaveProperty('cite');
    expect(JSON.stringify(block)).toMatch(/a\.example\/x.*b\.example/);
  });
});

describe('a link around a picture', () => {
  const around = (href: string, src: string): unknown =>
    read(`<p><a href="${href}"><img src="${src}" alt="Le quai"></a></p>`)[0];

  test.each([
    ['https://a.example/quai.jpg', 'https://a.example/quai.jpg'],
    ['https://a.example/quai.jpg', 'https://a.example/quai-300x200.jpg'],
    ['https://b.example/u/quai.png', 'https://a.example/thumb_quai.jpg'],
    ['https://a.example/timetravel_960.jpg', 'https://a.example/timetravel_960-531x1024.miniature.jpg'],
    ['https://live.example/12_ab_b.jpg', 'https://live.example/12_ab_m.jpg'],
    ['https://1.bp.blogspot.com/-a/s1600/x.jpg', 'https://1.bp.blogspot.com/-a/s320/x.jpg'],
  ])('to its full size %s of %s is dropped', (href, src) => {
    expect(around(href, src)).toMatchObject({ type: 'image', caption: [] });
  });

  test.each(['https://a.example/plan.pdf', 'https://a.example/plan.jpg', 'https://b.example/'])(
    'to %s becomes a link on its caption',
    (url) => {
      expect(around(url, 'https://a.example/quai.jpg')).toMatchObject({ caption: [{ type: 'link', url }] });
    },
  );
});
