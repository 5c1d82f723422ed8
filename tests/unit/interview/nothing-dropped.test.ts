/** HTML of the blog: all of it is in a block or a sealed card, with its bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postSchema, type TopBlock } from '#interview/document.ts';
import { cleanText } from '#interview/inlines.ts';
import { linkAddress, webAddress } from '#interview/markup/addresses.ts';
import {
  attribute,
  isElement,
  parseHtml,
  type HtmlElement,
  type HtmlParent,
} from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { readUnits } from '#interview/html/read-units.ts';
import { isLinkToPicture } from '#interview/markup/read-link.ts';
import { shownText, shownTextOf } from '#interview/markup/shown-text.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { arbitraryBlogPost } from '../../builders/arbitrary-blog-html.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const read = (html: string, keepSource = true): TopBlock[] =>
  readHtml(html, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource });

const squeeze = (text: string): string => cleanText(text).replace(/[\s\u00a0\u202f]+/g, '');

/** Every word of some blocks, in order; for a card, its visible words. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, part]: [string, unknown]) =>
      key === 'text' || key === 'cite'
        ? String(part)
        : key === 'html'
          ? shownTextOf(String(part))
          : wordsOf(part),
    )
    .join('');
}

const withoutSource = ({ ...block }: TopBlock): TopBlock => {
  if ('source' in block) delete block.source;
  return block;
};

function elements(node: HtmlParent): HtmlElement[] {
  return node.childNodes.filter(isElement).flatMap((child) => [child, ...elements(child)]);
}

/** The addresses of links that show something, pictures and frames. */
function addressesOf(html: string, isIncluded: (element: HtmlElement) => boolean = () => true): string[] {
  return elements(parseHtml(html))
    .filter(isIncluded)
    .flatMap((element) => {
      if (element.tagName === 'img' || element.tagName === 'iframe') return [attribute(element, 'src') ?? ''];
      const shows =
        shownText(element.childNodes).trim() !== '' ||
        elements(element).some(({ tagName }) => tagName === 'img');
      return element.tagName === 'a' && shows ? [attribute(element, 'href') ?? ''] : [];
    })
    .filter((address) => address !== '' && !address.startsWith('javascript:'));
}

function expectWhole(html: string): void {
  const blocks = read(html);
  expect(squeeze(wordsOf(blocks))).toBe(squeeze(shownTextOf(html)));
  const units = readUnits(html, { language: 'fr' });
  expect(units.flatMap((unit) => unit.blocks)).toEqual(blocks.map((block) => withoutSource(block)));
  // In order, separate, with nothing visible between them.
  let at = 0;
  const keptAddresses = new Set<string>();
  for (const { start, end } of units) {
    expect([start >= at, end > start]).toEqual([true, true]);
    for (const address of addressesOf(html.slice(start, end))) keptAddresses.add(address);
    at = end;
  }
  expect(addressesOf(html).filter((address) => !keptAddresses.has(address))).toEqual([]);
  const slices = units.flatMap(({ start, end, blocks: inside }) => inside.map(() => html.slice(start, end)));
  const bytes = blocks.map((block, index) => [block, slices[index] ?? ''] as const);
  expect(bytes.filter(([block, slice]) => block.type === 'html' && !slice.includes(block.html))).toEqual([]);
  expect(bytes.filter(([block, slice]) => 'source' in block && block.source !== slice)).toEqual([]);
  // An edited block without its bytes has every address that a document may contain.
  const bare = read(html, false);
  const cards = bare.flatMap((block) => (block.type === 'html' ? addressesOf(block.html) : []));
  const model = [JSON.stringify(bare), ...cards].join('\n');
  const lost = addressesOf(html, (element) => !(element.tagName === 'a' && isLinkToPicture(element))).filter(
    (address) => {
      const normalized = linkAddress(address) ?? webAddress(address);
      return normalized !== undefined && !model.includes(normalized) && !model.includes(address);
    },
  );
  expect(lost).toEqual([]);
  expect(postSchema.safeParse({ ...emptyPost('article', 'fr'), body: blocks }).error).toBeUndefined();
}

