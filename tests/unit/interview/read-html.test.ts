import { describe, expect, it } from 'vitest';
import type { TopBlock } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { renderPreviewHtml } from '#interview/render/preview-html.ts';
import { buildInterview, paragraph, text } from '../../builders/interview-builder.ts';

const read = (html: string, more: Partial<Parameters<typeof readHtml>[1]> = {}): TopBlock[] =>
  readHtml(html, { newId: () => 'n', origin: 'outside', ...more });
const web = 'https://exemple.fr/a.jpg';
const image = { type: 'image' as const, url: web, alt: '', caption: [], credit: '', decorative: false };

describe('reading HTML', () => {
  it.each<[string, string, TopBlock[]]>([
    [
      'paragraphs and loose text',
      '<p>un</p>deux<div>trois</div>',
      [paragraph('un'), paragraph('deux'), paragraph('trois')],
    ],
    [
      'two breaks between loose lines',
      'un<br />deux<br /><br />trois',
      [paragraph('un', { type: 'lineBreak' }, 'deux'), paragraph('trois')],
    ],
    [
      'two breaks inside a paragraph',
      '<p>un<br><br>deux</p>',
      [paragraph('un', { type: 'lineBreak' }, { type: 'lineBreak' }, 'deux')],
    ],
    [
      'white space as a browser folds it',
      '<p>\n  un  <b> deux</b>\n trois </p>\n',
      [paragraph('un ', text('deux', 'bold'), ' trois')],
    ],
    ['no-break spaces', '<p>quoi&nbsp;? oui&#8239;!</p>', [paragraph('quoi\u00a0? oui\u202f!')]],
    [
      'marks by tag',
      '<p><strong>a</strong><em>b</em><u>c</u><del>d</del><code>e</code><sub>f</sub><sup>g</sup></p>',
      [
        paragraph(
          text('a', 'bold'),
          text('b', 'italic'),
          text('c', 'underline'),
          text('d', 'strike'),
          text('e', 'code'),
          text('f', 'sub'),
          text('g', 'sup'),
        ),
      ],
    ],
    [
      'marks by style',
      '<p><span style="font-weight:700">a</span><span style="font-style:italic;text-decoration:underline line-through">b</span><span style="vertical-align:super">c</span></p>',
      [paragraph(text('a', 'bold'), text('b', 'italic', 'underline', 'strike'), text('c', 'sup'))],
    ],
    [
      'a paste from Google Docs',
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Gras</span></p><br /><p>maigre</p></b>',
      [paragraph(text('Gras', 'bold')), paragraph('maigre')],
    ],
    [
      'a paste from Word',
      "<!--StartFragment--><p class=MsoNormal><span lang=FR style='font-size:11.0pt'>Mot<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>",
      [paragraph('Mot')],
    ],
    [
      'headings',
      '<h1>a</h1><h3>b</h3><h6>c</h6>',
      [
        { type: 'heading', level: 2, content: [text('a')] },
        { type: 'heading', level: 3, content: [text('b')] },
        { type: 'heading', level: 4, content: [text('c')] },
      ],
    ],
    [
      'links',
      '<p><a href="//exemple.fr/a b" title="t">x <i>y</i></a> <a href="/relatif">z</a></p>',
      [
        paragraph(
          {
            type: 'link',
            url: 'https://exemple.fr/a%20b',
            title: 't',
            content: [
              { type: 'text', text: 'x ' },
              { type: 'text', text: 'y', marks: ['italic'] },
            ],
          },
          ' z',
        ),
      ],
    ],
    [
      'lists',
      '<ol start="3"><li><p>a</p><p>b</p></li><ul><li>c</li></ul><li></li></ol>',
      [
        {
          type: 'list',
          ordered: true,
          start: 3,
          items: [
            {
              content: [text('a'), { type: 'lineBreak' }, text('b')],
              children: { type: 'list', ordered: false, items: [{ content: [text('c')] }] },
            },
          ],
        },
      ],
    ],
    [
      'a quotation and its source',
      '<blockquote class="tr_bq">un<br><br>deux<footer>Anne</footer></blockquote>',
      [{ type: 'quote', content: [[text('un')], [text('deux')]], cite: 'Anne' }],
    ],
    [
      'a table',
      '<table><caption>t</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td colspan="2"><p>c</p><p>d</p></td></tr></tbody></table>',
      [
        {
          type: 'table',
          caption: [text('t')],
          rows: [
            [
              { header: true, content: [text('a')] },
              { header: true, content: [text('b')] },
            ],
            [{ header: false, content: [text('c'), { type: 'lineBreak' }, text('d')], columns: 2 }],
          ],
        },
      ],
    ],
    ['a layout table', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', [paragraph('a'), paragraph('b')]],
    [
      'code',
      '<pre><code class="language-ts">a\n  b<br>c</code></pre>',
      [{ type: 'code', text: 'a\n  b\nc', language: 'ts' }],
    ],
    ['a rule', 'a<hr>b', [paragraph('a'), { type: 'rule' }, paragraph('b')]],
    [
      'a picture within a paragraph',
      `<p>avant <img src="${web}" alt="le quai" width="640" height="480px"> après</p>`,
      [paragraph('avant'), { ...image, alt: 'le quai', width: 640, height: 480 }, paragraph('après')],
    ],
    [
      'Blogger’s separator',
      `<div class="separator" style="clear: both;"><a href="${web}" imageanchor="1"><img border="0" src="${web}" /></a></div>`,
      [image],
    ],
    [
      'Blogger’s caption table',
      `<table class="tr-caption-container"><tbody><tr><td><a href="${web}"><img src="${web}"/></a></td></tr><tr><td class="tr-caption">Le <i>quai</i></td></tr></tbody></table>`,
      [{ ...image, caption: [text('Le '), text('quai', 'italic')] }],
    ],
    [
      'a figure',
      `<figure><img src="${web}"><figcaption>Le quai</figcaption></figure>`,
      [{ ...image, caption: [text('Le quai')] }],
    ],
    ['trackers', '<img src="https://exemple.fr/t.gif" width="1" height="1">mot', [paragraph('mot')]],
    [
      'a frame',
      '<iframe src="//videos.exemple.fr/1" title="La visite"></iframe>',
      [{ type: 'embed', url: 'https://videos.exemple.fr/1', title: 'La visite', frame: false }],
    ],
    ['definitions', '<dl><dt>a</dt><dd>b</dd></dl>', [paragraph('a'), paragraph('b')]],
    ['hidden content', '<p>a<span style="display:none">b</span></p>', [paragraph('a')]],
  ])('%s', (_, html, blocks) => expect(read(html)).toEqual(blocks));

  it.each([
    '<!--more-->',
    '<!-- more -->',
    "<a name='more'></a>",
    '<a name="more"></a>',
    '<span><a name="more"></a></span>',
    '<div><a name="more"></a></div>',
    '<p><!--more--></p>',
  ])('reads the jump break as %s, the first only', (mark) =>
    expect(read(`<p>a</p>${mark}<p>b</p>${mark}c`)).toEqual([
      paragraph('a'),
      { type: 'jumpBreak' },
      paragraph('b'),
      paragraph('c'),
    ]),
  );

  it.each([
    '<script>a < b</script>',
    '<iframe src="https://exemple.fr/w"></iframe>',
    '<form action="x"><input name="q"></form>',
    '<video src="https://exemple.fr/v.mp4"></video>',
    '<style>p { color: red }</style>',
    '<ul><li>a<img src="https://exemple.fr/a.jpg"></li></ul>',
  ])('seals %s of the blog byte for byte', (html) =>
    expect(read(`<p>a</p>${html}`, { origin: 'blog' })).toEqual([
      paragraph('a'),
      { type: 'html', html, origin: 'blog' },
    ]),
  );

  it('keeps the source of each block on request, and publishes the same bytes', () => {
    const html = `<p style="text-align: justify;">l'&eacute;t&eacute;</p><div class="separator"><a href="${web}"><img src="${web}" /></a></div><ul>\n<li>a</li>\n</ul>`;
    const body = read(html, { origin: 'blog', keepSource: true });
    expect(body.map((block) => block.type)).toEqual(['paragraph', 'image', 'list']);
    const post = { ...buildInterview().post, body };
    expect(renderBlogHtml(post, { pictureAddress: String })).toBe(
      `<div class="iv-post" lang="fr">${html}</div>`,
    );
  });

  it('keeps languages of passages when the main language is known', () => {
    expect(
      read('<p>un <span lang="en">two</span> <span lang="FR">trois</span></p>', { language: 'fr' }),
    ).toEqual([paragraph('un ', { type: 'text', text: 'two', language: 'en' }, ' trois')]);
  });
});

it('renders and reads fifty thousand words quickly', () => {
  const answer = 'Un mot après l’autre, on finit par dire quelque chose. '.repeat(10).trim();

  const { post } = buildInterview()
    .asking('Quoi\u00a0?')
    .answering('Anne', ...Array.from({ length: 10 }, () => answer));
  const turns = Array.from({ length: 50 }, (_, turn) =>
    post.body.map((block) => ('id' in block ? { ...block, id: `${block.id}-${turn}` } : block)),
  );
  const long = { ...post, body: turns.flat() };
  const html = renderBlogHtml(long, { publicationId: 'p', pictureAddress: String });
  renderPreviewHtml(long, { pictureAddress: String });
  expect(html.length).toBeGreaterThan(250_000);
  expect(read(html).length).toBe(550);
});
