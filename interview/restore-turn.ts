/** One question or answer of an earlier state, put back into a post. */
import type { Answer, Post, Question, TopBlock } from './document.ts';

type Turn = Question | Answer;
const isTurn = (block: TopBlock): block is Turn => block.type === 'question' || block.type === 'answer';

/**
 * `post` with the turn as it was in `from`: where it stands now, or, when it is gone, after what it came after then. People
 * it names who no longer take part do so again, as they were. Undefined where `from` has no such turn.
 */
export function restoreTurn(post: Post, from: Post, turnId: string): Post | undefined {
  const at = from.body.findIndex((block) => isTurn(block) && block.id === turnId);
  const turn = from.body[at];
  if (turn === undefined || !isTurn(turn)) return undefined;
  const named = new Set(
    turn.type === 'answer' ? turn.participants : [...(turn.by ?? []), ...(turn.to ?? [])],
  );
  const known = new Set(post.participants.map(({ id }) => id));
  const back = from.participants.filter(({ id }) => named.has(id) && !known.has(id));
  const here = post.body.findIndex((block) => isTurn(block) && block.id === turnId);
  return {
    ...post,
    participants: [...post.participants, ...back],
    body:
      here === -1
        ? post.body.toSpliced(placeAfter(post, from.body.slice(0, at)), 0, turn)
        : post.body.with(here, turn),
  };
}

/** Behind the last turn of `before` that is still there, with what follows it before the next turn. */
function placeAfter({ body }: Post, before: readonly TopBlock[]): number {
  for (const earlier of before.toReversed()) {
    if (!isTurn(earlier)) continue;
    const at = body.findIndex((block) => isTurn(block) && block.id === earlier.id);
    if (at === -1) continue;
    const next = body.findIndex((block, index) => index > at && isTurn(block));
    return next === -1 ? body.length : next;
  }
  const first = body.findIndex(isTurn);
  return first === -1 ? body.length : first;
}
