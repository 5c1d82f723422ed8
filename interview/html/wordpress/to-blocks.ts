/**
 * Converts our HTML to blocks of WordPress's editor (inverse: from-blocks.ts), so that turns can be edited there and
 * keep our ids and classes (docs/design/wordpress.md#blocks). A block is a comment with attributes, an element, and a
 * closing comment; the element must look as the editor would write it, so anything else becomes a block of plain HTML.
 * A block already in the HTML with its comments keeps its bytes. Only HTML with our wrapper is converted.
 */
import { CLASSES, languageClass } from '../../marks.ts';
import { type Block, delimiterOf, findBlockNodes, parseBlocks, startsOf } from '../../markup/block-tree.ts';
import { createRecentCache } from '../content-fingerprint.ts';
import {
  attribute,
  classesOf,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isComment,
  isElement,
  isText,
  parseWhole,
} from '../../markup/parse.ts';

/** Our wrapper. */
export const OURS = /<div\b[^<>]{0,2000}?\sid\s*=\s*["']?iv-/i;

/** @param siteLanguage of the site's pages, such as `fr-FR`, if known. Throws HtmlError if the HTML is too large. */
export function toBlocks(html: string, siteLanguage?: string): string {
  const [wrapper, ...others] = parseWhole(html)?.childNodes ?? [];
  const range = wrapper === undefined || !isElement(wrapper) ? undefined : rangeOf(wrapper);
  if (wrapper === undefined || range === undefined || others.length > 0) return html;
  if (!isElement(wrapper) || !hasClass(wrapper, CLASSES.post)) return html;
  return wrapperGroup(html, wrapper, siteLanguage) ?? wrapBlocks(html, wrapper, range);
}

/** Added to an element of plain HTML, so that a theme spaces its children like those of a group. */
const FLOW = 'is-layout-flow';

/**
 * Converts the whole post to one group. Blocks cannot keep `lang`: a post in the site's language needs none, and a
 * class records it for the way back. Undefined for another language.
 */
function wrapperGroup(html: string, wrapper: HtmlElement, siteLanguage = ''): string | undefined {
  const language = attribute(wrapper, 'lang') ?? '';
  if (language === '' || !`${siteLanguage}-`.toLowerCase().startsWith(`${language}-`.toLowerCase()))
    return undefined;
  const attrs = wrapper.attrs
    .filter(({ name }) => name !== 'lang')
    .map(({ name, value }) =>
      name === 'class' ? { name, value: `${value} ${languageClass(language)}` } : { name, value },
    );
  const group = { ...wrapper, attrs };
  const look = lookOf(group);
  return look && containerBlock('group', html, group, look);
}

type ElementRange = Readonly<{ start: number; inner: number; innerEnd: number; end: number }>;

/** Undefined without an end tag. */
function rangeOf({ sourceCodeLocation: at }: HtmlElement): ElementRange | undefined {
  if (!at?.startTag || !at.endTag) return undefined;
  return {
    start: at.startOffset,
    inner: at.startTag.endOffset,
    innerEnd: at.endTag.startOffset,
    end: at.endOffset,
  };
}

const attributesText = (attributes: Readonly<Record<string, unknown>>): string => {
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '';
  // Escaped like WordPress does, so that nothing ends the comment.
  return ` ${JSON.stringify(Object.fromEntries(entries))
    .replaceAll('--', String.raw`\u002d\u002d`)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('&', String.raw`\u0026`)
    .replaceAll(String.raw`\"`, String.raw`\u0022`)}`;
};

const block = (name: string, attributes: Readonly<Record<string, unknown>>, inside: string): string =>
  `<!-- wp:${name}${attributesText(attributes)} -->\n${inside}\n<!-- /wp:${name} -->`;
const plainBlock = (html: string): string => block('html', {}, html);

/**
 * Writes an element without a block of its own as two blocks of plain HTML with its tags, around the blocks of its
 * content.
 */
const wrapBlocks = (html: string, element: HtmlElement, range: ElementRange): string =>
  [
    plainBlock(opening(element, [FLOW])),
    ...childBlocks(html, element),
    plainBlock(html.slice(range.innerEnd, range.end)),
  ].join('\n\n');

/** Cached, as it is needed for each element of the same HTML. */
const cachedStarts = createRecentCache<ReadonlyMap<number, Block>>(2);

/** The blocks of an element's children. A block with its comments keeps its bytes. */
export function childBlocks(html: string, { childNodes }: Pick<HtmlElement, 'childNodes'>): string[] {
  const blocks: string[] = [];
  const existingBlocks = findBlockNodes(
    childNodes,
    cachedStarts(html, () => startsOf(parseBlocks(html))),
  );
  for (let at = 0; at < childNodes.length; at += 1) {
    const { block, last } = existingBlocks.get(at) ?? {};
    const node = childNodes[at];
    const written = block === undefined ? node && blockOf(html, node) : html.slice(block.start, block.end);
    if (written !== undefined) blocks.push(written);
    at = last ?? at;
  }
  return blocks;
}

function blockOf(html: string, node: HtmlNode): string | undefined {
  const at = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined;
  const source = at ? html.slice(at.startOffset, at.endOffset) : '';
  if (isText(node)) return source.trim() === '' ? undefined : plainBlock(source);
  if (isComment(node)) {
    if (/^more$/.test(node.data)) return block('more', {}, '<!--more-->');
    return delimiterOf(node.data) === undefined ? plainBlock(source) : source;
  }
  if (!isElement(node)) return undefined;
  return elementBlock(html, node) ?? plainBlock(source);
}

/** Undefined if the editor has no block of this form. */
function elementBlock(html: string, element: HtmlElement): string | undefined {
  const range = rangeOf(element);
  const { tagName } = element;
  if (tagName === 'hr' && element.attrs.length === 0)
    return block('separator', {}, '<hr class="wp-block-separator has-alpha-channel-opacity"/>');
  if (range === undefined) return undefined;
  const inside = html.slice(range.inner, range.innerEnd);
  const lookOfOurs = (): Look | undefined => (holdsOnlyOurs(element) ? lookOf(element) : undefined);
  switch (tagName) {
    case 'p': {
      const look = lookOfOurs();
      return look && block('paragraph', look, `${opening(element, [])}${inside}</p>`);
    }
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const level = tagName === 'h2' ? undefined : Number(tagName[1]);
      const look = lookOfOurs();
      return (
        look &&
        block(
          'heading',
          { level, ...look },
          `${opening(element, ['wp-block-heading'])}${inside}</${tagName}>`,
        )
      );
    }
    case 'ul':
    case 'ol': {
      const look = lookOfOurs();
      return look && listBlock(html, element, look);
    }
    case 'blockquote': {
      const look = lookOfOurs();
      const paragraphs = element.childNodes.every((child) => isElement(child) && child.tagName === 'p');
      return look && paragraphs ? containerBlock('quote', html, element, look) : undefined;
    }
    case 'div': {
      if (hasClass(element, CLASSES.figure)) return imageBlock(html, element);
      if (hasClass(element, CLASSES.gallery)) return galleryBlock(html, element);
      if (!hasClass(element, CLASSES.answer)) return undefined;
      const look = lookOf(element);
      return look ? containerBlock('group', html, element, look) : wrapBlocks(html, element, range);
    }
    case 'aside': {
      const look = hasClass(element, CLASSES.aside) ? lookOf(element) : undefined;
      return look && containerBlock('group', html, element, { tagName, ...look });
    }
    case 'figure':
      return hasClass(element, CLASSES.gallery) ? galleryBlock(html, element) : imageBlock(html, element);
    case 'table':
      return tableBlock(html, element);
    case 'pre':
      return codeBlock(html, element);
    default:
      return undefined;
  }
}

