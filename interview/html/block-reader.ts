/**
 * Reads HTML into blocks, as leniently as a browser: text keeps its order, known marks are kept, and content that the
 * model cannot express is sealed. Used for paste, import, recognition and read-back.
 */
import { serializeOuter } from 'parse5';
import { append } from '../append.ts';
import type { ReadBlocks } from '../blocks/block-type.ts';
import { isTurn, READERS, typeOf } from '../blocks/blocks.ts';
import { readCode } from '../blocks/code.ts';
import { frameEmbed, soundEmbed } from '../blocks/embed.ts';
import { imageOf, type Pictures } from '../blocks/image.ts';
import {
  type HtmlCard,
  type Inline,
  LIMITS,
  type Link,
  type TextInline,
  type TopBlock,
} from '../document.ts';
import { foldInlines, foldLine, textInline } from '../inlines.ts';
import { linkAddress } from '../markup/addresses.ts';
import { type Block, findBlockNodes } from '../markup/block-tree.ts';
import {
  attribute,
  type HtmlElement,
  HtmlError,
  type HtmlNode,
  imagesInside,
  isComment,
  isElement,
  isText,
} from '../markup/parse.ts';
import {
  hasTarget,
  isLinkToPicture,
  linkAround,
  linkContent,
  linkTitle,
  withLinkAround,
} from '../markup/read-link.ts';
import type { LinkAround, Reader, Setting, Special } from '../markup/reading.ts';
import { sanitizeNodes } from '../markup/sanitize.ts';
import { isHidden, settingInside } from '../markup/setting.ts';
import { blockToText } from '../plain.ts';
import { isBeyondModel } from './beyond-model.ts';
import { rangeOf } from './block-sources.ts';
import { isWithinBounds } from './within-bounds.ts';

const tags = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const BLOCKS = tags(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul',
);
/** Elements without a model. From the blog they are sealed; from elsewhere only their harmless content is read. */
const FOREIGN = tags(
  'applet audio base button canvas dl details embed form frameset input link map math meta noscript object script select style svg template textarea video',
);
/** Those whose text is read if they come from elsewhere. */
const READ_THROUGH = tags('details dl form map select');

type BlockReaderOptions = Readonly<{
  /** The whole HTML, from which sealed cards and sources are cut. */
  html: string;
  origin: 'blog' | 'outside';
  pictures: Pictures;
  special?: Special;
  /** Blocks of WordPress's editor that become one card each, by start offset. */
  sealed?: ReadonlyMap<number, Block>;
  /** Called with each top-level block, in order, and its nodes. */
  onBlock?: (block: TopBlock, from: readonly HtmlNode[]) => void;
}>;

const NONE: ReadonlyMap<number, Block> = new Map();

/** Whether the element starts a new line. */
export const isBlockElement = (node: HtmlNode): boolean => isElement(node) && BLOCKS.has(node.tagName);

const isMoreMark = (element: HtmlElement): boolean =>
  element.tagName === 'a' && attribute(element, 'name')?.toLowerCase() === 'more';
const isBlockInLink = (element: HtmlElement): boolean =>
  BLOCKS.has(element.tagName) ||
  FOREIGN.has(element.tagName) ||
  element.tagName === 'img' ||
  element.tagName === 'iframe' ||
  isMoreMark(element);
const isBlank = (inline: Inline): boolean =>
  inline.type === 'text' && inline.text.trim() === '' && !inline.text.includes('\u00a0');

/** Paragraphs only: each enclosing quotation reads its paragraphs again, and turns are counted separately. */
function paragraphCount(block: TopBlock): number {
  if (block.type === 'question') return block.content.length;
  if (block.type === 'answer') return block.blocks.length;
  return typeOf(block).paragraphs?.(block).length ?? 1;
}

/** The text of a block as paragraphs, without pictures and cards, for containers of paragraphs. */
function paragraphsOf(block: TopBlock): Inline[][] {
  const paragraphs = isTurn(block) ? undefined : typeOf(block).paragraphs?.(block);
  return (
    paragraphs ??
    blockToText(block)
      .split('\n')
      .map((line) => foldLine(line))
      .filter((line) => line !== '')
      .map((line) => [textInline(line)])
  );
}

/** Size of a run or link in a request, apart from its text (main/backend/core/answer.ts). */
const RUN = 100;

const weightOfRuns = (inlines: readonly Inline[]): number =>
  inlines.reduce((sum, inline) => {
    if (inline.type === 'text') return sum + RUN + inline.text.length;
    return sum + RUN + (inline.type === 'link' ? inline.url.length + weightOfRuns(inline.content) : 0);
  }, 0);

