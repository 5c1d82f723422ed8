import { describe, expect, it } from 'vitest';
import { postSchema, type TopBlock } from '#interview/document.ts';
import { HTML_LIMITS, HtmlError } from '#interview/markup/parse.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { sanitizeHtml, sanitizeStyle, sanitizeWritten } from '#interview/markup/sanitize.ts';
import { blocksToText } from '#interview/plain.ts';
import { renderBlogHtml } from '#interview/render/blog-html.ts';
import { renderPreviewHtml } from '#interview/render/preview-html.ts';
import { emptyPost } from '#interview/upgrade.ts';

const outside = (html: string): TopBlock[] => readHtml(html, { newId: () => 'n', origin: 'outside' });
const pictureAddress = (sha256: string): string => `https://images.exemple.fr/${sha256}`;
const publishBlocks = (body: TopBlock[]): string =>
  renderBlogHtml({ ...emptyPost('article', 'fr'), body }, { pictureAddress });

const ATTACKS: readonly [string, string][] = [
  ['script', 'avant<script>alert(1)</script>après'],
  ['script in a card', '<details open><summary>s</summary><script>alert(1)</script></details>'],
  ['onerror', '<p><img src="https://exemple.fr/x.png" onerror="alert(1)">mot</p>'],
  ['unknown events', '<div onclick=alert(1) onpointerrawupdate="alert(2)">mot</div>'],
  ['javascript link', '<a href="javascript:alert(1)">mot</a>'],
  [
    'javascript link in disguise',
    '<a href=" java\nscript:alert(1)">mot</a><a href="&#106;avascript:alert(1)">mot</a>',
  ],
  ['data link', '<a href="data:text/html,<script>alert(1)</script>">mot</a>'],
  ['vbscript and file links', '<a href="vbscript:x">mot</a><a href="file:///etc/passwd">mot</a>'],
  [
    'svg',
    '<svg onload="alert(1)"><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>t</text></a></svg>mot',
  ],
  ['svg picture', '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+">mot'],
  [
    'math',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>mot',
  ],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>mot'],
  ['template', '<template><script>alert(1)</script></template>mot'],
  [
    'style element',
    '<style>@import "https://exemple.fr/x.css"; *{background:url(javascript:alert(1))}</style>mot',
  ],
  ['style url', '<p style="background:url(https://exemple.fr/trace.gif)">mot</p>'],
  [
    'frames',
    '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>mot',
  ],
  ['object and embed', '<object data="x.swf"><param name=a value=b></object><embed src="x.swf">mot'],
  [
    'form',
    '<form action="https://exemple.fr/vol"><input name=p><button formaction="javascript:alert(1)">b</button>mot</form>',
  ],
  [
    'base, meta and link',
    '<base href="https://exemple.fr/"><meta http-equiv=refresh content="0;url=javascript:alert(1)"><link rel=stylesheet href=x>mot',
  ],
  [
    'textarea and title',
    '<textarea></textarea><script>alert(1)</script></textarea><title><script>alert(1)</script></title>mot',
  ],
  ['unclosed', '<p>mot<img src="x" onerror="alert(1)'],
  ['comment', '<!--><img src=x onerror=alert(1)>-->mot<!--[if IE]><script>alert(1)</script><![endif]-->'],
  ['CDATA and processing instruction', '<![CDATA[<script>alert(1)</script>]]><?php alert(1) ?>mot'],
  [
    'video',
    '<video src="javascript:alert(1)" poster="javascript:alert(1)" onplay="alert(1)"><source src="data:text/html,x"></video>mot',
  ],
];

/** Cases in which a browser does not show the word either. */
const WORDS_INSIDE = new Set(['unclosed', 'CDATA and processing instruction', 'noscript']);