/** Writes a block that contains others. */
const containerBlock = (name: string, html: string, element: HtmlElement, look: Look): string =>
  block(
    name,
    look,
    `${opening(element, [`wp-block-${name}`])}${childBlocks(html, element).join('\n\n')}</${element.tagName}>`,
  );

const OF_WORDS = new Set('a b br code del em i ins li ol p s strike strong sub sup u ul'.split(' '));
const OF_LOOK = new Set(['class', 'id', 'style']);
const isOurClass = (name: string): boolean => name.startsWith('iv-');

/**
 * Whether a document can hold every element and class inside. Other elements go into plain HTML, so that reading back
 * gives the same.
 */
function holdsOnlyOurs(element: HtmlElement): boolean {
  if (!classesOf(element).every(isOurClass)) return false;
  if (hasClass(element, CLASSES.cite)) return true;
  return element.childNodes
    .filter(isElement)
    .every((child) => (isOfWords(child) || classesOf(child).some(isOurClass)) && holdsOnlyOurs(child));
}

const isOfWords = ({ tagName, attrs }: HtmlElement): boolean =>
  OF_WORDS.has(tagName)
    ? attrs.every(({ name }) => !OF_LOOK.has(name))
    : tagName === 'span' && attrs.every(({ name }) => name === 'lang');

