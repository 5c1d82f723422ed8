/** Active content of foreign HTML, and the one page to which it may be sent. */
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, it } from 'vitest';
import { foreignParts } from '#interview/foreign-parts.ts';
import { type ActiveKind, activeParts, mayPublishVerbatim } from '#interview/markup/active-content.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { patchForOtherPage, patchHtml } from '#interview/render/patch-html.ts';
import { readHtml } from '#interview/html/read-html.ts';
import type { Post, TopBlock } from '#interview/document.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { HOSTILE_HTML, firstActiveTag } from '#tests/builders/hostile-html.ts';
import { normaliseLikeBlogger } from '#tests/builders/blogger-normalisation.ts';
import { checkProperty } from '#tests/random/check-property.ts';

const kinds = (html: string): ActiveKind[] => activeParts(html).map(({ kind }) => kind);
const pictureAddress = (): string => 'https://images.example/p.png';

it.each<[string, ActiveKind[]]>([
  ['<p>Un</p><script>x()</script>', ['script']],
  ['<noscript><p title="</noscript><img src=x onerror=x()>"></noscript>', ['script']],
  ['<iframe srcdoc="x"></iframe><frameset></frameset>', ['other', 'frame']],
  ['<iframe src="https://a.example/page"></iframe>', ['frame']],
  ['<iframe src="https://a.example/a.mp3"></iframe>', ['frame']],
  ['<iframe src="https://a.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d"></iframe>', ['frame']],
  ['<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" onload="x()"></iframe>', ['frame']],
  ['<form action="/a"><input name="b">Mot</form><select></select>', ['form', 'form']],
  ['<p onclick=x()>Un</p><img/src="a.png"/onerror="x()">', ['handler', 'handler']],
  ['<meta http-equiv=refresh content="0;url=x"><base href="https://a.example/">', ['redirect', 'redirect']],
  ['<object data="x"></object><embed src="x">', ['object', 'object']],
  ['<style>p{}</style><link rel="stylesheet" href="x">', ['sheet', 'sheet']],
  ['<svg><script>x()</script></svg><math></math>', ['drawing', 'drawing']],
  ['<a href="java&#10;script:x()">Un</a><a href=" JavaScript:x()">Un</a>', ['address', 'address']],
  ['<img src="data:image/svg+xml;base64,PHN2Zz4=">', ['address']],
  ['<p style="color:red;position: fixed">Un</p><p style="p\\6fsition:fixed">Un</p>', ['style', 'style']],
  ['<my-widget></my-widget><canvas></canvas>', ['other', 'other']],
  ['<p>Un</p><body onload="x()">', ['other']],
  ['<body/onload=x()>', ['other']],
  // A fragment that starts with a part of a table: the parser alone would drop the picture.
  ['<col><img src=x onerror=x()>', ['handler']],
  [`${'<div>'.repeat(300)}<script>x()</script>`, ['other']],
  [`<p ${Array.from({ length: 300 }, (_, at) => `a${at}`).join(' ')} onclick="x()">Un</p>`, ['other']],
])('finds active content in %s', (html, expected) => {
  expect(kinds(html)).toEqual(expected);
  expect(mayPublishVerbatim(html)).toBe(false);
});

it.each([
  '<p class="MsoNormal" style="mso-list:l0; position: relative; background-position:top">Un<o:p></o:p></p>',
  '<div class="separator" style="clear: both;"><a href="https://a.example/s1600/a.jpg" imageanchor="1"><img border="0" data-original-width="320" src="//a.example/a.jpg"></a></div>',
  '<a href="/2017/03/un.html">Un</a><a href="#bas">Un</a><a name="more"></a><a href="mailto:a@b.fr">Un</a>',
  '<img src="data:image/png;base64,iVBORw0KGgo=" alt="">',
  '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ" width="560" allowfullscreen></iframe>',
  '<audio src="https://a.example/a.mp3" controls></audio>',
  '<font color="red" face="Arial"><big><nobr>Un</nobr></big></font><!-- un mot -->',
  '<p>Il a dit : only = 3, et javascript: deux.</p>',
  '<html><body><p>Un</p></body></html>',
])('finds no active content in %s', (html) => {
  expect(activeParts(html)).toEqual([]);
});

it('recognises a part that a blog has rewritten', () => {
  const html =
    '<div class="w"><script src="https://a.example/w.js" async></script>Carte\u00a0!</div><p onclick="x()">Un</p>';
  const bytes = (source: string): string[] => activeParts(source).map((part) => part.bytes);
  expect(bytes(normaliseLikeBlogger(html).replace('async', "async=''"))).toEqual(bytes(html));
});

const SCRIPT = '<div class="w"><script>x()</script>Carte</div>';
const card = (html: string): TopBlock => ({ type: 'html', html, origin: 'blog' });
const postOf = (...body: TopBlock[]): Post => ({ ...emptyPost('article', 'fr'), body });

