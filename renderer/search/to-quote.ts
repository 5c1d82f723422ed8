/** What a quotation takes: what is selected and what was kept, else the sentences of the passage that was found. */
import type { Post } from '#interview/document.ts';
import { partsOfPassage, type Chosen } from '#interview/quotation/of-post.ts';
import { partsOf } from '#interview/quotation/stretches.ts';
import type { PassageHit } from '#contract/archive.ts';
import type { SelectedTurn } from './selected-words.ts';
import type { Around, ShownTurn } from './turn-around.ts';
import { turnsAround } from './turn-around.ts';

/** The selections, in the order of the post, those of one turn together. */
export function chosenBySelection(around: Around, selected: readonly SelectedTurn[]): Chosen[] {
  return around.turns.flatMap((turn) => {
    const stretches = selected.filter(({ key }) => key === turn.key).flatMap((one) => one.stretches);
    const parts = partsOf(turn.lines, stretches);
    return parts.length === 0 ? [] : [withTurn(turn, parts)];
  });
}

const withTurn = ({ turn }: ShownTurn, parts: string[][]): Chosen =>
  turn === undefined ? { parts } : { turn, parts };

/** The passage of a result, without any selection; none where it has no words. */
export function chosenByPassage(post: Post, passage: PassageHit): Chosen[] {
  const turn = turnsAround(post, passage).turns.find(({ chosen }) => chosen);
  // A question that one went on to, and not by words: the whole of it.
  const parts =
    passage.excerpt === '' ? [[...(turn?.lines ?? [])]] : partsOfPassage(turn?.lines ?? [], passage);
  if (parts.flat().join('').trim() === '') return [];
  return [turn === undefined ? { parts } : withTurn(turn, parts)];
}
