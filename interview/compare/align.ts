/** Matches the blocks of two states of a post: turns by id, other blocks by content and position. */
import { diffArrays } from 'diff';
import { append } from '../append.ts';
import { imagesIn, isPictures, isTurn } from '../blocks/blocks.ts';
import type { Answer, Question, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';

// Keys of blocks, equal for equal content whatever their ids, and their text.

/**
 * Serialises a value so that equal contents give equal texts: sorted fields, without sources or library-only fields.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) => {
    if (key === 'source' || key === 'decorative') return undefined;
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A library picture may be known by its address on one side only: then its texts decide. */
function pictureKey(block: Extract<TopBlock, { type: 'image' }>): string {
  return canonical({
    alt: block.alt,
    caption: block.caption,
    credit: block.credit,
    picture: block.asset ?? block.url,
    size: block.size,
    align: block.align,
  });
}

/** Equal for blocks with the same content, whatever their ids, source HTML and library-only fields. */
export function keyOf(block: TopBlock): string {
  if (block.type === 'image') return `image ${pictureKey(block)}`;
  if ('images' in block)
    return canonical({
      ...block,
      images: block.images.map((image) => [pictureKey(image), image.decorative]),
    });
  if (block.type === 'answer') return canonical({ ...block, id: '', blocks: block.blocks.map(keyOf) });
  return canonical('id' in block ? { ...block, id: '' } : block);
}

/** The text of a block in a list of changes. */
export function visibleText(block: TopBlock): string {
  if (block.type === 'answer') return block.blocks.map(visibleText).join('\n');
  const text = blockToText(block);
  if (text !== '') return text;
  if (isPictures(block))
    return imagesIn(block)
      .map((image) => blockToText(image) || (image.url ?? image.alt))
      .join('\n');
  return block.type === 'rule' ? '* * *' : '';
}

export type Turn = Question | Answer;

/** Maximum number of pictures shown for one change. */
const MOST_PICTURES = 20;

/** The library pictures of a block, by sha256. */
export const assetsOf = (block: TopBlock | undefined): readonly string[] =>
  (block === undefined ? [] : imagesIn(block)).flatMap(({ asset }) => asset ?? []).slice(0, MOST_PICTURES);

export type Kind = 'question' | 'answer' | 'picture' | 'break' | 'text';
export function kindOf(block: TopBlock): Kind {
  if (isTurn(block)) return block.type;
  if (isPictures(block)) return 'picture';
  return block.type === 'jumpBreak' ? 'break' : 'text';
}

/** `same`: a turn present in both, whose text may differ. `moved`: the same at another position. */
export type Aligned =
  | Readonly<{ how: 'removed'; before: TopBlock; after?: undefined }>
  | Readonly<{ how: 'added'; before?: undefined; after: TopBlock }>
  | Readonly<{ how: 'changed'; before: TopBlock; after: TopBlock }>
  | Readonly<{ how: 'same' | 'moved'; before: Turn; after: Turn }>;

const unitOf = (block: TopBlock): string =>
  isTurn(block) ? `${block.type} ${block.id}` : `= ${keyOf(block)}`;

/**
 * In the order of `now`; removed blocks keep their position. Unchanged blocks without ids are omitted. Two blocks
 * without ids and of one kind, one removed and one added at the same place, count as one changed block.
 */
export function align(old: readonly TopBlock[], now: readonly TopBlock[]): Aligned[] {
  const then = new Map(old.filter(isTurn).map((turn) => [unitOf(turn), turn]));
  const currentTurns = new Set(now.filter(isTurn).map(unitOf));
  const aligned: Aligned[] = [];
  let removed: TopBlock[] = [];
  let added: TopBlock[] = [];
  const settle = (): void => {
    const rest = added.filter((block) => !isTurn(block));
    for (const before of removed) {
      if (isTurn(before)) {
        if (!currentTurns.has(unitOf(before))) aligned.push({ how: 'removed', before });
        continue;
      }
      const at = rest.findIndex((other) => kindOf(other) === kindOf(before));
      const [after] = at === -1 ? [] : rest.splice(at, 1);
      aligned.push(after === undefined ? { how: 'removed', before } : { how: 'changed', before, after });
    }
    const unmatched = new Set(rest);
    for (const after of added) {
      if (!isTurn(after)) {
        if (unmatched.has(after)) aligned.push({ how: 'added', after });
        continue;
      }
      const before = then.get(unitOf(after));
      aligned.push(before === undefined ? { how: 'added', after } : { how: 'moved', before, after });
    }
    [removed, added] = [[], []];
  };
  let [oldIndex, nowIndex] = [0, 0];
  // Names are computed once: doing it for each comparison takes seconds in a long, heavily changed text.
  for (const part of diffArrays(old.map(unitOf), now.map(unitOf))) {
    const { count } = part;
    if (part.removed) append(removed, old.slice(oldIndex, oldIndex + count));
    else if (part.added) append(added, now.slice(nowIndex, nowIndex + count));
    else {
      settle();
      for (const after of now.slice(nowIndex, nowIndex + count)) {
        const before = isTurn(after) ? then.get(unitOf(after)) : undefined;
        if (isTurn(after) && before !== undefined) aligned.push({ how: 'same', before, after });
      }
    }
    if (!part.added) oldIndex += count;
    if (!part.removed) nowIndex += count;
  }
  settle();
  return aligned;
}
