/** From what was chosen in a post to what a quotation says of it. */
import { isSpoken } from '../blocks/blocks.ts';
import type { AnswerBlock, Inline, Post, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText, paragraphsToText } from '../inlines.ts';
import { namedParticipants, participantsById } from '../speakers.ts';
import type { Quoted } from './quotation.ts';
import { sentencesAround } from './sentences.ts';

/** What was chosen: of a question or answer, or of what belongs to nobody. */
export type Chosen = Readonly<{ turn?: string | undefined; parts: readonly (readonly string[])[] }>;

export type Origin = Readonly<{
  document: Post;
  blogName?: string | undefined;
  publishedAt?: number | undefined;
  timeZone: string;
}>;

const turnOf = (
  post: Post,
  id: string | undefined,
): (TopBlock & { type: 'question' | 'answer' }) | undefined =>
  post.body.find(
    (block): block is TopBlock & { type: 'question' | 'answer' } =>
      (block.type === 'question' || block.type === 'answer') && block.id === id,
  );

/** The people are those of the post, as they were at its date. */
export function quotedOf({ document, ...origin }: Origin, { turn, parts }: Chosen, address?: string): Quoted {
  const block = turnOf(document, turn);
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

/** The question that a turn is, or answers: what readers' addresses are made with. */
export function questionOf(
  post: Post,
  turn: string | undefined,
): Readonly<{ id: string; text: string }> | undefined {
  let asked: { id: string; text: string } | undefined;
  for (const block of post.body) {
    if (block.type === 'heading') asked = undefined;
    if (block.type === 'question') asked = { id: block.id, text: paragraphsToText(block.content) };
    if ((block.type === 'question' || block.type === 'answer') && block.id === turn) return asked;
  }
  return undefined;
}

/** The paragraphs of a block as one reads and quotes them, none blank; a line break stays in its paragraph. */
export function linesOf(block: TopBlock | AnswerBlock): string[] {
  const lines = (): string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return [inlinesToText(block.content)];
      case 'question':
        return block.content.map((paragraph: readonly Inline[]) => inlinesToText(paragraph));
      case 'answer':
        return block.blocks.filter(isSpoken).flatMap(linesOf);
      default:
        return blockToText(block).split('\n');
    }
  };
  return lines().filter((line) => line.trim() !== '');
}

/** An excerpt as search gives it, its marks in it. */
type Excerpt = Readonly<{ excerpt: string; marks: readonly (readonly [number, number])[] }>;

/** What is quoted of a passage that was found: the whole sentences that hold the words, else those that are shown. */
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
