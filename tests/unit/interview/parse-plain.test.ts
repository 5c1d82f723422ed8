/** The parser for well-formed HTML returns parse5’s tree, or nothing. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { parsePlain } from '#interview/markup/parse-plain.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { arbitraryBlogPost } from '#tests/builders/arbitrary-blog-html.ts';
import { arbitraryPost } from '#tests/builders/arbitrary-post.ts';
import { checkProperty, rateOf } from '#tests/random/check-property.ts';

type Place = Readonly<{ startOffset: number; endOffset: number }>;
type Located = {
  sourceCodeLocation?:
    | (Place & { startTag?: Place; endTag?: Place; attrs?: Readonly<Record<string, Place>> })
    | null;
};

const placeOf = (location: Place | undefined): number[] | undefined =>
  location && [location.startOffset, location.endOffset];

/** Every field that a reader of the tree may use. */
function summaryOf(node: Tree.Node, parent?: Tree.Node): unknown {
  const { sourceCodeLocation: at } = node as Located;
  const own = 'parentNode' in node ? node.parentNode : undefined;
  const { childNodes, ...fields } = { childNodes: undefined, ...node } as Readonly<
    Record<string, unknown>
  > & {
    readonly childNodes?: readonly Tree.ChildNode[] | undefined;
  };
  const { attrs, tagName, namespaceURI, value, data, nodeName } = fields;
  return {
    places: at && [placeOf(at), placeOf(at.startTag), placeOf(at.endTag)],
    // Positions of attributes are needed for pictures only.
    attributes:
      tagName === 'img' &&
      Object.entries(at?.attrs ?? {}).map(([name, attributePlace]) => [name, placeOf(attributePlace)]),
    ofItsParent: own === parent,
    fields: [nodeName, tagName, namespaceURI, attrs, value, data],
    children: childNodes?.map((child) => summaryOf(child, node)),
  };
}

const byParse5 = (html: string): unknown =>
  summaryOf(parseFragment(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));

/** How it is read; `none`: it is left to parse5. */
function verdictOn(html: string): 'same' | 'other' | 'none' {
  const tree = parsePlain(html);
  if (tree === undefined) return 'none';
  return isDeepStrictEqual(summaryOf(tree), byParse5(html)) ? 'same' : 'other';
}

describe('gives the same tree as parse5', () => {
  it('for markup of twenty years of editors', () => {
    checkProperty(
      fc.property(arbitraryBlogPost, (html) => {
        expect(verdictOn(html)).not.toBe('other');
      }),
    );
  });

  const PIECES = (
    '< > </ /> = " \' & ; ! -- --> <!-- <!--> <!---> --!> <!- / # x a b p li ul div h2 h3 iframe br img td <p> </p> <b> </b> <a> </a> <i> ' +
    '</i> <div> </div> <ul> </ul> <li> </li> <h2> </h2> <h3> </h3> <br/> <hr> <p/> <P> </P> <pre> </pre> <span> </span> <font> </font> ' +
    '<iframe> </iframe> <iframe></iframe> <table> </table> <tbody> </tbody> <tr> </tr> <td> </td> <svg> </svg> <script> </script> <button> <title> <nobr> <image> ' +
    '&amp; &eacute; &nbsp; &notit; &not &copy &#0; &#13; &#128; &#xd800; &zwj; &ngE; <a\u00a0href="b"> href="?a=1&b=2" title=\'&copy=1\' ' +
    'class="a&amp;b" class="x" STYLE="y" hidden x:y="z" <o:p> </o:p> <em > </em > <img/> <img> <li> <address> </address>'
  ).split(' ');
  const soup = fc
    .array(fc.constantFrom(...PIECES, ' ', '\n', '\t', '\f', '\r', '\0', '\ufeff', '\ud83c', '🌊', 'mot'), {
      maxLength: 14,
    })
    .map((pieces) => pieces.join(''));
  it('for random fragments', () => {
    checkProperty(
      fc.property(soup, (html) => {
        expect(verdictOn(html)).not.toBe('other');
      }),
    );
  });

  it('for the same, opened and closed in turn', () => {
    const fragments = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(
          fc.constantFrom('mot', ' ', '\n', '&nbsp;', '&eacute;', 'a & b', '<br>', '<hr />', '<!--more-->'),
          fc.constantFrom('<img src="?a=1&amp;b=2" alt="x">', "<img alt='é &lt; \"' />", '<wbr>'),
        ),
        fc
          .tuple(
            fc.constantFrom(
              ...'p div span b i em a font ul ol li h2 h3 blockquote pre code figure section center address iframe table tbody tr td o:p'.split(
                ' ',
              ),
            ),
            fc.constantFrom('', ' class="a b"', ' style="color: red" lang="fr"', " title='x'", ' hidden '),
            fc.array(tie('node'), { maxLength: 4 }),
          )
          .map(([name, attributes, inside]) => `<${name}${attributes}>${inside.join('')}</${name}>`),
        fc
          .tuple(fc.array(tie('node'), { maxLength: 2 }), fc.array(tie('node'), { maxLength: 2 }))
          .map(
            ([one, other]) =>
              `<table>\n<tbody><tr><td>${one.join('')}</td> <th>${other.join('')}</th></tr></tbody></table>`,
          ),
      ),
    })).node;
    let cases = 0;
    let plain = 0;
    checkProperty(
      fc.property(fc.array(fragments, { maxLength: 4 }), (nodes) => {
        cases += 1;
        const verdict = verdictOn(nodes.join(''));
        expect(verdict).not.toBe('other');
        if (verdict === 'same') plain += 1;
      }),
    );
    expect(rateOf(plain, cases)).toBeGreaterThan(0.3);
  });
});

