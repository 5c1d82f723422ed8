/** Which block of one state of a post is which of another: turns by their ids, what has none by its content and its place. */
import { diffArrays } from 'diff';
import { append } from '../append.ts';
import type { Answer, Gallery, Image, Question, TopBlock } from '../document.ts';
import { keyOf } from './block-content.ts';

export type Turn = Question | Answer;
export const isTurn = (block: TopBlock): block is Turn =>
  block.type === 'question' || block.type === 'answer';
export const isPictures = (block: TopBlock): block is Image | Gallery =>
  block.type === 'image' || block.type === 'gallery';

export type Kind = 'question' | 'answer' | 'picture' | 'break' | 'text';
export function kindOf(block: TopBlock): Kind {
  if (isTurn(block)) return block.type;
  if (isPictures(block)) return 'picture';
  return block.type === 'jumpBreak' ? 'break' : 'text';
}

/** `same`: a turn that both have; its words may differ. `moved`: the same, in another place. */
export type Aligned =
  | Readonly<{ how: 'removed'; before: TopBlock; after?: undefined }>
  | Readonly<{ how: 'added'; before?: undefined; after: TopBlock }>
  | Readonly<{ how: 'changed'; before: TopBlock; after: TopBlock }>
  | Readonly<{ how: 'same' | 'moved'; before: Turn; after: Turn }>;

const unitOf = (block: TopBlock): string =>
  isTurn(block) ? `${block.type} ${block.id}` : `= ${keyOf(block)}`;

/**
 * In the order of `now`; what went stands where it stood. What has no id and says the same is not told. Of what has no id,
 * two of a kind, of which one went and one came at the same place, are one that changed.
 */
export function align(old: readonly TopBlock[], now: readonly TopBlock[]): Aligned[] {
  const then = new Map(old.filter(isTurn).map((turn) => [unitOf(turn), turn]));
  const here = new Set(now.filter(isTurn).map(unitOf));
  const found: Aligned[] = [];
  let removed: TopBlock[] = [];
  let added: TopBlock[] = [];
  const settle = (): void => {
    const rest = added.filter((block) => !isTurn(block));
    for (const before of removed) {
      if (isTurn(before)) {
        if (!here.has(unitOf(before))) found.push({ how: 'removed', before });
        continue;
      }
      const at = rest.findIndex((other) => kindOf(other) === kindOf(before));
      const [after] = at === -1 ? [] : rest.splice(at, 1);
      found.push(after === undefined ? { how: 'removed', before } : { how: 'changed', before, after });
    }
    const alone = new Set(rest);
    for (const after of added) {
      if (!isTurn(after)) {
        if (alone.has(after)) found.push({ how: 'added', after });
        continue;
      }
      const before = then.get(unitOf(after));
      found.push(before === undefined ? { how: 'added', after } : { how: 'moved', before, after });
    }
    [removed, added] = [[], []];
  };
  let [gone, at] = [0, 0];
  // Each name once: told anew at each comparison, a long text that changed throughout would take seconds.
  for (const part of diffArrays(old.map(unitOf), now.map(unitOf))) {
    const { count } = part;
    if (part.removed) append(removed, old.slice(gone, gone + count));
    else if (part.added) append(added, now.slice(at, at + count));
    else {
      settle();
      for (const after of now.slice(at, at + count)) {
        const before = isTurn(after) ? then.get(unitOf(after)) : undefined;
        if (isTurn(after) && before !== undefined) found.push({ how: 'same', before, after });
      }
    }
    if (!part.added) gone += count;
    if (!part.removed) at += count;
  }
  settle();
  return found;
}
