/** The passage that a note is about, as the post has it now. */
import type { Post } from './document.ts';
import { markedTurns } from './returns/marked-parts.ts';
import { paragraphsToText } from './inlines.ts';
import { blocksToText } from './plain.ts';
import { questionOf } from './quotation/quoted-passage.ts';

/**
 * `same`: the quoted words are in the turn, or nothing was quoted. `changed`: the turn no longer has these words.
 * `gone`: the turn, or of a passage outside turns the words, are no longer in the post.
 */
export type NotedPassage = Readonly<{
  state: 'same' | 'changed' | 'gone';
  /** The question that the turn is or answers. */
  question?: string;
}>;

/** `turnId`: the turn of the passage; without one, it is outside turns, or the complete post without a quote. */
export function notedPassage(
  post: Post,
  { quote, turnId }: Readonly<{ quote: string; turnId?: string | undefined }>,
): NotedPassage {
  const turn = markedTurns(post).find((marked) => marked.turn.id === turnId)?.turn;
  if (turnId !== undefined && turn === undefined) return { state: 'gone' };
  const text = sameSpaces(
    turn === undefined
      ? `${paragraphsToText(post.lead ?? [])}\n${blocksToText(post.body)}`
      : blocksToText([turn]),
  );
  // By line: a selection leaves out what separates two items or cells.
  const hasWords = quote.split('\n').every((line) => text.includes(sameSpaces(line)));
  const question = questionOf(post, turnId)?.text;
  return {
    state: hasWords ? 'same' : turn === undefined ? 'gone' : 'changed',
    ...(question === undefined ? {} : { question }),
  };
}

/** Spaces of every kind as one space: typography changes them without changing words. */
const sameSpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();