type Look = Readonly<{
  tagName?: string | undefined;
  className?: string | undefined;
  style?: Style | undefined;
}>;
type Sides = Record<string, string>;
type Style = Readonly<{
  spacing?: Readonly<{ margin?: Sides; padding?: Sides }>;
  border?: Record<string, string>;
  typography?: Readonly<{ fontSize: string }>;
}>;

const SIDES = new Set(['top', 'right', 'bottom', 'left']);
/** Border properties without a colour: a border colour would add classes. */
const BORDER = new Set(['radius', 'style', 'width']);

/**
 * The attributes of a block for an element's style; undefined if the editor would not write it back. The editor reads
 * an id from the element itself.
 */
function lookOf(element: HtmlElement): Look | undefined {
  const isPlain = element.attrs.every(({ name }) => name === 'class' || name === 'id' || name === 'style');
  const style = styleOf(attribute(element, 'style') ?? '');
  if (!isPlain || style === undefined) return undefined;
  const className = classesOf(element).join(' ');
  return {
    className: className === '' ? undefined : className,
    style: Object.keys(style).length === 0 ? undefined : style,
  };
}

/** Those of our declarations that the editor has settings for. */
function styleOf(style: string): Style | undefined {
  const spacing: { margin?: Sides; padding?: Sides } = {};
  let border: Style['border'];
  let typography: Style['typography'];
  for (const declaration of style.split(';').filter((one) => one.trim() !== '')) {
    const [name = '', value = ''] = declaration.split(':').map((part) => part.trim());
    const [, kind = '', part = ''] = /^(margin|padding|border)-([a-z]+)$/.exec(name) ?? [];
    if (name === 'font-size') typography = { fontSize: value };
    else if (kind === 'border' && BORDER.has(part)) border = { ...border, [part]: value };
    else if ((kind === 'margin' || kind === 'padding') && SIDES.has(part))
      spacing[kind] = { ...spacing[kind], [part]: value };
    else return undefined;
  }
  return {
    ...(border === undefined ? {} : { border }),
    ...(Object.keys(spacing).length === 0 ? {} : { spacing }),
    ...(typography === undefined ? {} : { typography }),
  };
}

const escapeValue = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The opening tag with more classes. */
function opening(element: HtmlElement, more: readonly string[]): string {
  const classes = [...more, ...classesOf(element)].join(' ');
  const others = element.attrs.filter(({ name }) => name !== 'class');
  const all = [...(classes === '' ? [] : [{ name: 'class', value: classes }]), ...others];
  return `<${element.tagName}${all.map(({ name, value }) => ` ${name}="${escapeValue(value)}"`).join('')}>`;
}

const CAPTION = 'wp-element-caption';

/** Two or three pictures side by side, uncropped. */
function galleryBlock(html: string, gallery: HtmlElement): string | undefined {
  const parts = gallery.childNodes;
  const last = parts.at(-1);
  const caption = last !== undefined && isElement(last) && last.tagName === 'figcaption' ? last : undefined;
  const images = (caption === undefined ? parts : parts.slice(0, -1)).map((part) =>
    isElement(part) ? imageBlock(html, part) : undefined,
  );
  if (images.length === 0 || images.includes(undefined)) return undefined;
  const range = caption === undefined ? undefined : rangeOf(caption);
  const words =
    range === undefined
      ? ''
      : `<figcaption class="blocks-gallery-caption ${CAPTION}">${html.slice(range.inner, range.innerEnd)}</figcaption>`;
  const className = classesOf(gallery).join(' ');
  return block(
    'gallery',
    { imageCrop: false, className },
    `<figure class="wp-block-gallery has-nested-images columns-default ${escapeValue(className)}">${images.join('\n\n')}${words}</figure>`,
  );
}

