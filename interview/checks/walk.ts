/** The blocks of a post one by one, with where each stands: for the checks, and for the repairs, which find them again. */
import type { Answer, AnswerBlock, Inline, Link, Post, TopBlock } from '../document.ts';
import type { CheckSpot, Part, Path } from './check.ts';

/** Every address that a post leads to, in reading order; each once. */
export function addressesOf(post: Post): string[] {
  const links = [...leadLinks(post), ...post.body.flatMap(linksIn)];
  return [...new Set(links.map(({ link }) => link.url))];
}

type Kind = Exclude<Part['kind'], 'words'> | 'paragraph' | 'heading';
/** How many of each stand before a block. Written to as the walk goes on: read at once. */
export type Counts = Readonly<Record<Kind, number>>;

/** A block that is no answer; the blocks of an answer come one by one. */
export type VisitedBlock = Readonly<{
  block: Exclude<TopBlock, Answer>;
  path: Path;
  /** What it stands among, in the same answer or in the body, and where. */
  siblings: readonly TopBlock[];
  at: number;
  within: Answer | undefined;
  /** The language around its words, as it is said so far. */
  language: string;
  counts: Counts;
  /** The answer, to begin the place of anything in it. */
  inAnswer: CheckSpot;
}>;

/** Links in reading order, those of the blocks' parts too. `picture`: the words of a picture's caption, by its place in a row. */
export type LinkIn = Readonly<{ link: Link; picture?: number }>;

const linksOf = (inlines: readonly Inline[]): LinkIn[] =>
  inlines.flatMap((inline) => (inline.type === 'link' ? [{ link: inline }] : []));
const ofPicture = (inlines: readonly Inline[], picture: number): LinkIn[] =>
  linksOf(inlines).map(({ link }) => ({ link, picture }));

/** The links of a block; none of code and sealed cards. An answer is asked block by block. */
export function linksIn(block: TopBlock | AnswerBlock): LinkIn[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return linksOf(block.content);
    case 'question':
    case 'quote':
      return block.content.flatMap(linksOf);
    case 'list':
      return block.items.flatMap(({ content, children }) => [
        ...linksOf(content),
        ...(children === undefined ? [] : linksIn(children)),
      ]);
    case 'image':
      return ofPicture(block.caption, 0);
    case 'gallery':
      return [
        ...block.images.flatMap(({ caption }, index) => ofPicture(caption, index)),
        ...ofPicture(block.caption ?? [], 0),
      ];
    case 'table':
      return [
        ...linksOf(block.caption ?? []),
        ...block.rows.flat().flatMap(({ content }) => linksOf(content)),
      ];
    case 'answer':
      return block.blocks.flatMap(linksIn);
    case 'embed':
    case 'code':
    case 'html':
    case 'rule':
    case 'jumpBreak':
      return [];
  }
}

function count(counts: Record<Kind, number>, block: Exclude<TopBlock, Answer>): void {
  counts.link += linksIn(block).filter(({ picture }) => picture === undefined).length;
  switch (block.type) {
    case 'paragraph':
      // The editor keeps none that is empty.
      if (block.content.length > 0) counts.paragraph += 1;
      return;
    case 'image':
      counts.picture += 1;
      return;
    case 'gallery':
      counts.picture += block.images.length;
      return;
    case 'embed':
      counts.video += 1;
      return;
    case 'html':
      counts.sealed += 1;
      return;
    case 'table':
    case 'quote':
    case 'heading':
      counts[block.type] += 1;
      return;
    case 'list':
    case 'question':
    case 'code':
    case 'rule':
    case 'jumpBreak':
  }
}

export const leadLinks = (post: Post): LinkIn[] => (post.lead ?? []).flatMap(linksOf);

/** In the order of the text; the lead is no block, and its links are counted. */
export function* walk(post: Post): Generator<VisitedBlock, void> {
  const counts: Record<Kind, number> = {
    picture: 0,
    link: leadLinks(post).length,
    table: 0,
    video: 0,
    sealed: 0,
    quote: 0,
    paragraph: 0,
    heading: 0,
  };
  for (const [top, block] of post.body.entries()) {
    if (block.type !== 'answer') {
      const { body: siblings, language } = post;
      yield { block, path: [top], siblings, at: top, within: undefined, language, counts, inAnswer: {} };
      count(counts, block);
      continue;
    }
    const inAnswer = { answerId: block.id };
    const language = block.language ?? post.language;
    for (const [inner, one] of block.blocks.entries()) {
      const { blocks: siblings } = block;
      yield {
        block: one,
        path: [top, inner],
        siblings,
        at: inner,
        within: block,
        language,
        counts,
        inAnswer,
      };
      count(counts, one);
    }
  }
}
