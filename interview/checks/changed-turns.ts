/** Which turns of a post read otherwise than in an earlier state of it. */
import { changesByTurn } from '../compare/changes-by-turn.ts';
import type { Answer, Participant, Post, Question, TopBlock } from '../document.ts';
import { paragraphsToText } from '../plain.ts';
import { publishedForm } from '../published-form.ts';

export type ChangedTurns = Readonly<{
  /** All that changed, turns and the rest. */
  changes: number;
  /** In the order of `after`, with who says it, or the question. */
  turns: readonly Readonly<{ id: string; kind: 'question' | 'answer'; words: string }>[];
  /** The turns that were looked at, then and now; absent: all of it was. */
  own?: readonly string[];
}>;

type Turn = Question | Answer;
const isTurn = (block: TopBlock): block is Turn => block.type === 'question' || block.type === 'answer';

const told = (turn: Turn): string =>
  JSON.stringify(turn, (key, value: unknown) => (key === 'source' ? undefined : value));

const NOTHING: ChangedTurns = { changes: 0, turns: [] };

/**
 * @param person only what this person says, and the questions it answers; somebody who says nothing in `before` answers
 * for all of it
 */
export function changedTurns(before: Post, after: Post, person?: string): ChangedTurns {
  const old = publishedForm(before).body.filter(isTurn);
  const now = publishedForm(after).body.filter(isTurn);
  const own = person === undefined ? undefined : turnsOf(old, person);
  const said = new Map(old.map((turn) => [turn.id, told(turn)]));
  const people = new Map(after.participants.map((one) => [one.id, one]));
  const changed = now.filter((turn) => said.get(turn.id) !== told(turn));
  const shown = (turns: readonly Turn[]): ChangedTurns['turns'] =>
    turns
      .slice(0, 200)
      .map((turn) => ({ id: turn.id, kind: turn.type, words: wordsOf(turn, people).slice(0, 200) }));
  if (person === undefined || own === undefined || own.size === 0) {
    const changes = changesByTurn(before, after).length;
    return changes === 0 ? NOTHING : { changes, turns: shown(changed) };
  }
  const nowOwn = turnsOf(now, person);
  const present = new Set(now.map(({ id }) => id));
  const removed = [...own].filter((id) => !present.has(id)).length;
  const theirs = changed.filter(({ id }) => own.has(id) || nowOwn.has(id));
  return { changes: theirs.length + removed, turns: shown(theirs), own: [...new Set([...own, ...nowOwn])] };
}

/** The answers of a person, and the questions they stand under. */
function turnsOf(turns: readonly Turn[], person: string): Set<string> {
  const found = new Set<string>();
  let question: string | undefined;
  for (const turn of turns)
    if (turn.type === 'question') question = turn.id;
    else if (turn.participants.includes(person)) {
      found.add(turn.id);
      if (question !== undefined) found.add(question);
    }
  return found;
}

function wordsOf(turn: Turn, people: ReadonlyMap<string, Participant>): string {
  return turn.type === 'question'
    ? paragraphsToText(turn.content)
    : turn.participants.map((id) => people.get(id)?.name ?? '').join(', ');
}