const DANGER =
  /<(?:script|style|svg|math|object|embed|form|input|base|meta|link|template|noscript|textarea)\b|<[^>]*\son[a-z]+\s*=|javascript:|vbscript:|file:|data:(?!image\/(?:png|jpeg|gif|webp))|url\(|srcdoc/i;

describe('hostile HTML', () => {
  for (const [name, html] of ATTACKS) {
    it(`leaves no active content: ${name}`, () => {
      const blocks = outside(html);
      const page = publishBlocks(blocks);
      expect(page).not.toMatch(DANGER);
      expect(
        renderPreviewHtml({ ...emptyPost('article', 'fr'), body: blocks }, { pictureAddress }),
      ).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
      expect(sanitizeHtml(html)).not.toMatch(DANGER);
      expect(sanitizeHtml(sanitizeHtml(html))).toBe(sanitizeHtml(html));
      const word = html.includes('mot') && !WORDS_INSIDE.has(name) ? 'mot' : '';
      expect(blocksToText(blocks)).toContain(word);
      expect(postSchema.safeParse({ ...emptyPost('article', 'fr'), body: blocks }).error).toBeUndefined();
    });
  }

  it('does not publish the source of a block with active content', () => {
    const body: TopBlock[] = [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'mot' }],
        source: '<p onclick="alert(1)">mot</p>',
      },
    ];
    expect(publishBlocks(body)).toBe('<div class="iv-post" lang="fr"><p>mot</p></div>');
  });

  it('previews a card of the blog without its script, and publishes its bytes only on that blog', () => {
    const html = '<div class="w"><script src="https://exemple.fr/w.js"></script>Carte</div>';
    const post = {
      ...emptyPost('article', 'fr'),
      body: [{ type: 'html' as const, html, origin: 'blog' as const }],
    };
    expect(renderBlogHtml(post, { pictureAddress, isOnPage: () => true })).toContain(html);
    expect(renderBlogHtml(post, { pictureAddress })).not.toContain('<script');
    expect(renderPreviewHtml(post, { pictureAddress })).not.toContain('<script');
  });

  it('keeps a card from closing the elements around it', () => {
    const page = publishBlocks([
      { type: 'html', html: '</div></div><p>dehors', origin: 'blog' },
      { type: 'paragraph', content: [{ type: 'text', text: 'suite' }] },
    ]);
    expect(page).toBe('<div class="iv-post" lang="fr"><p>dehors</p><p>suite</p></div>');
  });

  it('keeps harmless declarations of a style only', () => {
    expect(
      sanitizeStyle(
        'color: red; background:url(x); position:fixed; width:expression(alert(1)); text-align:center',
      ),
    ).toBe('color:red;text-align:center');
  });

  it.each([
    ['deep nesting', '<div>'.repeat(100_000) + 'mot'],
    ['deep formatting', '<b><i>'.repeat(50_000) + 'mot'],
    [
      'formatting opened again and again',
      Array.from({ length: 20_000 }, (_, i) => `<p><b class=c${i}>`).join('') + 'mot',
    ],
    ['deep tables', '<table><tr><td>'.repeat(30_000) + 'mot'],
    ['many attributes', `<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(' ')}>mot</p>`],
    ['two megabytes of one word', `<p>${'mot '.repeat(500_000)}</p>`],
    ['a two-megabyte attribute', `<p title="${'x'.repeat(2_000_000)}">mot</p>`],
    ['unclosed comment openings', `mot${'<!--'.repeat(200_000)}`],
    ['a megabyte of spaces beside a no-break one', `<p>mot&nbsp;${' '.repeat(1_000_000)}x</p>`],
    ['a style sheet without end', `mot<style>${'.a{font-weight:bold;'.repeat(100_000)}`],
    ['many list paragraphs', "<p style='mso-list:l0 level9 lfo1'>mot</p>".repeat(5_000)],
    ['many pictures without an address', `mot${'<img '.repeat(200_000)}`],
    ['unclosed tags', `mot ${'<a '.repeat(200_000)}`],
  ])('reads to the end and keeps the words: %s', (_, html) => {
    const blocks = outside(html);
    sanitizeHtml(html);
    expect(blocksToText(blocks)).toContain('mot');
    expect(postSchema.safeParse({ ...emptyPost('article', 'fr'), body: blocks }).error).toBeUndefined();
  });

  it('refuses by a code what no document may contain', () => {
    expect(() => outside('x'.repeat(HTML_LIMITS.length + 1))).toThrow(HtmlError);
    expect(() => outside('<p>x</p>'.repeat(20_001))).toThrow(HtmlError);
  });

  it('scopes the author’s style to the preview element', () => {
    const html = renderPreviewHtml(emptyPost('article', 'fr'), {
      pictureAddress: () => '',
      style: 'p{color:red}</style><script>alert(1)</script>',
    });
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<\/script>/);
  });
});

describe('HTML written by an author', () => {
  it.each([
    ['<p class="a">Un <b>mot</b><br>deux</p>', []],
    ['<p onclick="x()">Un</p><script>x()</script><p onclick="y()">Deux</p>', ['onclick', '<script>']],
    ['<iframe src="https://a.fr"></iframe>', ['<iframe>']],
    ['<custom-card>Un</custom-card>', ['<custom-card>']],
    ['<a href="javascript:x()">Un</a><img src="data:text/html,x">', ['href', 'src']],
    ['<p style="color:red;position:fixed">Un</p>', ['style']],
    ['<p style="color:red;">Un</p>', []],
    ['<svg><path onload="x"/></svg><p>Un</p>', ['<svg>']],
    ['<!-- un mot --><p>Un</p>', []],
  ])('%s: lists what is removed', (html, left) => {
    const read = sanitizeWritten(html);
    expect(read.left).toEqual(left);
    expect(read.html).toBe(sanitizeHtml(html));
    expect(sanitizeWritten(read.html).left).toEqual([]);
  });
});