const IN_TABLE = new Set('caption tbody tr th td'.split(' '));
const OF_TABLE = new Set(['border', 'cellpadding', 'style']);
const OF_CELL = new Set(['scope', 'colspan', 'rowspan']);

/** A table of text only, as a document writes it. */
function tableBlock(html: string, table: HtmlElement): string | undefined {
  const isCell = ({ tagName }: HtmlElement): boolean => tagName === 'td' || tagName === 'th';
  const isTable = (element: HtmlElement): boolean =>
    element.childNodes.every(
      (child) =>
        isElement(child) &&
        IN_TABLE.has(child.tagName) &&
        child.attrs.every(({ name }) => isCell(child) && OF_CELL.has(name)) &&
        (isCell(child) || child.tagName === 'caption' ? holdsOnlyOurs(child) : isTable(child)),
    );
  const [caption, body, ...others] = table.childNodes.filter(isElement);
  const [words, rows] = caption?.tagName === 'caption' ? [caption, body] : [undefined, caption];
  const range = rows && rangeOf(rows);
  if (range === undefined || rows?.tagName !== 'tbody' || !isTable(table)) return undefined;
  if (others.length > 0 || !table.attrs.every(({ name }) => OF_TABLE.has(name))) return undefined;
  const captionRange = words && rangeOf(words);
  const captionHtml =
    captionRange === undefined
      ? ''
      : `<figcaption class="${CAPTION}">${html.slice(captionRange.inner, captionRange.innerEnd)}</figcaption>`;
  return block(
    'table',
    // Newer versions of WordPress use fixed column widths by default.
    { hasFixedLayout: false },
    `<figure class="wp-block-table"><table>${html.slice(range.start, range.end)}</table>${captionHtml}</figure>`,
  );
}

