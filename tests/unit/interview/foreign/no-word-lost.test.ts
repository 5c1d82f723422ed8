/** With any residue of other programs, the visible words are all there, in order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForeign } from '#interview/html/read-html.ts';
import { blocksToText } from '#interview/plain.ts';
import { postSchema } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { checkProperty } from '#tests/random/check-property.ts';

/** A piece of HTML and the words it shows. */
type Piece = { html: string; words: string };

const word = fc
  .constantFrom('mer', 'été', 'Anne', '«', 'oui', ':', '?', '12', 'œuf', '·', 'o', '1.', '[1]', '🌊')
  .map((text): Piece => ({ html: text, words: text }));
const hidden = fc
  .constantFrom(
    '<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->',
    '<span style="display:none">caché</span>',
    "<span style='mso-hide:all'>caché</span>",
    '<o:p></o:p>',
    '<style>p.x{font-weight:bold}</style>',
    '<title>Sans titre</title>',
    '<p class=MsoNormal><o:p>&nbsp;</o:p></p>',
    '<a name="_Toc1"></a>',
    '<br class="Apple-interchange-newline">',
    '<meta charset=utf-8>',
    '<span class="EOP">&nbsp;</span>',
    "<span style='mso-list:Ignore'><span>&nbsp; </span></span>",
  )
  .map((html): Piece => ({ html, words: '' }));
const space = fc
  .constantFrom(
    ' ',
    '&nbsp;',
    '\n',
    "<span style='mso-spacerun:yes'>&nbsp; </span>",
    '<span class="Apple-converted-space">&nbsp;</span>',
    "<span style='mso-tab-count:1'>&nbsp;&nbsp; </span>",
    '<br>',
  )
  .map((html): Piece => ({ html, words: ' ' }));

const tagPair = (open: string, close: string) => ({ open, close });
const INLINE = [
  tagPair('<b style="font-weight:normal" id="docs-internal-guid-1">', '</b>'),
  tagPair("<span lang=EN-US style='mso-ansi-language:EN-US'>", '</span>'),
  tagPair('<font face="Arial"><u>', '</u></font>'),
  tagPair('<a href="file:///C:/x.docx">', '</a>'),
  tagPair('<a href="#_ftn1"><span class=MsoFootnoteReference>', '</span></a>'),
  tagPair('<a href="https://exemple.fr/a"><span style="text-decoration:underline">', '</span></a>'),
  tagPair('<ins cite="mailto:A" datetime="2026">', '</ins>'),
  tagPair('<st1:PersonName w:st="on">', '</st1:PersonName>'),
  tagPair('<sup>', '</sup>'),
];
const BLOCK = [
  tagPair('<p class=MsoNormal>', '</p>'),
  tagPair("<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>", '</p>'),
  tagPair("<p class=MsoListParagraph style='mso-list:l0 level3 lfo1'>", '</p>'),
  tagPair("<h1 style='mso-list:l1 level1 lfo2'>", '</h1>'),
  tagPair("<p style='mso-outline-level:2'>", '</p>'),
  tagPair('<p class=MsoQuote>', '</p>'),
  tagPair('<div class="ListContainerWrapper"><ul><li data-aria-level="2"><p>', '</p></li></ul></div>'),
  tagPair('<ul><li>', '</li></ul>'),
  tagPair('<ul><ul><li>', '</li></ul></ul>'),
  tagPair('<ol start=4><li><p>', '</p></li></ol>'),
  tagPair('<ul><li><h2>', '</h2></li></ul>'),
  tagPair('<ol><li><div><h3>', '</h3></div></li></ol>'),
  tagPair('<ol><li value=4>', '</li></ol>'),
  tagPair('<a href="https://exemple.fr/b"><p>', '</p></a>'),
  tagPair('<p class=MsoListParagraph style="margin-left:72pt"><!--[if !supportLists]-->', '</p>'),
  tagPair('<blockquote type=cite>', '</blockquote>'),
  tagPair('<table><tr><td>', '</td><td>x</td></tr></table>'),
  tagPair('<div class="gmail_quote">', '</div>'),
  tagPair('<p role="heading" aria-level="3">', '</p>'),
];

const inline: fc.Arbitrary<Piece> = fc.letrec<{ run: Piece }>((tie) => ({
  run: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(word, word, word, space, hidden),
    fc
      .tuple(fc.constantFrom(...INLINE), fc.array(tie('run'), { maxLength: 4 }))
      .map(([{ open, close }, inside]) => wrapPieces(open, inside, close)),
  ),
})).run;

const wrapPieces = (open: string, inside: readonly Piece[], close: string): Piece => ({
  html: `${open}${inside.map((piece) => piece.html).join('')}${close}`,
  words: inside.map((piece) => piece.words).join(''),
});

const block: fc.Arbitrary<Piece> = fc
  .tuple(fc.constantFrom(...BLOCK), fc.array(inline, { maxLength: 6 }))
  .map(([{ open, close }, inside]): Piece => {
    const piece = wrapPieces(open, inside, close);
    return { ...piece, words: ` ${piece.words}${open.startsWith('<table') ? ' x' : ''} ` };
  });

const document = fc.array(fc.oneof({ arbitrary: block, weight: 5 }, { arbitrary: inline, weight: 1 }), {
  maxLength: 8,
});
const bare = (text: string): string => text.replace(/[\s\u00a0]+/gu, '');

describe('HTML of other programs', () => {
  it('loses no visible character', () => {
    checkProperty(
      fc.property(document, (pieces) => {
        const { html, words } = wrapPieces(
          '<html><body lang=FR><!--StartFragment-->',
          pieces,
          '<!--EndFragment--></body></html>',
        );
        const { blocks } = readForeign(html, { newId: () => 'n', language: 'fr' });
        expect(bare(blocksToText(blocks))).toBe(bare(words));
        expect(postSchema.safeParse({ ...emptyPost('article', 'fr'), body: blocks }).error).toBeUndefined();
      }),
    );
  });

  it('gives no empty paragraph', () => {
    checkProperty(
      fc.property(document, (pieces) => {
        const html = pieces.map((piece) => piece.html).join('');
        const { blocks } = readForeign(html, { newId: () => 'n', language: 'fr' });
        const text = blocks.filter((one) => one.type === 'paragraph' || one.type === 'heading');
        expect(text.filter((one) => bare(blocksToText([one])) === '')).toEqual([]);
      }),
    );
  });
});