describe('parses without parse5', () => {
  it('what Escale renders, except rare parts', () => {
    checkProperty(
      fc.property(arbitraryPost, (post) => {
        const pictureAddress = (): string => 'https://exemple.fr/a?b=1&c=2';
        const html = renderBlogHtml(post, { pictureAddress });
        const rare = /<(?:caption|script|svg|dl|details|form|video|audio|object)\b|\r/i.test(html);
        expect(rare ? ['same', 'none'] : ['same']).toContain(verdictOn(html));
      }),
    );
  });

  it.each([
    // It has a script.
    ['2021-editeur', false],
    ['2013-separateurs', true],
    ['2008-lignes', true],
  ])('a real page of a blog: %s', (name, plain) => {
    const file = path.join(import.meta.dirname, '../../fixtures/html-of-blogs', `${name}.html`);
    expect(verdictOn(readFileSync(file, 'utf8'))).toBe(plain ? 'same' : 'none');
  });

  it('common markup', () => {
    for (const html of [
      '<p>Un <b>mot</b>&nbsp;: «&nbsp;oui&nbsp;»<br /></p>\n<div class="separator"><a href="https://a.fr/?b=1&c=2"><img src="x.jpg" alt="" /></a></div>',
      '<ul>\n<li>un<ul><li>deux</li></ul></li>\n</ul><!--more--><h2 id="q">Question</h2>',
      '<iframe src="https://www.youtube.com/embed/a" allowfullscreen></iframe>',
      '<table class="tr-caption-container"><tbody>\n<tr><td><a href="a"><img src="b" /></a></td></tr>\n<tr><td>Le <i>quai</i></td></tr></tbody></table>',
      'sans un seul élément',
      '',
    ])
      expect(verdictOn(html), html).toBe('same');
  });

  it('nothing that it would read differently', () => {
    for (const html of [
      '<p>un<p>deux',
      '<p><div>un</div></p>',
      '<b><p>un</b></p>',
      '<li>un<li>deux',
      '<a>un<a>deux</a></a>',
      '<table><tr><td>un</td></tr></table>',
      '<table><tbody>un<tr><td>deux</td></tr></tbody></table>',
      '<pre>\nun</pre>',
      '<iframe>un</iframe>',
      '<div/>',
      '<h2><h3></h3></h2>',
      '</p>',
      'un\r\ndeux',
      '<p title=un>deux</p>',
      'un &amp deux',
      '<!--> <p> -->',
    ])
      expect(verdictOn(html), html).toBe('none');
  });
});