/** Code lines. The language is a class of the block, as the editor keeps none on the inner element. */
function codeBlock(html: string, element: HtmlElement): string | undefined {
  const [code, ...others] = element.childNodes;
  const range = code !== undefined && isElement(code) && code.tagName === 'code' ? rangeOf(code) : undefined;
  if (code === undefined || !isElement(code) || range === undefined || others.length > 0) return undefined;
  const isPlain = code.childNodes.every(
    (child) => isText(child) || (isElement(child) && child.tagName === 'br'),
  );
  if (
    !isPlain ||
    !element.attrs.every(({ name }) => name === 'style') ||
    !code.attrs.every(({ name }) => name === 'class')
  )
    return undefined;
  const className = classesOf(code).join(' ') || undefined;
  // Escaped, so that WordPress makes no shortcode of a bracket and no embed of an address.
  const lines = html
    .slice(range.inner, range.innerEnd)
    .replace(/<br ?\/?>/g, '\n')
    .replaceAll('[', '&#91;')
    .replace(/^(\s*https?:)\/\/([^\s<>"]+\s*)$/m, '$1&#47;&#47;$2');
  const classes = ['wp-block-code', ...classesOf(code)].join(' ');
  return block('code', { className }, `<pre class="${escapeValue(classes)}"><code>${lines}</code></pre>`);
}

/** Undefined if an item holds more than words and lists. */
function listBlock(html: string, list: HtmlElement, look: Look): string | undefined {
  const items: string[] = [];
  for (const item of list.childNodes) {
    if (isText(item) && item.value.trim() === '') continue;
    if (!isElement(item) || item.tagName !== 'li' || item.attrs.length > 0) return undefined;
    const inside = itemInside(html, item);
    if (inside === undefined) return undefined;
    items.push(block('list-item', {}, `<li>${inside}</li>`));
  }
  const ordered = list.tagName === 'ol' ? true : undefined;
  return block(
    'list',
    { ordered, ...look },
    `${opening(list, ['wp-block-list'])}${items.join('\n\n')}</${list.tagName}>`,
  );
}

const BLOCKS = new Set('p div blockquote table figure pre h1 h2 h3 h4 h5 h6 hr'.split(' '));

function itemInside(html: string, item: HtmlElement): string | undefined {
  const parts: string[] = [];
  for (const child of item.childNodes) {
    if (isElement(child) && (child.tagName === 'ul' || child.tagName === 'ol')) {
      const look = lookOf(child);
      const list = look === undefined ? undefined : listBlock(html, child, look);
      if (list === undefined) return undefined;
      parts.push(list);
      continue;
    }
    if (isElement(child) && BLOCKS.has(child.tagName)) return undefined;
    const at = 'sourceCodeLocation' in child ? child.sourceCodeLocation : undefined;
    if (!at) return undefined;
    parts.push(html.slice(at.startOffset, at.endOffset));
  }
  return parts.join('');
}

const SIDES_OF_TEXT = ['left', 'right'] as const;
export const ASSET = /^iv-asset-[0-9a-f]{64}$/;

/** A file name from the sha256 of a picture: another file has another name. */
export const mediaName = (sha256: string): string => `escale-${sha256.slice(0, 32)}`;

/** The id of our picture in the site's media library. Undefined if a colleague replaced the file. */
function mediaIdOf(picture: HtmlElement, src: string): number | undefined {
  const classes = classesOf(picture);
  const sha256 = classes.find((name) => ASSET.test(name))?.slice('iv-asset-'.length);
  const id = classes.find((name) => /^wp-image-\d{1,12}$/.test(name))?.slice('wp-image-'.length);
  return sha256 === undefined || id === undefined || !src.includes(mediaName(sha256))
    ? undefined
    : Number(id);
}

/**
 * A picture with its link and caption. The editor always uses a figure, and keeps neither styles nor classes on the
 * picture itself: the asset class goes on the figure.
 */
function imageBlock(html: string, figure: HtmlElement): string | undefined {
  const [visiblePart, caption, ...others] = figure.childNodes.filter(isElement);
  if (visiblePart === undefined || others.length > 0 || !hasClass(figure, CLASSES.figure)) return undefined;
  const link = visiblePart.tagName === 'a' ? visiblePart : undefined;
  const picture = link === undefined ? visiblePart : link.childNodes.find(isElement);
  if (picture?.tagName !== 'img' || (caption !== undefined && caption.tagName !== 'figcaption'))
    return undefined;
  const classes = [...classesOf(figure), ...classesOf(picture).filter((name) => ASSET.test(name))].join(' ');
  const src = attribute(picture, 'src') ?? '';
  const id = mediaIdOf(picture, src);
  const numbered = id === undefined ? '' : ` class="wp-image-${id}"`;
  const image = `<img src="${escapeValue(src)}" alt="${escapeValue(attribute(picture, 'alt') ?? '')}"${numbered}/>`;
  // The editor drops link labels; without a description the label is more important.
  const isNamed = attribute(picture, 'alt') !== '';
  const attrs = (link?.attrs ?? []).filter(({ name }) => !(isNamed && name === 'aria-label'));
  const linked = link === undefined ? image : `${opening({ ...link, attrs }, [])}${image}</a>`;
  const isLinkToFile = link !== undefined && attribute(link, 'href') === src;
  const linkDestination = link === undefined ? 'none' : isLinkToFile ? 'media' : 'custom';
  const captionPlace = caption === undefined ? undefined : rangeOf(caption);
  const words = captionPlace === undefined ? '' : html.slice(captionPlace.inner, captionPlace.innerEnd);
  const figcaption = words === '' ? '' : `<figcaption class="${CAPTION}">${words}</figcaption>`;
  const align = SIDES_OF_TEXT.find((side) => hasClass(figure, `iv-${side}`));
  const sided = align === undefined ? '' : ` align${align}`;
  const sized = id === undefined ? '' : ' size-full';
  return block(
    'image',
    { ...(id !== undefined && { id, sizeSlug: 'full', linkDestination }), align, className: classes },
    `<figure class="wp-block-image${sided}${sized} ${escapeValue(classes)}">${linked}${figcaption}</figure>`,
  );
}
