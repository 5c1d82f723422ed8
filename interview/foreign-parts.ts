/** What acts in the HTML that a post brought along: where it may go back to, and what is left out elsewhere. */
import type { AnswerBlock, Post, TopBlock } from './document.ts';
import { ACTING_KINDS, type ActingKind, actingParts, type ActingPart } from './html/acting.ts';

/** How many different parts of one kind are left out. */
export type LeftOut = Readonly<{ kind: ActingKind; count: number }>;

export type ForeignParts = Readonly<{
  /** By their bytes: the parts that stand on the page too. */
  home: ReadonlySet<string>;
  /** The others, in the order of ACTING_KINDS. */
  left: readonly LeftOut[];
}>;

/** The HTML in a block that may go out byte for byte. */
function foreignHtml(block: TopBlock | AnswerBlock): string[] {
  if (block.type === 'html') return block.origin === 'blog' ? [block.html] : [];
  const own = block.source === undefined ? [] : [block.source];
  return block.type === 'answer' ? [...own, ...block.blocks.flatMap(foreignHtml)] : own;
}

/** Whether a post brought any HTML along: most written here did not. */
export const hasForeignHtml = ({ body }: Pick<Post, 'body'>): boolean =>
  body.some((block) => foreignHtml(block).length > 0);

/**
 * Compares a post with the page it is sent to; `page`: what its blog holds of this very post, or '' where it holds nothing.
 * Throws HtmlError as actingParts does.
 */
export function foreignParts({ body }: Pick<Post, 'body'>, page: string): ForeignParts {
  const parts = new Map<string, ActingPart>();
  for (const html of body.flatMap(foreignHtml))
    for (const part of actingParts(html)) parts.set(part.bytes, part);
  const onPage = new Set(parts.size === 0 ? [] : actingParts(page).map(({ bytes }) => bytes));
  const away = [...parts.values()].filter(({ bytes }) => !onPage.has(bytes));
  return {
    home: new Set([...parts.keys()].filter((bytes) => onPage.has(bytes))),
    left: ACTING_KINDS.flatMap((kind) => {
      const count = away.filter((part) => part.kind === kind).length;
      return count === 0 ? [] : [{ kind, count }];
    }),
  };
}

/** As a check and the window have them: `script:1 form:2`; '' for none. */
export const leftOutWords = (left: readonly LeftOut[]): string =>
  left.map(({ kind, count }) => `${kind}:${count}`).join(' ');

export const countLeftOut = (left: readonly LeftOut[]): number =>
  left.reduce((sum, { count }) => sum + count, 0);
