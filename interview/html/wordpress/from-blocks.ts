/**
 * The inverse of to-blocks.ts for our posts: converts block markup to the HTML that Escale sent. A block that Escale
 * would write differently was made on the site: it keeps its bytes, comments included, and is read as one card
 * (docs/design/wordpress.md#blocks-of-a-colleague).
 */
import { languageOfClass } from '../../marks.ts';
import { type Block, hasBlocks, parseBlocks } from '../../markup/block-tree.ts';
import { contentFingerprint } from '../content-fingerprint.ts';
import { HtmlError, parseWhole } from '../../markup/parse.ts';
import { readHtml } from '../read-html.ts';
import { ASSET, childBlocks, OURS } from './to-blocks.ts';

const KNOWN = 'html|more|separator|paragraph|heading|list-item|list|quote|group|image|gallery|table|code';
const COMMENT = new RegExp(`\\n{0,2}<!-- /?wp:(?:${KNOWN})(?: \\{[^<>]{0,4000}\\})? /?-->\\n{0,2}`, 'g');
const EDITORS =
  /^(?:wp-block-(?:heading|list|quote|group|image|gallery|table|code|separator)|is-layout-flow|(?:blocks-gallery|wp-element)-caption|has-nested-images|columns-default|has-alpha-channel-opacity|size-full|align(?:left|right))$/;
/** The styles of its block stay on the site (turn-looks.ts). */
const TURN_CLASS = /(?:^|\s)iv-(?:question|answer|lead)(?:\s|$)/;

/** Removes the comments and editor classes of the blocks that toBlocks writes. */
export function fromBlocks(html: string): string {
  if (!hasBlocks(html)) return html;
  let written = '';
  let from = 0;
  for (const { start, end } of blocksToKeep(html, parseBlocks(html))) {
    // Comparisons distinguish white space between two comments from none.
    written += cleanHtml(html.slice(from, start)).trim() + html.slice(start, end);
    from = end;
  }
  return written + cleanHtml(html.slice(from)).trim();
}

/** Removes comments and the site's own picture ids. */
const cleanHtml = (html: string): string =>
  withoutComments(html).replace(/(<img class="iv-asset-[0-9a-f]{64}) wp-image-\d{1,12}"/g, '$1"');

const FIGURE = /<figure class="(?:wp-block-table|wp-block-gallery [^"<>]{0,2000})">/;
const CODE = /^\s*<pre class="wp-block-code(?: ([^"<>]{0,2000}))?"><code>([^<]*)<\/code><\/pre>\s*$/;

/**
 * Converts tables, galleries and code to Escale's form: the editor adds a figure around the first two and newlines to
 * the third.
 */
function withoutFigures(html: string): string {
  let written = '';
  let from = 0;
  for (const { name, inner, innerEnd } of figureBlocks(parseBlocks(html))) {
    const inside = html.slice(inner, innerEnd);
    written += html.slice(from, inner) + (name === 'code' ? codeHtml(inside) : figureHtml(name, inside));
    from = innerEnd;
  }
  return written + html.slice(from);
}

const figureBlocks = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((one) =>
    ['table', 'gallery', 'code'].includes(one.name) ? [one] : figureBlocks(one.blocks),
  );

const codeHtml = (inside: string): string =>
  inside.replace(
    CODE,
    (_, classes: string | undefined, lines: string) =>
      `<pre><code${classes === undefined ? '' : ` class="${classes}"`}>${lines.replaceAll('\n', '<br>')}</code></pre>`,
  );

function figureHtml(name: string, inside: string): string {
  const start = FIGURE.exec(inside)?.[0];
  const end = inside.lastIndexOf('</figure>');
  if (start === undefined || end === -1) return inside;
  const content = inside.slice(inside.indexOf(start) + start.length, end);
  const at = content.lastIndexOf('<figcaption');
  // The caption of a picture in a gallery is followed by the end of its figure.
  const caption = at === -1 || content.indexOf('</figure>', at) !== -1 ? '' : content.slice(at);
  const rest = caption === '' ? content : content.slice(0, at);
  if (name === 'gallery') return caption === '' ? `${start.replace('<figure', '<div')}${rest}</div>` : inside;
  const words = /^<figcaption\b[^<>]{0,2000}>([\s\S]*)<\/figcaption>$/.exec(caption)?.[1];
  return words === undefined
    ? rest
    : rest.replace(/^\s*<table\b[^<>]{0,2000}>/, (open) => `${open}<caption>${words}</caption>`);
}