/** Throws HtmlError for a block beyond the limits of a document: too many runs, or too long a card. */
function refuseBeyondBounds(block: TopBlock): void {
  if (block.type !== 'question' && block.type !== 'answer' && !isWithinBounds([block]))
    throw new HtmlError(`a block of kind ${block.type} beyond the bounds of a document`);
}

/** Reads parsed nodes into blocks. */
export function readBlocks(
  nodes: readonly HtmlNode[],
  setting: Setting,
  options: BlockReaderOptions,
): TopBlock[] {
  let count = 0;
  let weight = 0;

  const weigh = (more: number): void => {
    weight += more;
    if (weight > LIMITS.weight) throw new HtmlError('more than a document may hold');
  };

  const bytesOf = (element: HtmlElement): string => {
    const location = element.sourceCodeLocation;
    return location
      ? options.html.slice(location.startOffset, Math.max(location.endOffset, rangeOf(element)?.end ?? 0))
      : serializeOuter(element);
  };

  const cardOf = ({ start, end }: Block): HtmlCard => {
    const html = options.html.slice(start, end);
    if (html.length > LIMITS.html) throw new HtmlError(`${html.length} characters in one card`);
    return { type: 'html', html, origin: 'blog' };
  };

  const reader: Reader = {
    origin: options.origin,
    blocks: (inner, innerSetting) => read(inner, innerSetting, false),
    picture: (element) => imageOf(element, options.pictures),
    paragraphs: paragraphsOf,
    standsApart: (block) =>
      options.origin === 'blog'
        ? block.type !== 'paragraph'
        : !isTurn(block) && typeOf(block).cannotBeLine === true,
    seal: (element): HtmlCard | undefined => {
      const html = options.origin === 'blog' ? bytesOf(element) : sanitizeNodes([element]);
      if (options.origin === 'blog' && html.length > LIMITS.html)
        throw new HtmlError(`${html.length} characters in one card`);
      const empty = html.trim() === '' || html.length > LIMITS.html;
      return empty ? undefined : { type: 'html', html, origin: options.origin };
    },
  };

  function read(from: readonly HtmlNode[], outer: Setting, top: boolean): TopBlock[] {
    const blocks: TopBlock[] = [];
    let runs: Inline[] = [];
    /** The nodes of the current runs. */
    let runNodes: HtmlNode[] = [];
    let linked: { around: LinkAround; link: Link } | undefined;

    const pushFrom = (from: readonly HtmlNode[], more: readonly TopBlock[]): void => {
      weigh(RUN * more.length);
      count += more.reduce((sum, block) => sum + paragraphCount(block), 0);
      if (count > LIMITS.blocks) throw new HtmlError(`more than ${LIMITS.blocks} blocks`);
      append(blocks, more);
      if (!top) return;
      for (const block of more) {
        refuseBeyondBounds(block);
        if (block.type === 'html') weigh(block.html.length);
        options.onBlock?.(block, from);
      }
    };
    const push = (element: HtmlNode, ...more: TopBlock[]): void => pushFrom([element], more);
    const addRun = (node: HtmlNode, run: Inline): void => {
      runs.push(run);
      runNodes.push(node);
    };
    /** Adds a run; inside a link around blocks it becomes a link, and adjacent runs share one. */
    const addText = (node: HtmlNode, run: TextInline, { linkAround: around }: Setting): void => {
      const last = runs.at(-1);
      if (around === undefined) addRun(node, run);
      else if (last?.type === 'link' && last === linked?.link && around === linked.around)
        last.content.push(run);
      else if (run.text.trim() === '') addRun(node, run);
      else {
        const { url, title } = around;
        const link: Link = { type: 'link', url, ...(title !== undefined && { title }), content: [run] };
        linked = { around, link };
        addRun(node, link);
      }
    };
    const flush = (): void => {
      const content = foldInlines(runs, outer.base);
      const from = runNodes;
      weigh(weightOfRuns(content));
      runs = [];
      runNodes = [];
      if (content.length > 0) pushFrom(from, [{ type: 'paragraph', content }]);
    };
    const pushSealed = (element: HtmlElement): void => {
      flush();
      const card = reader.seal(element);
      if (card) push(element, card);
    };
    const pushRead = (element: HtmlElement, { blocks: some, extras = [] }: ReadBlocks): void => {
      // Extras would change places: a blog's list, quote or table with extras is sealed whole.
      if (extras.length > 0 && options.origin === 'blog') pushSealed(element);
      else push(element, ...some, ...extras);
    };

    const inline = (element: HtmlElement, current: Setting): void => {
      const inner = settingInside(element, current);
      if (element.tagName === 'br') {
        const last = runs.findLast((run) => !isBlank(run));
        if (current.loose && last?.type === 'lineBreak') flush();
        else addRun(element, { type: 'lineBreak' });
        return;
      }
      if (element.tagName === 'a' && !current.inLink) {
        const address = linkAddress(attribute(element, 'href'));
        const content = linkContent(element, { ...inner, inLink: true }, isBlockInLink);
        if (address !== undefined && content !== undefined) {
          const title = linkTitle(element);
          addRun(element, { type: 'link', url: address, ...(title !== undefined && { title }), content });
          return;
        }
        // Of a link within the blog only the text is kept; the link itself remains in the source HTML of that text.
        if (options.origin === 'blog' && content !== undefined && hasTarget(element)) {
          for (const run of content) addRun(element, run);
          return;
        }
        // The model has no link around blocks: a blog's own is sealed.
        if (options.origin === 'blog' && hasTarget(element))
          return isLinkToPicture(element)
            ? picture(imagesInside(element)[0] ?? element, inner, element)
            : pushSealed(element);
        if (options.origin === 'outside' && address !== undefined)
          return walk(element.childNodes, {
            ...inner,
            inLink: true,
            linkAround: linkAround(element, address),
          });
      }
      walk(element.childNodes, inner);
    };

    const block = (element: HtmlElement, current: Setting): void => {
      const inner = settingInside(element, current);
      for (const readAs of READERS) {
        const own = readAs(element, { reader, setting: inner, around: current });
        if (own !== undefined) return pushRead(element, own);
      }
      // In a paragraph two line breaks are kept; between loose lines they separate paragraphs.
      walk(element.childNodes, element.tagName === 'p' ? { ...inner, loose: false } : inner);
      flush();
    };

    const foreign = (element: HtmlElement, current: Setting): void => {
      if (options.origin === 'blog') return pushSealed(element);
      if (element.tagName === 'iframe' || element.tagName === 'audio') {
        const embed = element.tagName === 'iframe' ? frameEmbed(element) : soundEmbed(element);
        flush();
        if (embed !== undefined || element.tagName === 'iframe') return embed && push(element, embed);
      }
      if (element.tagName === 'video' || element.tagName === 'audio') return pushSealed(element);
      if (element.tagName !== 'textarea' && !READ_THROUGH.has(element.tagName)) return;
      flush();
      if (element.tagName === 'textarea') return push(element, ...readCode(element));
      walk(element.childNodes, settingInside(element, current));
      flush();
    };

    /** `whole`: the picture with its link. */
    const picture = (element: HtmlElement, current: Setting, outerElement = element): void => {
      const image = reader.picture(element);
      if (image) {
        flush();
        push(outerElement, withLinkAround(image, current.linkAround));
      } else if (options.origin === 'blog' || /^\s*data:image\//i.test(attribute(element, 'src') ?? ''))
        pushSealed(outerElement);
    };

    const visit = (node: HtmlNode, current: Setting): void => {
      if (isText(node)) {
        if (node.value !== '')
          addText(node, textInline(node.value, current.marks, current.language), current);
        return;
      }
      if (isComment(node)) {
        if (!/^\s*more\b/i.test(node.data)) return;
        flush();
        return push(node, { type: 'jumpBreak' });
      }
      if (!isElement(node)) return;
      const special = options.special?.(node, current);
      if (special !== undefined) {
        if (special.length > 0 || BLOCKS.has(node.tagName)) flush();
        return push(node, ...special);
      }
      if (isMoreMark(node)) {
        flush();
        push(node, { type: 'jumpBreak' });
        return walk(node.childNodes, current);
      }
      if (options.origin === 'outside' && isHidden(node)) return;
      if (options.origin === 'blog' && isBeyondModel(node)) return pushSealed(node);
      if (FOREIGN.has(node.tagName) || node.tagName === 'iframe') return foreign(node, current);
      if (node.tagName === 'img') return picture(node, current);
      if (!BLOCKS.has(node.tagName)) return inline(node, current);
      flush();
      block(node, current);
      flush();
    };

    const walk = (children: readonly HtmlNode[], current: Setting): void => {
      const cards = findBlockNodes(children, options.sealed ?? NONE);
      for (let at = 0; at < children.length; at += 1) {
        const card = cards.get(at);
        if (card === undefined) visit(children[at] as HtmlNode, current);
        else {
          flush();
          pushFrom(children.slice(at, card.last + 1), [cardOf(card.block)]);
          at = card.last;
        }
      }
    };

    walk(from, outer);
    flush();
    return blocks;
  }

  return read(nodes, setting, true);
}
