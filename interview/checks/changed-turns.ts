/** Which turns of a post read otherwise than in an earlier state of it. */
import { diffByTurn } from '../diff-by-turn.ts';
import type { Answer, Participant, Post, Question, TopBlock } from '../document.ts';
import { paragraphsToText } from '../plain.ts';
import { publishedForm } from '../published-form.ts';

export type ChangedTurns = Readonly<{
  /** All that changed, turns and the rest. */
  changes: number;
  /** In the order of `after`, with who says it, or the question. */
  turns: readonly Readonly<{ id: string; kind: 'question' | 'answer'; words: string }>[];
}>;

const isTurn = (block: TopBlock): block is Question | Answer =>
  block.type === 'question' || block.type === 'answer';

const told = (turn: Question | Answer): string =>
  JSON.stringify(turn, (key, value: unknown) => (key === 'source' ? undefined : value));

export function changedTurns(before: Post, after: Post): ChangedTurns {
  const changes = diffByTurn(before, after).length;
  if (changes === 0) return { changes, turns: [] };
  const old = new Map(
    publishedForm(before)
      .body.filter(isTurn)
      .map((turn) => [turn.id, told(turn)]),
  );
  const people = new Map(after.participants.map((person) => [person.id, person]));
  const turns = publishedForm(after)
    .body.filter(isTurn)
    .filter((turn) => old.get(turn.id) !== told(turn))
    .slice(0, 200)
    .map((turn) => ({ id: turn.id, kind: turn.type, words: wordsOf(turn, people) }));
  return { changes, turns };
}

function wordsOf(turn: Question | Answer, people: ReadonlyMap<string, Participant>): string {
  const words =
    turn.type === 'question'
      ? paragraphsToText(turn.content)
      : turn.participants.map((id) => people.get(id)?.name ?? '').join(', ');
  return words.slice(0, 200);
}
