/** Visits the blocks of a post with their paths, for checks, and for repairs that locate them again. */
import { imagesIn, typeOf } from '../blocks/blocks.ts';
import type { Answer, AnswerBlock, Inline, Link, Post, TopBlock } from '../document.ts';
import type { CheckSpot, Part, Path } from './check.ts';

/** The link addresses of a post, in reading order, without duplicates. */
export function addressesOf(post: Post): string[] {
  const links = [...leadLinks(post), ...post.body.flatMap(linksIn)];
  return [...new Set(links.map(({ link }) => link.url))];
}

type Kind = Exclude<Part['kind'], 'words'> | 'paragraph' | 'heading';
/** Number of parts of each kind before a block. Updated during the walk: read it at once. */
export type Counts = Readonly<Record<Kind, number>>;

/** A visited block; the blocks of an answer are visited one by one. */
export type VisitedBlock = Readonly<{
  block: Exclude<TopBlock, Answer>;
  path: Path;
  /** The blocks around it, in the same answer or in the body, and its index. */
  siblings: readonly TopBlock[];
  at: number;
  within: Answer | undefined;
  /** The surrounding language. */
  language: string;
  counts: Counts;
  /** The spot of the answer, to be extended. */
  inAnswer: CheckSpot;
}>;

/** A link; `picture`: index of the picture whose caption holds it. */
export type LinkIn = Readonly<{ link: Link; picture?: number }>;

const linksOf = (inlines: readonly Inline[]): LinkIn[] =>
  inlines.flatMap((inline) => (inline.type === 'link' ? [{ link: inline }] : []));
const linksOfPicture = (inlines: readonly Inline[], picture: number): LinkIn[] =>
  linksOf(inlines).map(({ link }) => ({ link, picture }));

/** The links of a block in reading order. */
export function linksIn(block: TopBlock | AnswerBlock): LinkIn[] {
  if (block.type === 'question') return block.content.flatMap(linksOf);
  if (block.type === 'answer') return block.blocks.flatMap(linksIn);
  const { images, runs } = typeOf(block);
  if (images === undefined) return runs(block).flatMap(linksOf);
  return [
    ...images(block).flatMap(({ caption }, index) => linksOfPicture(caption, index)),
    // The caption of a row is edited with its first picture.
    ...runs(block).flatMap((caption) => linksOfPicture(caption, 0)),
  ];
}

/** The kinds of parts that the window counts, by block type; pictures are counted apart. */
const KINDS: Readonly<Partial<Record<TopBlock['type'], Kind>>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  quote: 'quote',
  table: 'table',
  embed: 'video',
  html: 'sealed',
};

function addCounts(counts: Record<Kind, number>, block: Exclude<TopBlock, Answer>): void {
  counts.link += linksIn(block).filter(({ picture }) => picture === undefined).length;
  counts.picture += imagesIn(block).length;
  const kind = KINDS[block.type];
  // The editor removes empty paragraphs.
  const isEmpty = block.type === 'paragraph' && block.content.length === 0;
  if (kind !== undefined && !isEmpty) counts[kind] += 1;
}

export const leadLinks = (post: Post): LinkIn[] => (post.lead ?? []).flatMap(linksOf);

/** Visits the blocks in text order; the lead is no block, but its links count. */
export function* walkBlocks(post: Post): Generator<VisitedBlock, void> {
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
      addCounts(counts, block);
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
      addCounts(counts, one);
    }
  }
}