it('publishes active content on the page that has it, and on no other', () => {
  const post = postOf(card(SCRIPT));
  const { onPage, left } = foreignParts(post, `<p>Un</p>${SCRIPT}`);
  expect(left).toEqual([]);
  const isOnPage = (bytes: string): boolean => onPage.has(bytes);
  expect(renderBlogHtml(post, { pictureAddress, isOnPage })).toContain(SCRIPT);
  expect(foreignParts(post, '<p>Un</p>').left).toEqual([{ kind: 'script', count: 1 }]);
  expect(renderBlogHtml(post, { pictureAddress })).toBe(
    '<div class="iv-post" lang="fr"><div class="iv-card"><div class="w">Carte</div></div></div>',
  );
});

it('counts each different part that is left out, in the order of the kinds', () => {
  const post = postOf(
    card('<form><input></form><script>a()</script>'),
    card('<script>a()</script><script>b()</script>'),
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Un' }],
      source: '<p onclick="x()">Un</p>',
    },
    card('<p>Un <b>mot</b>'),
  );
  expect(foreignParts(post, '<script>b()</script>').left).toEqual([
    { kind: 'script', count: 1 },
    { kind: 'form', count: 1 },
    { kind: 'handler', count: 1 },
  ]);
});

it('keeps the colours of a foreign block without active content', () => {
  const source = '<p style="color:red">Un</p>';
  const post = postOf({ type: 'paragraph', content: [{ type: 'text', text: 'Un' }], source });
  expect(renderBlogHtml(post, { pictureAddress })).toContain(source);
});

const read = (html: string): Post =>
  postOf(...readHtml(html, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }));

it('keeps the active content of an updated page, and adds none of another', () => {
  const post = read(HOSTILE_HTML);
  expect(patchHtml(HOSTILE_HTML, post, { pictureAddress })).toBe(HOSTILE_HTML);
  const other = patchHtml('<p>Avant.</p><p>Après.</p>', post, { pictureAddress });
  expect(firstActiveTag(other)).toBeUndefined();
  expect(other).toContain('Carte.');
});

it('copies a page without active content, and renders any other from the document', () => {
  const plain = '<p style="color:red">Un</p>\n<p>Deux</p>';
  expect(patchForOtherPage(plain, read(plain), { pictureAddress })).toBe(plain);
  const rendered = patchForOtherPage(HOSTILE_HTML, read(HOSTILE_HTML), { pictureAddress });
  expect(firstActiveTag(rendered)).toBeUndefined();
  for (const word of ['Avant.', 'Carte.', 'Clic.', 'Case.', 'Après.']) expect(rendered).toContain(word);
});

/** The active elements and handlers of a whole page as a browser parses it. */
function activeOnPage(node: Tree.Node): string[] {
  const own =
    'tagName' in node
      ? [
          ...(/^(?:script|iframe|form|input|button|meta|svg|math|object|embed|style|link|base)$/.test(
            node.tagName,
          )
            ? [node.tagName]
            : []),
          ...node.attrs.flatMap(({ name, value }) =>
            name.startsWith('on') || name === 'srcdoc' || /^[\0-\x20]*j\s*avascript:/i.test(value)
              ? [name]
              : [],
          ),
        ]
      : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(activeOnPage) : [])];
}

const PIECES =
  '<p> </p> <div> </div> <b> </b> <a> </a> <table> </table> <tr> <td> </td> <col> <caption> <select> </select> <option> <template> </template> <noscript> </noscript> <textarea> </textarea> <title> </title> <style> </style> <svg> </svg> <math> <mtext> <mglyph> <foreignObject> <plaintext> <xmp> </xmp> <frameset> <body/onload=x()> <html/onclick=x()> <form> </form> <img/src=x/onerror=x()> <img src=x onerror="x()"> <script>x()</script> <script> </script> <p/onclick=x()> <a/href=javascript:x()> <a/href="&#106;avascript:x()"> <iframe/srcdoc=x> <input/autofocus/onfocus=x()> <meta/http-equiv=refresh> <!-- --> --> <!--> <![CDATA[ ]]> " > mot'.split(
    ' ',
  );

it('publishes no active content from random pieces of HTML', () => {
  const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
  checkProperty(
    fc.property(soup, fc.constantFrom<'blog' | 'outside'>('blog', 'outside'), (html, origin) => {
      const sourced = read(html).body;
      const body = [card(html), ...readHtml(html, { newId: () => 'n', origin, language: 'fr' }), ...sourced];
      const page = renderBlogHtml(postOf(...body), { pictureAddress });
      expect(activeOnPage(parse(`<!doctype html><body><div>${page}</div>`)), page).toEqual([]);
    }),
  );
});
