/** Active content in a post's foreign HTML: parts already on its page may be sent again, other parts are left out. */
import type { AnswerBlock, Post, TopBlock } from './document.ts';
import { ACTIVE_KINDS, type ActiveKind, activeParts, type ActivePart } from './markup/active-content.ts';

/** The number of distinct parts of one kind that are left out. */
export type LeftOut = Readonly<{ kind: ActiveKind; count: number }>;

export type ForeignParts = Readonly<{
  /** The bytes of parts that are already on the page. */
  onPage: ReadonlySet<string>;
  /** The other parts, in the order of ACTIVE_KINDS. */
  left: readonly LeftOut[];
}>;

/** The foreign HTML in a block. */
function foreignHtml(block: TopBlock | AnswerBlock): string[] {
  if (block.type === 'html') return block.origin === 'blog' ? [block.html] : [];
  const own = block.source === undefined ? [] : [block.source];
  return block.type === 'answer' ? [...own, ...block.blocks.flatMap(foreignHtml)] : own;
}

/** Whether a post has foreign HTML; posts written in Escale have none. */
export const hasForeignHtml = ({ body }: Pick<Post, 'body'>): boolean =>
  body.some((block) => foreignHtml(block).length > 0);

/**
 * Compares a post with its page. `page`: the HTML of this post on its blog, or '' for a new page. Throws HtmlError like
 * activeParts.
 */
export function foreignParts({ body }: Pick<Post, 'body'>, page: string): ForeignParts {
  const parts = new Map<string, ActivePart>();
  for (const html of body.flatMap(foreignHtml))
    for (const part of activeParts(html)) parts.set(part.bytes, part);
  const pageBytes = new Set(parts.size === 0 ? [] : activeParts(page).map(({ bytes }) => bytes));
  const away = [...parts.values()].filter(({ bytes }) => !pageBytes.has(bytes));
  return {
    onPage: new Set([...parts.keys()].filter((bytes) => pageBytes.has(bytes))),
    left: ACTIVE_KINDS.flatMap((kind) => {
      const count = away.filter((part) => part.kind === kind).length;
      return count === 0 ? [] : [{ kind, count }];
    }),
  };
}

/** The form used by checks and the window: `script:1 form:2`; '' for none. */
export const leftOutWords = (left: readonly LeftOut[]): string =>
  left.map(({ kind, count }) => `${kind}:${count}`).join(' ');

export const countLeftOut = (left: readonly LeftOut[]): number =>
  left.reduce((sum, { count }) => sum + count, 0);
