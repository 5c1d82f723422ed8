/** Core blocks as WordPress 6.8’s editor serialises them, by case. The editor itself parses each in the tests. */
const PICTURE = 'https://blog.example/wp-content/uploads/2026/11/quai-1024x683.jpg';

export const CORE_BLOCKS: Readonly<Record<string, string>> = {
  paragraph: '<!-- wp:paragraph -->\n<p>Le port est calme ce matin.</p>\n<!-- /wp:paragraph -->',
  'paragraph with alignment and colours':
    '<!-- wp:paragraph {"align":"center","textColor":"contrast","style":{"color":{"background":"#f5f0e6"}}} -->\n<p class="has-text-align-center has-contrast-color has-text-color has-background" style="background-color:#f5f0e6">Le phare est allumé.</p>\n<!-- /wp:paragraph -->',
  'paragraph with drop cap and size':
    '<!-- wp:paragraph {"dropCap":true,"fontSize":"large"} -->\n<p class="has-drop-cap has-large-font-size">Une lettrine commence ce texte.</p>\n<!-- /wp:paragraph -->',
  heading: '<!-- wp:heading -->\n<h2 class="wp-block-heading">Les saisons</h2>\n<!-- /wp:heading -->',
  'heading with level, anchor and alignment':
    '<!-- wp:heading {"textAlign":"center","level":3} -->\n<h3 class="wp-block-heading has-text-align-center" id="hiver">En hiver</h3>\n<!-- /wp:heading -->',
  list: '<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>Un filet</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Une rame<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>En frêne</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
  'numbered list':
    '<!-- wp:list {"ordered":true,"start":3} -->\n<ol start="3" class="wp-block-list"><!-- wp:list-item -->\n<li>Troisième quai</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
  quote:
    '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>La mer monte.</p>\n<!-- /wp:paragraph --><cite>Lise Roy</cite></blockquote>\n<!-- /wp:quote -->',
  'quote in a style':
    '<!-- wp:quote {"className":"is-style-plain"} -->\n<blockquote class="wp-block-quote is-style-plain"><!-- wp:paragraph -->\n<p>La mer descend.</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->',
  pullquote:
    '<!-- wp:pullquote -->\n<figure class="wp-block-pullquote"><blockquote><p>Nous restons ici.</p><cite>Un pêcheur</cite></blockquote></figure>\n<!-- /wp:pullquote -->',
  verse: '<!-- wp:verse -->\n<pre class="wp-block-verse">Quand la marée\nse retire</pre>\n<!-- /wp:verse -->',
  preformatted:
    '<!-- wp:preformatted -->\n<pre class="wp-block-preformatted">07:10   pleine mer\n13:25   basse mer</pre>\n<!-- /wp:preformatted -->',
  code: '<!-- wp:code -->\n<pre class="wp-block-code"><code>const port = 80;\nlisten(port);</code></pre>\n<!-- /wp:code -->',
  image: `<!-- wp:image {"id":12,"sizeSlug":"large","linkDestination":"none"} -->\n<figure class="wp-block-image size-large"><img src="${PICTURE}" alt="Le quai nord" class="wp-image-12"/></figure>\n<!-- /wp:image -->`,
  'image with size, alignment, link and caption': `<!-- wp:image {"id":13,"width":"320px","sizeSlug":"large","linkDestination":"custom","align":"right"} -->\n<figure class="wp-block-image alignright size-large is-resized"><a href="https://port.example/"><img src="${PICTURE}" alt="La digue" class="wp-image-13" style="width:320px"/></a><figcaption class="wp-element-caption">La digue, <em>au soir</em></figcaption></figure>\n<!-- /wp:image -->`,
  'image with a border and a ratio': `<!-- wp:image {"id":14,"aspectRatio":"4/3","scale":"cover","sizeSlug":"large","style":{"border":{"radius":"12px"}}} -->\n<figure class="wp-block-image size-large has-custom-border"><img src="${PICTURE}" alt="" class="wp-image-14" style="border-radius:12px;aspect-ratio:4/3;object-fit:cover"/></figure>\n<!-- /wp:image -->`,
  gallery: `<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery has-nested-images columns-default is-cropped"><!-- wp:image {"id":15,"sizeSlug":"large","linkDestination":"none"} -->\n<figure class="wp-block-image size-large"><img src="${PICTURE}?1" alt="Un" class="wp-image-15"/></figure>\n<!-- /wp:image -->\n\n<!-- wp:image {"id":16,"sizeSlug":"large","linkDestination":"none"} -->\n<figure class="wp-block-image size-large"><img src="${PICTURE}?2" alt="Deux" class="wp-image-16"/></figure>\n<!-- /wp:image --><figcaption class="blocks-gallery-caption wp-element-caption">Deux vues</figcaption></figure>\n<!-- /wp:gallery -->`,
  columns:
    '<!-- wp:columns -->\n<div class="wp-block-columns"><!-- wp:column {"width":"66.66%"} -->\n<div class="wp-block-column" style="flex-basis:66.66%"><!-- wp:paragraph -->\n<p>À gauche, la jetée.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n\n<!-- wp:column {"width":"33.33%"} -->\n<div class="wp-block-column" style="flex-basis:33.33%"><!-- wp:paragraph -->\n<p>À droite, le large.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->',
  group:
    '<!-- wp:group {"backgroundColor":"accent-5","style":{"spacing":{"padding":{"top":"var:preset|spacing|40"}}},"layout":{"type":"constrained"}} -->\n<div class="wp-block-group has-accent-5-background-color has-background" style="padding-top:var(--wp--preset--spacing--40)"><!-- wp:paragraph -->\n<p>Un encadré du port.</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:group -->',
  cover: `<!-- wp:cover {"url":"${PICTURE}","id":17,"dimRatio":50,"layout":{"type":"constrained"}} -->\n<div class="wp-block-cover"><img class="wp-block-cover__image-background wp-image-17" alt="" src="${PICTURE}" data-object-fit="cover"/><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><div class="wp-block-cover__inner-container"><!-- wp:paragraph {"align":"center","fontSize":"large"} -->\n<p class="has-text-align-center has-large-font-size">Bienvenue à bord</p>\n<!-- /wp:paragraph --></div></div>\n<!-- /wp:cover -->`,
  'media and text': `<!-- wp:media-text {"mediaId":18,"mediaType":"image"} -->\n<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="${PICTURE}" alt="" class="wp-image-18 size-full"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph -->\n<p>Le bateau rentre.</p>\n<!-- /wp:paragraph --></div></div>\n<!-- /wp:media-text -->`,
  details:
    '<!-- wp:details -->\n<details class="wp-block-details"><summary>Horaires</summary><!-- wp:paragraph -->\n<p>De six heures à midi.</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->',
  buttons:
    '<!-- wp:buttons -->\n<div class="wp-block-buttons"><!-- wp:button {"backgroundColor":"accent-1"} -->\n<div class="wp-block-button"><a class="wp-block-button__link has-accent-1-background-color has-background wp-element-button" href="https://port.example/">Réserver</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->',
  embed:
    '<!-- wp:embed {"url":"https://www.youtube.com/watch?v=aqz-KE-bpKQ","type":"video","providerNameSlug":"youtube","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->\n<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=aqz-KE-bpKQ\n</div></figure>\n<!-- /wp:embed -->',
  table:
    '<!-- wp:table {"className":"is-style-stripes"} -->\n<figure class="wp-block-table is-style-stripes"><table class="has-fixed-layout"><thead><tr><th>Jour</th><th>Heure</th></tr></thead><tbody><tr><td>Lundi</td><td>07:10</td></tr></tbody></table><figcaption class="wp-element-caption">Les marées</figcaption></figure>\n<!-- /wp:table -->',
  separator:
    '<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator -->',
  'separator in a style':
    '<!-- wp:separator {"className":"is-style-wide","backgroundColor":"accent-1"} -->\n<hr class="wp-block-separator has-text-color has-accent-1-color has-alpha-channel-opacity has-accent-1-background-color has-background is-style-wide"/>\n<!-- /wp:separator -->',
  spacer:
    '<!-- wp:spacer {"height":"40px"} -->\n<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>\n<!-- /wp:spacer -->',
  more: '<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->',
  'page break': '<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->',
  shortcode: '<!-- wp:shortcode -->\n[contact-form-7 id="5" title="Écrire"]\n<!-- /wp:shortcode -->',
  html: '<!-- wp:html -->\n<p class="note">Une note <b>à part</b>.</p>\n<iframe src="https://cartes.example/port" title="Carte"></iframe>\n<!-- /wp:html -->',
  audio:
    '<!-- wp:audio {"id":19} -->\n<figure class="wp-block-audio"><audio controls src="https://blog.example/wp-content/uploads/2026/11/corne.mp3"></audio><figcaption class="wp-element-caption">La corne de brume</figcaption></figure>\n<!-- /wp:audio -->',
  video:
    '<!-- wp:video {"id":20} -->\n<figure class="wp-block-video"><video controls src="https://blog.example/wp-content/uploads/2026/11/port.mp4"></video></figure>\n<!-- /wp:video -->',
  file: '<!-- wp:file {"id":21,"href":"https://blog.example/wp-content/uploads/2026/11/plan.pdf"} -->\n<div class="wp-block-file"><a id="wp-block-file--media-1" href="https://blog.example/wp-content/uploads/2026/11/plan.pdf">plan</a><a href="https://blog.example/wp-content/uploads/2026/11/plan.pdf" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">Télécharger</a></div>\n<!-- /wp:file -->',
  'latest posts': '<!-- wp:latest-posts {"postsToShow":3,"displayPostDate":true} /-->',
  'reusable block': '<!-- wp:block {"ref":12} /-->',
  archives: '<!-- wp:archives {"displayAsDropdown":true} /-->',
  categories: '<!-- wp:categories /-->',
  search: '<!-- wp:search {"label":"Chercher","buttonText":"Chercher"} /-->',
  'social links':
    '<!-- wp:social-links -->\n<ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://port.example/","service":"chain"} /--></ul>\n<!-- /wp:social-links -->',
  query:
    '<!-- wp:query {"queryId":1,"query":{"perPage":3,"postType":"post","order":"desc","orderBy":"date","sticky":"","inherit":false}} -->\n<div class="wp-block-query"><!-- wp:post-template -->\n<!-- wp:post-title {"isLink":true} /-->\n<!-- /wp:post-template --></div>\n<!-- /wp:query -->',
};
