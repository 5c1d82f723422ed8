/** The blocks of a post one by one, with where each stands: for the checks, and for the repairs, which find them again. */
import { imagesIn, typeOf } from '../blocks/blocks.ts';
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

/** The links of a block. An answer is asked block by block. */
export function linksIn(block: TopBlock | AnswerBlock): LinkIn[] {
  if (block.type === 'question') return block.content.flatMap(linksOf);
  if (block.type === 'answer') return block.blocks.flatMap(linksIn);
  const { images, runs } = typeOf(block);
  if (images === undefined) return runs(block).flatMap(linksOf);
  return [
    ...images(block).flatMap(({ caption }, index) => ofPicture(caption, index)),
    // Words under a row are reached in the fields of its first picture.
    ...runs(block).flatMap((caption) => ofPicture(caption, 0)),
  ];
}

/** The parts that the window counts, by the type of their block; pictures aside. */
const KINDS: Readonly<Partial<Record<TopBlock['type'], Kind>>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  quote: 'quote',
  table: 'table',
  embed: 'video',
  html: 'sealed',
};

function count(counts: Record<Kind, number>, block: Exclude<TopBlock, Answer>): void {
  counts.link += linksIn(block).filter(({ picture }) => picture === undefined).length;
  counts.picture += imagesIn(block).length;
  const kind = KINDS[block.type];
  // The editor keeps no empty paragraph.
  const isEmpty = block.type === 'paragraph' && block.content.length === 0;
  if (kind !== undefined && !isEmpty) counts[kind] += 1;
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
