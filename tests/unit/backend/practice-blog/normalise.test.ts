import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, decodeEntities, htmlPieces, htmlToText } from '#interview/markup/html-pieces.ts';
import { escapeHtml, normaliseContent } from '#backend/practice-blog/html.ts';
import { brokenLines } from '#tests/builders/practice-blog/behaviours.ts';
import { excerpt } from '#interview/html/excerpt.ts';
import { selected } from '#backend/practice-blog/resources.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** Fragments of markup in any order, valid or invalid. */
const anyHtml = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<p class="a">',
        '<br>',
        '<br/>',
        '<!--more-->',
        '<!-- x -->',
        '<!--',
        '-->',
        '<',
        '>',
        '"',
        "'",
        '<img src="data:a">',
        '<b',
        '\n',
        ' ',
        '&nbsp;',
        '&',
        '</',
        '<é>',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
  .filter((html) => !html.includes('<![CDATA['));

describe('Blogger’s changes to HTML', () => {
  test.each([
    ['<p>a</p><!--more--><p>b</p>', "<p>a</p><a name='more'></a><p>b</p>"],
    ['<p>a</p><p></p><p> \n</p><p class="x"></p><p>b</p>', '<p>a</p><p>b</p>'],
    ['<p>&nbsp;</p><p>\u00a0</p><p><br></p>', '<p>&nbsp;</p><p>\u00a0</p><p><br /></p>'],
    ['a<br>b<br/>c<BR >d', 'a<br />b<br />c<br />d'],
    ['<pre>a\nb</pre>', '<pre>a\nb</pre>'],
    [
      '<img alt="a <br> b" src="data:x"><p title="<p></p>">c</p>',
      '<img alt="a <br> b" src="data:x"><p title="<p></p>">c</p>',
    ],
    [
      '<!-- note --><div id="iv-1" lang="fr">« Où ? »</div>',
      '<!-- note --><div id="iv-1" lang="fr">« Où ? »</div>',
    ],
  ])('%s', (html, stored) => {
    expect(normaliseContent(html)).toBe(stored);
  });

  test('turns newlines into breaks on an old blog, outside of tags only', () => {
    expect(normaliseContent(brokenLines('<p\nclass="a">b\r\nc\nd</p>'))).toBe(
      '<p\nclass="a">b<br />c<br />d</p>',
    );
  });

  test('is idempotent for a text without nested empty paragraphs', () => {
    checkProperty(
      fc.property(anyHtml, (html) => {
        let stored = normaliseContent(html);
        // Removing an empty paragraph may join two halves of another.
        for (
          let again = normaliseContent(stored);
          again.length < stored.length;
          again = normaliseContent(stored)
        )
          stored = again;
        expect(normaliseContent(stored)).toBe(stored);
      }),
    );
  });
});

describe('parsed HTML', () => {
  test('joins to the original HTML', () => {
    checkProperty(
      fc.property(anyHtml, (html) => {
        expect(
          htmlPieces(html)
            .map(({ raw }) => raw)
            .join(''),
        ).toBe(html);
      }),
    );
  });

  test('takes time in proportion to its length', () => {
    const hostile = [
      '<p '.repeat(60_000),
      '<a b="'.repeat(60_000),
      '<!--'.repeat(60_000),
      '<![CDATA['.repeat(20_000),
      `<img src="${'A'.repeat(4_000_000)}">`,
    ];
    for (const html of hostile) {
      expect(htmlPieces(html).length).toBeGreaterThan(0);
    }
  });

  test('has words, attributes and entities', () => {
    expect(htmlToText('<p>Un <b>deux</b></p><p>trois&nbsp;:&#233; <!-- x --></p>')).toBe(
      'Un deux trois\u00a0:é',
    );
    expect(attribute('<img alt src=\'a&amp;b\' data-src="c">', 'src')).toBe('a&b');
    expect(attribute('<img src=d>', 'src')).toBe('d');
    expect(attribute('<img>', 'src')).toBeUndefined();
    expect(decodeEntities('&amp;lt; &unknown; &#x1F600; &#0; &#9999999;')).toBe(
      '&lt; &unknown; 😀 &#0; &#9999999;',
    );
  });

  test('is unchanged by escaping and decoding', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeEntities(escapeHtml(text))).toBe(text);
      }),
    );
  });

  test.each([
    ["<p>Un</p><a name='more'></a><p>deux</p>", 'Un', true],
    ['<p>Un deux</p>', 'Un deux', false],
    [
      '<p>Chapô</p><figure><figcaption>Légende</figcaption></figure><h2>Question</h2><p>Réponse</p>',
      'Chapô',
      true,
    ],
    ['<h2>Question</h2><p><b>Ada :</b> Réponse</p>', 'Ada : Réponse', false],
    ['<figure><figcaption>Légende</figcaption></figure><p>Un</p>', 'Un', false],
    [`<p>${'mot '.repeat(60)}</p>`, `${'mot '.repeat(55)}…`, true],
    ['', '', false],
  ])('gives the excerpt of %s', (html, text, more) => {
    expect(excerpt(html)).toEqual({ text, more });
  });
});

describe('partial responses', () => {
  const resource = { a: 1, b: { c: 2, d: { e: 3, f: 4 } }, items: [{ id: 1, x: { y: 5, z: 6 } }, { id: 2 }] };
  test.each([
    ['a', { a: 1 }],
    ['a,b/c', { a: 1, b: { c: 2 } }],
    ['b/d/e,a', { a: 1, b: { d: { e: 3 } } }],
    ['b/d(e),items(id,x/y)', { b: { d: { e: 3 } }, items: [{ id: 1, x: { y: 5 } }, { id: 2 }] }],
    ['items/x(z)', { items: [{ x: { z: 6 } }, {}] }],
    ['*', resource],
    ['items(id),items(x)', { items: resource.items }],
    ['none', {}],
  ])('%s', (fields, expected) => {
    expect(selected(resource, fields)).toEqual(expected);
  });

  test.each(['', 'a,', 'a(b', 'a)b', '/a', 'a//b', `${'a('.repeat(40)}a`])('refuses %s', (fields) => {
    expect(() => selected(resource, fields)).toThrow('Invalid field selection');
  });
});