function withoutComments(html: string): string {
  return withoutFigures(html)
    .replace(COMMENT, '')
    .replace(
      /<figure class="([^"<>]{0,2000})">((?:<a\b[^<>]{0,4000}>)?)<img ((?:(?!class=)[a-z-]+="[^"<>]{0,20000}" ?)*)(?:class="(wp-image-\d{1,12})")?/g,
      (whole, classes: string, link: string, attributes: string, mediaId = '') => {
        const names = classes.split(' ');
        const asset = names.find((name) => ASSET.test(name));
        const rest = names.filter((name) => name !== asset).join(' ');
        return asset === undefined
          ? whole
          : `<figure class="${rest}">${link}<img class="${`${asset} ${mediaId}`.trim()}" ${attributes}`;
      },
    )
    .replace(
      /<figure( class="wp-block-image\b[^<>]{0,2000})>((?:<a\b[^<>]{0,4000}>)?<img [^<>]{0,20000}>(?:<\/a>)?)<\/figure>/g,
      '<div$1>$2</div>',
    )
    .replace(/<p(?![^<>]{0,4000}\biv-)\s[^<>]{0,4000}>(?=<(?:b|strong)\b[^<>]{0,4000}\biv-name\b)/g, '<p>')
    .replace(/(<[a-z][^<>]{0,4000}?)\sclass="([^"<>]{0,2000})"/g, (_, tag: string, classes: string) => {
      const isTurn = TURN_CLASS.test(classes);
      const all = classes
        .split(/\s+/)
        .filter((name) => (isTurn ? name.startsWith('iv-') : name !== '' && !EDITORS.test(name)));
      const names = all.filter((name) => languageOfClass(name) === undefined);
      const language = all.flatMap((name) => languageOfClass(name) ?? []).slice(0, 1);
      return `${tag}${names.length === 0 ? '' : ` class="${names.join(' ')}"`}${language.map((one) => ` lang="${one}"`).join('')}`;
    });
}

/** Maximum depth of blocks that are opened around our turns. */
const DEEPEST = 8;
const OUR_ANSWER = /^\s*<div\b[^<>]{0,4000}(?:\bclass="[^"<>]*\biv-answer\b|\sid="a-)/;
/** The group around a post, which may contain no block. */
const OUR_POST = /^\s*<div\b[^<>]{0,4000}\sid="iv-/;
/** Marks of a turn: a block with one of these is always read as part of that turn. */
const OF_TURN =
  /\sid="[qa]-[A-Za-z0-9_-]|\bclass="(?:[^"<>]*\s)?iv-(?:question|name|number|role|lead|speaker|summary|people)[\s"]/;
/** A single tag of the wrapper, or of an answer that no group can hold: opened in one block and closed in another. */
const LONE_TAG = /^\s*<\/?div\b[^<>]{0,4000}>\s*$/;
/** Blocks that an answer cannot hold. */
const NOT_IN_ANSWER = new Set(['heading', 'separator', 'more']);

/** The blocks made on the site, in order. */
function blocksToKeep(html: string, blocks: readonly Block[], depth = 0, inAnswer = false): readonly Block[] {
  return blocks.flatMap((one) => {
    const inside = html.slice(one.inner, one.innerEnd);
    if (one.name === 'html' && LONE_TAG.test(inside)) return [];
    const isAnswer = one.name === 'group' && OUR_ANSWER.test(inside);
    if (depth < DEEPEST && (one.blocks.length > 0 ? isAnswer || OURS.test(inside) : OUR_POST.test(inside)))
      return blocksToKeep(html, one.blocks, depth + 1, isAnswer);
    if (one.blocks.length === 0 && OF_TURN.test(inside)) return [];
    const isOurs =
      !(inAnswer && NOT_IN_ANSWER.has(one.name)) && isAsWeWrite(html.slice(one.start, one.end), one.name);
    return isOurs ? [] : [one];
  });
}

const PLAIN_PARAGRAPH =
  /^<!-- wp:paragraph -->\n<p>(?:[^<>]|<\/?(?:b|strong|i|em|u|s|code|sub|sup)>|<br ?\/?>)*<\/p>\n<!-- \/wp:paragraph -->$/;

/** Whether toBlocks makes the same block from its HTML. A block of plain HTML must also be a single document block. */
function isAsWeWrite(source: string, name: string): boolean {
  if (PLAIN_PARAGRAPH.test(source)) return true;
  try {
    return isReproduced(source, name);
  } catch (error) {
    if (error instanceof HtmlError) return false;
    throw error;
  }
}

function isReproduced(source: string, name: string): boolean {
  const html = withoutComments(source);
  const tree = hasBlocks(html) ? undefined : parseWhole(html);
  if (tree === undefined) return false;
  const again = childBlocks(html, tree).join('\n\n');
  const isEarlierForm = name === 'html' && /^<!-- wp:(?:table|code|gallery) /.test(again);
  if (!isEarlierForm && canonicalForm(again) !== canonicalForm(source)) return false;
  return name !== 'html' || readHtml(html, { newId: () => '', origin: 'blog' }).length < 2;
}

/**
 * A canonical form for comparing. It ignores the `aria-label` of links, which Escale used to write; the order of block
 * attributes, which the editor changes; and `hasFixedLayout: false`, which WordPress omits where it is the default.
 */
const canonicalForm = (source: string): string =>
  contentFingerprint(
    source
      .replace('<!-- wp:table {"hasFixedLayout":false} -->', '<!-- wp:table -->')
      .replace(
        /(<!-- wp:[a-z/-]+ )(\{[^<>]{0,4000}\})/g,
        (_, opening: string, json: string) => opening + sortedJson(json),
      ),
    { attributes: new Set(['aria-label']), blocks: true },
  );

function sortedJson(json: string): string {
  try {
    return JSON.stringify(sortedKeys(JSON.parse(json)));
  } catch (error) {
    if (error instanceof SyntaxError) return json;
    throw error;
  }
}

const sortedKeys = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([key, inner]) => [key, sortedKeys(inner)]),
      );
