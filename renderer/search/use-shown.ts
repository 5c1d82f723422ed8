import { useState } from 'react';
import type { PassageHit } from '#contract/archive.ts';
import type { QuestionPlace } from './SameQuestion.tsx';
import { turnsAround } from './turn-around.ts';
import type { Around } from './turn-around.ts';
import type { ReadPost } from './use-passage.ts';

export type Shown = Readonly<{
  /** Another name is another passage. */
  name: string;
  postId: string;
  read: ReadPost;
  wanted: PassageHit;
  around: Around;
  /** The words that were found, as they are written, in lower case. */
  words: readonly string[];
}>;

/** What the preview shows: the last passage stays until the next one is there, so that nothing blinks under the arrows. */
export function useShown(
  postId: string,
  read: ReadPost | undefined,
  other: QuestionPlace | undefined,
  passage: PassageHit,
): Shown | undefined {
  const [last, setLast] = useState<Shown>();
  if (read === undefined) return last;
  const wanted: PassageHit =
    other === undefined
      ? passage
      : { type: 'question', questionId: other.questionId, excerpt: '', marks: [] };
  const words = [
    ...new Set(passage.marks.map(([start, end]) => passage.excerpt.slice(start, end).toLowerCase())),
  ];
  const name = JSON.stringify([postId, wanted.type, wanted.questionId, wanted.answerId, wanted.excerpt]);
  if (last?.name === name && last.read === read && last.words.join() === words.join()) return last;
  const shown = { name, postId, read, wanted, around: turnsAround(read.document, wanted), words };
  setLast(shown);
  return shown;
}