describe('HTML of the blog is read without loss', () => {
  it('for any HTML', () => {
    checkProperty(fc.property(arbitraryBlogPost, expectWhole));
  });

  const web = 'https://1.bp.blogspot.com/-a/s320/quai.jpg';
  const large = 'https://1.bp.blogspot.com/-a/s1600/quai.jpg';
  const figure = `<div class="separator" style="clear: both; text-align: center;"><a href="${large}" imageanchor="1" style="margin-left: 1em;"><img border="0" data-original-height="900" data-original-width="1200" src="${web}" width="320" /></a></div>`;

  /** The blocks read from HTML: the type and the bytes of each, within the whole. */
  it.each<[string, string, [string, string][]]>([
    [
      'a separator, its link and its picture',
      `${figure}\n<p>a</p>`,
      [
        ['image', figure],
        ['paragraph', '<p>a</p>'],
      ],
    ],
    [
      'loose text between two breaks',
      '<div dir="ltr" trbidi="on">\nUn mot.<br />\n<br />\n<b>Deux</b> mots.<br /><br /></div>',
      [
        ['paragraph', 'Un mot.'],
        ['paragraph', '<b>Deux</b> mots.'],
      ],
    ],
    [
      'a line for each div, empty ones between',
      '<div style="text-align: justify;">un</div><div><br /></div><div style="text-align: justify;">deux</div>',
      [
        ['paragraph', '<div style="text-align: justify;">un</div>'],
        ['paragraph', '<div style="text-align: justify;">deux</div>'],
      ],
    ],
    [
      'bold around several paragraphs',
      '<b>un<br><br>deux</b>',
      [
        ['paragraph', 'un'],
        ['paragraph', 'deux'],
      ],
    ],
    [
      'bold across a paragraph’s end',
      'un <b>deux<br><br>trois</b>',
      [
        ['paragraph', 'un <b>deux<br><br>trois</b>'],
        ['paragraph', 'un <b>deux<br><br>trois</b>'],
      ],
    ],
    [
      'the caption table',
      `<table align="center" class="tr-caption-container"><tbody><tr><td><a href="${large}"><img src="${web}" /></a></td></tr><tr><td class="tr-caption">Le quai</td></tr></tbody></table>`,
      [
        [
          'image',
          `<table align="center" class="tr-caption-container"><tbody><tr><td><a href="${large}"><img src="${web}" /></a></td></tr><tr><td class="tr-caption">Le quai</td></tr></tbody></table>`,
        ],
      ],
    ],
    [
      'the jump break in a span, the anchor of a name',
      '<p>a</p><span><a name="more"></a></span><a name="suite"></a><p>b</p>',
      [
        ['paragraph', '<p>a</p>'],
        ['jumpBreak', '<span><a name="more"></a></span>'],
        ['paragraph', '<p>b</p>'],
      ],
    ],
    [
      'line ends of Windows and characters of four bytes',
      '<p>🌊 un\r\ndeux</p>\r\n\r\n<p>trois\r\n</p>',
      [
        ['paragraph', '<p>🌊 un\r\ndeux</p>'],
        ['paragraph', '<p>trois\r\n</p>'],
      ],
    ],
    [
      'unclosed paragraphs',
      '<p>un\n<p>deux',
      [
        ['paragraph', '<p>un\n'],
        ['paragraph', '<p>deux'],
      ],
    ],
    [
      'a link around a picture to another address',
      `<a href="https://exemple.fr/livre"><img src="${web}"></a>`,
      [['html', `<a href="https://exemple.fr/livre"><img src="${web}"></a>`]],
    ],
    [
      'a link around a paragraph',
      '<a href="https://exemple.fr/"><p>un</p></a>',
      [['html', '<a href="https://exemple.fr/"><p>un</p></a>']],
    ],
    [
      'a smiley in a sentence',
      '<p>oui <img src="https://exemple.fr/s.gif" width="15" height="15"> non</p>',
      [['html', '<p>oui <img src="https://exemple.fr/s.gif" width="15" height="15"> non</p>']],
    ],
    [
      'a tracking pixel',
      'a<img src="https://exemple.fr/p.gif" width="1" height="1">',
      [
        ['paragraph', 'a'],
        ['html', '<img src="https://exemple.fr/p.gif" width="1" height="1">'],
      ],
    ],
    ['a picture next to the file', '<img src="images/a.jpg">', [['html', '<img src="images/a.jpg">']]],
    [
      'hidden content',
      'a<div style="display:none">b</div>',
      [
        ['paragraph', 'a'],
        ['html', '<div style="display:none">b</div>'],
      ],
    ],
    ['a list counted down', '<ol reversed><li>a</li></ol>', [['html', '<ol reversed><li>a</li></ol>']]],
    ['a list in letters', '<ol type="a"><li>a</li></ol>', [['list', '<ol type="a"><li>a</li></ol>']]],
    [
      'words after an item’s list',
      '<ul><li>a<ul><li>b</li></ul>c</li></ul>',
      [['html', '<ul><li>a<ul><li>b</li></ul>c</li></ul>']],
    ],
    [
      'a heading in a quote',
      '<blockquote><h3>a</h3><p>b</p></blockquote>',
      [['html', '<blockquote><h3>a</h3><p>b</p></blockquote>']],
    ],
    ['a rule in a quote', '<blockquote>a<hr>b</blockquote>', [['html', '<blockquote>a<hr>b</blockquote>']]],
    [
      'a source with a link',
      '<blockquote>a<footer><a href="https://exemple.fr/">b</a></footer></blockquote>',
      [['quote', '<blockquote>a<footer><a href="https://exemple.fr/">b</a></footer></blockquote>']],
    ],
    [
      'a list in a cell',
      '<table><tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>',
      [['html', '<table><tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>']],
    ],
    [
      'a list under a picture',
      '<figure><img src="https://exemple.fr/a.jpg"><figcaption><ul><li>a</li></ul></figcaption></figure>',
      [
        ['image', '<img src="https://exemple.fr/a.jpg">'],
        ['list', '<figcaption><ul><li>a</li></ul></figcaption>'],
      ],
    ],
    [
      'a link in preformatted text',
      '<pre>a <a href="https://exemple.fr/">b</a></pre>',
      [['html', '<pre>a <a href="https://exemple.fr/">b</a></pre>']],
    ],
    ['definitions', '<dl><dt>a</dt><dd>b</dd></dl>', [['html', '<dl><dt>a</dt><dd>b</dd></dl>']]],
    [
      'a frame',
      '<iframe src="//www.youtube.com/embed/x"></iframe>',
      [['html', '<iframe src="//www.youtube.com/embed/x"></iframe>']],
    ],
    [
      'more nesting than the reader accepts',
      `${'<div>'.repeat(300)}mot`,
      [['html', `${'<div>'.repeat(300)}mot`]],
    ],
  ])('%s', (_, html, expected) => {
    expectWhole(html);
    expect(
      read(html).map((block) => [block.type, block.type === 'html' ? block.html : block.source]),
    ).toEqual(expected);
  });

  it('keeps a legacy embedded video entirely, with its address', () => {
    const film =
      '<object width="425" height="344"><param name="movie" value="https://www.youtube.com/v/x"><embed src="https://www.youtube.com/v/x" type="application/x-shockwave-flash"></embed></object>';
    expect(read(`<center>${film}</center>`)).toEqual([{ type: 'html', html: film, origin: 'blog' }]);
  });

  it('for HTML of other programs too', () => {
    const folder = join(import.meta.dirname, '../../fixtures/clipboard');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expectWhole(readFileSync(join(folder, file), 'utf8'));
  });
});
