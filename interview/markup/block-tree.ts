/**
 * Parses the blocks of WordPress's editor in HTML. A block is two comments and the HTML between them, or one
 * self-closing comment: `<!-- wp:name {"attribute":1} -->…<!-- /wp:name -->`, `<!-- wp:name /-->`
 * (https://developer.wordpress.org/block-editor/getting-started/fundamentals/markup-representation-block/).
 */
import { type HtmlNode, isComment } from './parse.ts';

/** Offsets in the parsed text, in UTF-16 units. */
export type Block = Readonly<{
  /** Without the prefix of core blocks: `paragraph`, `jetpack/map`. */
  name: string;
  /** JSON, or ''. */
  attributes: string;
  start: number;
  end: number;
  /** The range between the comments; empty, at the end, for a self-closing block. */
  inner: number;
  innerEnd: number;
  blocks: readonly Block[];
}>;

export type Delimiter = Readonly<{ name: string; attributes: string; is: 'opening' | 'closing' | 'whole' }>;

/** The syntax of WordPress's parser (`WP_Block_Parser::next_token`). */
const DELIMITER =
  /^\s+(\/)?wp:((?:[a-z][a-z0-9_-]{0,99}\/)?[a-z][a-z0-9_-]{0,99})\s+(?:(\{[\s\S]*\})\s+)?(\/)?$/;

/** Parses the text of a comment; undefined if it delimits no block. */
export function delimiterOf(comment: string): Delimiter | undefined {
  if (!comment.trimStart().startsWith('wp:') && !comment.trimStart().startsWith('/wp:')) return undefined;
  const [, closing, name, attributes = '', whole] = DELIMITER.exec(comment) ?? [];
  if (name === undefined) return undefined;
  const is = closing === '/' ? 'closing' : whole === '/' ? 'whole' : 'opening';
  return { name: name.replace(/^core\//, ''), attributes, is };
}

/** Core blocks whose saved HTML is shown unchanged. */
const SHOWN_AS_WRITTEN = new Set(
  'audio button buttons code column columns cover details embed file freeform gallery group heading html image list list-item media-text more nextpage paragraph preformatted pullquote quote separator spacer table verse video'.split(
    ' ',
  ),
);

/** Whether a comment opens a block that the site fills in: a list of posts, a form, a value stored elsewhere. */
export function isActiveBlock(comment: string): boolean {
  const { is, name = '', attributes = '' } = delimiterOf(comment) ?? {};
  if (is === undefined || is === 'closing') return false;
  return is === 'whole' || !SHOWN_AS_WRITTEN.has(name) || attributes.includes('"bindings"');
}

export const hasBlocks = (html: string): boolean => html.includes('<!-- wp:');

type Open = Pick<Block, 'name' | 'attributes' | 'start' | 'inner'> & { blocks: Block[] };

/** The outermost blocks, in order, with their inner blocks. Unclosed blocks are ignored. Linear time. */
export function parseBlocks(html: string): readonly Block[] {
  const root: Block[] = [];
  if (!hasBlocks(html)) return root;
  const open: Open[] = [];
  /** Open blocks by name. */
  const counts = new Map<string, number>();
  const count = (name: string, more: number): void => void counts.set(name, (counts.get(name) ?? 0) + more);
  const add = (block: Block): void => void (open.at(-1)?.blocks ?? root).push(block);
  let end = 0;
  for (let start = html.indexOf('<!--'); start !== -1; start = html.indexOf('<!--', end)) {
    const close = html.indexOf('-->', start + 4);
    if (close === -1) break;
    end = close + 3;
    const delimiter = delimiterOf(html.slice(start + 4, close));
    if (delimiter === undefined) continue;
    const { name, attributes, is } = delimiter;
    if (is === 'whole') add({ name, attributes, start, end, inner: end, innerEnd: end, blocks: [] });
    else if (is === 'opening') {
      open.push({ name, attributes, start, inner: end, blocks: [] });
      count(name, 1);
    } else if ((counts.get(name) ?? 0) > 0) {
      const inside: Block[][] = [];
      let last = open.pop();
      // Unclosed inner blocks are ignored; their inner blocks move up.
      for (; last !== undefined && last.name !== name; last = open.pop()) {
        count(last.name, -1);
        inside.unshift(last.blocks);
      }
      count(name, -1);
      if (last !== undefined)
        add({ ...last, end, innerEnd: start, blocks: [...last.blocks, ...inside.flat()] });
    }
  }
  return [...root, ...open.flatMap(({ blocks }) => blocks)];
}

/** Indexes blocks by their start. */
export const startsOf = (blocks: readonly Block[]): ReadonlyMap<number, Block> =>
  new Map(blocks.map((block) => [block.start, block]));

/** `last`: index of its closing comment. */
export type BlockNodes = Readonly<{ block: Block; last: number }>;

/**
 * Finds blocks among sibling nodes, by the index of their first comment. Skips a block whose comments are not siblings.
 */
export function findBlockNodes(
  nodes: readonly HtmlNode[],
  starts: ReadonlyMap<number, Block>,
): Map<number, BlockNodes> {
  const places = new Map<number, BlockNodes>();
  if (starts.size === 0) return places;
  for (let at = 0; at < nodes.length; at += 1) {
    const block = starts.get(nodes[at]?.sourceCodeLocation?.startOffset ?? -1);
    const first = nodes[at];
    if (block === undefined || first === undefined || !isComment(first)) continue;
    let last = at;
    while (last < nodes.length && (nodes[last]?.sourceCodeLocation?.endOffset ?? 0) < block.end) last += 1;
    const end = nodes[last];
    if (end === undefined || !isComment(end) || end.sourceCodeLocation?.endOffset !== block.end) continue;
    places.set(at, { block, last });
    at = last;
  }
  return places;
}
