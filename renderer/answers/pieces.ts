/** The received text as pieces, each assigned to a question, to the end of the post, or to neither. */
import type { AnswersMatch, How as Told, Unattached } from '#interview/answers/match-answers.ts';
import { isCorrection } from '#interview/answers/is-correction.ts';
import { answersBy, type Decision, type How } from '#interview/answers/merge-answers.ts';
import { isPictures } from '#interview/blocks/blocks.ts';
import type { AnswerBlock, Post, TopBlock } from '#interview/document.ts';
import { blocksToText } from '#interview/plain.ts';

/** The id of a question, or one of two constants that are no id. */
export type Destination = string;
export const AT_END = '/end';
export const NOWHERE = '/nowhere';

export type Piece = Readonly<{
  key: string;
  blocks: readonly AnswerBlock[];
  text: string;
  /** The proposed destination. */
  destination: Destination;
}>;
export type MatchedPiece = Piece & Readonly<{ question: string; how: Told; asked?: string }>;
export type LoosePiece = Piece & Readonly<{ why: Unattached['why'] | 'notes'; label?: string }>;
export type Pieces = Readonly<{ matched: readonly MatchedPiece[]; loose: readonly LoosePiece[] }>;

/** @param notes comments of a document, which belong to no answer unless the author assigns them */
export function piecesOf(match: AnswersMatch, notes: readonly TopBlock[]): Pieces {
  const matched = match.answers.flatMap((answer): MatchedPiece[] =>
    answer.blocks.length === 0
      ? []
      : [
          {
            key: `answer ${answer.question}`,
            question: answer.question,
            blocks: answer.blocks,
            text: textOf(answer.blocks),
            destination: answer.question,
            how: answer.how ?? 'order',
            ...(answer.asked !== undefined && { asked: answer.asked }),
          },
        ],
  );
  const apart: Unattached[] = [...match.unattached];
  const loose = apart.map(({ blocks, why, label }, index): LoosePiece => ({
    key: `loose ${index}`,
    blocks,
    text: textOf(blocks),
    destination: NOWHERE,
    why,
    ...(label !== undefined && { label }),
  }));
  const asBlocks = notes.filter(isAnswerBlock);
  if (asBlocks.length > 0)
    loose.push({
      key: 'notes',
      blocks: asBlocks,
      text: textOf(asBlocks),
      destination: NOWHERE,
      why: 'notes',
    });
  return { matched, loose: loose.filter((piece) => piece.blocks.length > 0) };
}

const isAnswerBlock = (block: TopBlock): block is AnswerBlock =>
  !['heading', 'question', 'answer', 'rule', 'jumpBreak'].includes(block.type);

/** The plain text of blocks; a picture without words is described. */
function textOf(blocks: readonly AnswerBlock[]): string {
  return blocks
    .map((block) => blocksToText([block]) || (isPictures(block) ? '▣' : ''))
    .filter((words) => words !== '')
    .join('\n');
}

export type Choices = Readonly<{
  /** Choices by piece; absent: the proposed destination. */
  destinations: ReadonlyMap<string, Destination>;
  /** Choices by question, for questions the person has already answered; absent: the result of `proposedHow`. */
  hows: ReadonlyMap<string, How>;
  /** Whether the received text is a corrected copy of this post. */
  isReturned: boolean;
}>;

export type Plan = Readonly<{
  decisions: Decision[];
  atEnd: AnswerBlock[];
  /** The pieces without a destination. */
  left: Piece[];
  /** The number of answers to write. */
  count: number;
  /** The number of existing answers to replace. */
  replaced: number;
}>;

/** The edits resulting from the choices. `person`: the id of the person who answers, if they are in the post. */
export function planOf(post: Post, person: string | undefined, pieces: Pieces, choices: Choices): Plan {
  const all: Piece[] = [...pieces.matched, ...pieces.loose];
  const goesTo = (piece: Piece): Destination => choices.destinations.get(piece.key) ?? piece.destination;
  const decisions = post.body.flatMap((block): Decision[] => {
    if (block.type !== 'question') return [];
    const blocks = all.filter((piece) => goesTo(piece) === block.id).flatMap((piece) => piece.blocks);
    if (blocks.length === 0) return [];
    return [{ question: block.id, how: howFor(post, person, block.id, blocks, choices), blocks }];
  });
  return {
    decisions,
    atEnd: all.filter((piece) => goesTo(piece) === AT_END).flatMap((piece) => piece.blocks),
    left: all.filter((piece) => goesTo(piece) === NOWHERE),
    count: decisions.filter(({ how }) => how !== 'keep').length,
    replaced: decisions.filter(
      ({ how, question }) => how === 'replace' && existingText(post, person, question) !== '',
    ).length,
  };
}

function howFor(
  post: Post,
  person: string | undefined,
  question: string,
  blocks: readonly AnswerBlock[],
  { hows, isReturned }: Choices,
): How {
  const existing = existingText(post, person, question);
  if (existing === '') return 'replace';
  return hows.get(question) ?? proposedHow(existing, blocksToText(blocks), isReturned);
}

/**
 * The proposal for an existing answer: a corrected copy replaces it, since the same words would otherwise appear twice;
 * any other text is added, so that nothing is lost.
 */
export function proposedHow(existing: string, received: string, isReturned: boolean): How {
  if (sameWords(existing, received)) return 'keep';
  return isReturned || isCorrection(existing, received) ? 'replace' : 'append';
}

/**
 * Whether the received text is a corrected copy of this post: the document says so, or most of the comparable answers,
 * and at least two, are corrections of existing ones.
 */
export function isReturned(
  post: Post,
  person: string | undefined,
  { matched }: Pieces,
  sentFromHere: boolean,
): boolean {
  if (sentFromHere) return true;
  const comparable = matched
    .map(({ question, text }) => ({ existing: existingText(post, person, question), text }))
    .filter(({ existing }) => existing !== '');
  const correctedCount = comparable.filter(
    ({ existing, text }) => sameWords(existing, text) || isCorrection(existing, text),
  ).length;
  return correctedCount >= 2 && correctedCount > comparable.length / 2;
}

/** The person's existing answer to a question, as text; '' for none. */
export function existingText(post: Post, person: string | undefined, question: string): string {
  if (person === undefined) return '';
  return answersBy(post, question, person)
    .map((answer) => blocksToText(answer.blocks))
    .filter((words) => words.trim() !== '')
    .join('\n');
}

/** Compares two texts, ignoring white space. */
export function sameWords(one: string, other: string): boolean {
  const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  return folded(one) === folded(other);
}
