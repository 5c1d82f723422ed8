/** Random HTML as Blogger’s editors, pastes and hand edits leave it over twenty years: no shape is clean. */
import fc from 'fast-check';

const WORDS = [
  'mer',
  'été',
  '«&nbsp;oui&nbsp;»',
  '12',
  'œuf',
  '&amp;',
  '&eacute;',
  '&#8217;',
  '🌊',
  'Anne :',
  'x &lt; y',
  'a & b',
];
const SPACES = [' ', ' ', '\n', '&nbsp;', '\r\n', '\t '];
const PICTURES = [
  '<img src="https://1.bp.blogspot.com/a/s320/quai.jpg" width="320" height="240" border="0" data-original-width="900">',
  '<img src="//exemple.fr/b.png" alt="le quai" />',
  '<img src="https://exemple.fr/smiley.gif" width="15" height="15">',
  '<img src="https://exemple.fr/pixel.gif" width="1" height="1">',
  '<img src="images/relatif.jpg">',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  '<img>',
];
const APART = [
  '<hr />',
  '<!--more-->',
  "<a name='more'></a>",
  '<span><a name="more"></a></span>',
  '<!-- une note -->',
  '<a name="ancre"></a>',
  '<iframe width="560" height="315" src="https://www.youtube.com/embed/abc" frameborder="0" allowfullscreen></iframe>',
  '<object width="425" height="344"><param name="movie" value="https://www.youtube.com/v/abc"><embed src="https://www.youtube.com/v/abc"></embed></object>',
  '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
  '<script type="text/javascript">document.write("<p>non</p>")</script>',
  '<style>p { color: red }</style>',
  '<noscript>sans script</noscript>',
  '<form action="https://exemple.fr/abonner"><input name="q"><button>Oui</button></form>',
  '<svg width="10"><text>dessin</text></svg>',
  '<math><mi>x</mi></math>',
  '<video controls src="https://exemple.fr/v.mp4"></video>',
  '<audio src="https://exemple.fr/a.mp3"></audio>',
  '<div style="display:none">caché</div>',
  '<span hidden>caché</span>',
  '<title>titre</title>',
  '<ruby>漢<rt>kan</rt></ruby>',
  '<div><br></div>',
  '<div><br /></div>',
  '<p>&nbsp;</p>',
  '<br><br>',
  '<br />',
  '</div>',
  '</b>',
  '</p>',
  '</span></td>',
  '<pre>  du   code\n<b>gras</b><br>suite</pre>',
  '<pre>un <a href="https://exemple.fr/pre">lien</a></pre>',
  '<dl><dt>terme</dt><dd>sens</dd></dl>',
  '<details open><summary>plus</summary>encore</details>',
];
const INLINE: readonly [string, string][] = [
  ['<b>', '</b>'],
  ['<i>', '</i>'],
  ['<span style="font-family: georgia; color: #cc0000;">', '</span>'],
  ['<font color="red" size="4">', '</font>'],
  ['<span class="Apple-style-span" style="font-weight: bold;">', '</span>'],
  ['<a href="https://exemple.fr/page" target="_blank">', '</a>'],
  ['<a href="https://exemple.fr/grand.jpg" imageanchor="1" style="margin-left: 1em;">', '</a>'],
  ['<a href="/2010/05/ailleurs.html">', '</a>'],
  ['<a href="javascript:void(0)">', '</a>'],
  ['<a name="ici" href="#la">', '</a>'],
  ['<small>', '</small>'],
  ['<b>', ''],
  ['<font size="2">', ''],
];
const BLOCK: readonly [string, string][] = [
  ['<p>', '</p>'],
  ['<p style="text-align: justify;">', '</p>'],
  ['<p>', ''],
  ['<div>', '</div>'],
  ['<div>', ''],
  ['<div dir="ltr" style="text-align: left;" trbidi="on">', '</div>'],
  ['<div style="text-align: center;">', '</div>'],
  ['<div class="separator" style="clear: both; text-align: center;">', '</div>'],
  ['<center>', '</center>'],
  ['<h1>', '</h1>'],
  ['<h3 class="titre">', '</h3>'],
  ['<blockquote class="tr_bq">', '</blockquote>'],
  ['<blockquote>', '<footer>Anne</footer></blockquote>'],
  ['<blockquote><p>avant</p><footer>', '</footer></blockquote>'],
  ['<ul><li>', '</li></ul>'],
  ['<ul><li>un', '<ul><li>deux</li></ul>trois</li></ul>'],
  ['<ol type="a" start="3"><li>', '</li><li>fin</li></ol>'],
  ['<ol reversed><li>', '</li></ol>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['<table border="1"><caption>t</caption><tr><th>a</th><td>', '</td></tr></table>'],
  ['<table><caption>', '</caption><tr><td>a</td><td>b</td></tr></table>'],
  ['<table><tr><td>a</td></tr>', '</table>'],
  [
    '<table class="tr-caption-container"><tbody><tr><td><a href="https://exemple.fr/g.jpg"><img src="https://exemple.fr/p.jpg"></a></td></tr><tr><td class="tr-caption">',
    '</td></tr></tbody></table>',
  ],
  ['<figure><img src="https://exemple.fr/f.jpg"><figcaption>', '</figcaption></figure>'],
  ['<section><header>', '</header></section>'],
  ['<fieldset><legend>', '</legend></fieldset>'],
];

const word = fc.constantFrom(...WORDS);
const inline: fc.Arbitrary<string> = fc.letrec<{ run: string }>((tie) => ({
  run: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    fc.oneof(
      { weight: 5, arbitrary: word },
      { weight: 3, arbitrary: fc.constantFrom(...SPACES) },
      { weight: 1, arbitrary: fc.constantFrom(...PICTURES) },
      { weight: 1, arbitrary: fc.constantFrom('<br>', '<br /><br />', '<a name="x"></a>', '<!-- n -->') },
    ),
    fc
      .tuple(fc.constantFrom(...INLINE), fc.array(tie('run'), { maxLength: 3 }))
      .map(([[open, close], inside]) => open + inside.join('') + close),
  ),
})).run;

/** A whole post of a blog. */
export const arbitraryBlogHtml: fc.Arbitrary<string> = fc
  .letrec<{ block: string }>((tie) => ({
    block: fc.oneof(
      { depthSize: 'xsmall', withCrossShrink: true },
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        },
        {
          weight: 3,
          arbitrary: fc.array(inline, { maxLength: 4 }).map((parts) => `<p>${parts.join('')}</p>\n`),
        },
        { weight: 2, arbitrary: fc.constantFrom(...APART) },
      ),
      fc
        .tuple(fc.constantFrom(...BLOCK), fc.array(tie('block'), { maxLength: 3 }))
        .map(([[open, close], inside]) => open + inside.join('') + close),
    ),
  }))
  .block.chain((first) =>
    fc
      .array(fc.oneof(inline, fc.constantFrom(...APART), fc.constant(first)), { maxLength: 2 })
      .map((rest) => [first, ...rest].join('')),
  );

/** Several fragments in a row. */
export const arbitraryBlogPost: fc.Arbitrary<string> = fc
  .array(arbitraryBlogHtml, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
