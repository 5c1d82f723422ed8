/** Builds a quotation from a selection in a post. */
import { isSpoken } from '../blocks/blocks.ts';
import type { AnswerBlock, Inline, Post, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText, paragraphsToText } from '../inlines.ts';
import { namedParticipants, participantsById } from '../speakers.ts';
import type { Quoted } from './quotation.ts';
import { sentencesAround } from './sentences.ts';

/** The selection: its paragraphs, in a question or answer, or outside of turns. */
export type Selection = Readonly<{ turn?: string | undefined; parts: readonly (readonly string[])[] }>;

export type Origin = Readonly<{
  document: Post;
  blogName?: string | undefined;
  publishedAt?: number | undefined;
  timeZone: string;
}>;

const findTurn = (
  post: Post,
  id: string | undefined,
): (TopBlock & { type: 'question' | 'answer' }) | undefined =>
  post.body.find(
    (block): block is TopBlock & { type: 'question' | 'answer' } =>
      (block.type === 'question' || block.type === 'answer') && block.id === id,
  );

/** Takes the people from the post, as of its date. */
export function quotedOf(
  { document, ...origin }: Origin,
  { turn, parts }: Selection,
  address?: string,
): Quoted {
  const block = findTurn(document, turn);
  const ids = block?.type === 'answer' ? block.participants : (block?.by ?? []);
  return {
    parts,
    language: block?.language ?? document.language,
    people: namedParticipants(ids, participantsById(document)),
    title: document.title,
    blog: origin.blogName,
    publishedAt: origin.publishedAt,
    timeZone: origin.timeZone,
    address,
  };
}

/** The question that a turn is or answers; its anchor is used in public addresses. */
export function questionOf(
  post: Post,
  turn: string | undefined,
): Readonly<{ id: string; text: string }> | undefined {
  let question: { id: string; text: string } | undefined;
  for (const block of post.body) {
    if (block.type === 'heading') question = undefined;
    if (block.type === 'question') question = { id: block.id, text: paragraphsToText(block.content) };
    if ((block.type === 'question' || block.type === 'answer') && block.id === turn) return question;
  }
  return undefined;
}

/** The paragraphs of a block for quoting, without blank ones; line breaks stay inside. */
export function paragraphsOfBlock(block: TopBlock | AnswerBlock): string[] {
  const lines = (): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [inlinesToText(block.content)];
      case 'question':
        return block.content.map((paragraph: readonly Inline[]) => inlinesToText(paragraph));
      case 'answer':
        return block.blocks.filter(isSpoken).flatMap(paragraphsOfBlock);
      default:
        return blockToText(block).split('\n');
    }
  };
  return lines().filter((line) => line.trim() !== '');
}

/** A search excerpt with the offsets of its matches. */
type Excerpt = Readonly<{ excerpt: string; marks: readonly (readonly [number, number])[] }>;

/** The quotation of a search result: the sentences around the matches, or around the excerpt without matches. */
export function partsOfPassage(lines: readonly string[], { excerpt, marks }: Excerpt): string[][] {
  const text = lines.join('\n');
  const before = /^… /u.exec(excerpt)?.[0].length ?? 0;
  const core = excerpt.slice(before).replace(/ …$/u, '');
  const at = text.indexOf(core);
  if (at < 0 || text === '') return [[core]];
  const first = marks[0];
  const last = marks.at(-1);
  const [start, end] =
    first === undefined || last === undefined
      ? [at, at + core.length]
      : [at + first[0] - before, at + last[1] - before];
  const [from, to] = sentencesAround(text, start, end);
  return [
    text
      .slice(from, to)
      .split('\n')
      .filter((line) => line.trim() !== ''),
  ];
}
