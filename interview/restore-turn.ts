/** Restores a question or answer from an earlier state of a post. */
import type { Answer, Post, Question, TopBlock } from './document.ts';

type Turn = Question | Answer;
const isTurn = (block: TopBlock): block is Turn => block.type === 'question' || block.type === 'answer';

/**
 * Puts the turn of `from` into `post`: at its current position, or if it was removed, after its earlier predecessor.
 * Its people become participants again. Undefined if `from` has no such turn.
 */
export function restoreTurn(post: Post, from: Post, turnId: string): Post | undefined {
  const at = from.body.findIndex((block) => isTurn(block) && block.id === turnId);
  const turn = from.body[at];
  if (turn === undefined || !isTurn(turn)) return undefined;
  const named = new Set(
    turn.type === 'answer' ? turn.participants : [...(turn.by ?? []), ...(turn.to ?? [])],
  );
  const participantIds = new Set(post.participants.map(({ id }) => id));
  const restoredPeople = from.participants.filter(({ id }) => named.has(id) && !participantIds.has(id));
  const currentIndex = post.body.findIndex((block) => isTurn(block) && block.id === turnId);
  return {
    ...post,
    participants: [...post.participants, ...restoredPeople],
    body:
      currentIndex === -1
        ? post.body.toSpliced(indexAfter(post, from.body.slice(0, at)), 0, turn)
        : post.body.with(currentIndex, turn),
  };
}

/** The index after the last turn of `before` that still exists, and after its following blocks. */
function indexAfter({ body }: Post, before: readonly TopBlock[]): number {
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
