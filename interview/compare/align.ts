/** Which block of one state of a post is which of another: turns by their ids, what has none by its content and its place. */
import { diffArrays } from 'diff';
import { append } from '../append.ts';
import { imagesIn, isPictures, isTurn } from '../blocks/blocks.ts';
import type { Answer, Question, TopBlock } from '../document.ts';
import { blockToText } from '../plain.ts';

// What a block says, whatever its id: as a key that is equal for equal contents, and as text.

/** A form in which two equal contents are equal texts: fields in one order, without sources and without what only the library knows. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (key, field: unknown) => {
    if (key === 'source' || key === 'decorative') return undefined;
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A picture of the library that is already on the web may be known by its address on one side only: then words decide. */
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

/** Equal for two blocks that say the same, whatever their ids, their bytes, and what only the library knows of them. */
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

/** What of a block one sees in a list of changes. */
export function shown(block: TopBlock): string {
  if (block.type === 'answer') return block.blocks.map(shown).join('\n');
  const text = blockToText(block);
  if (text !== '') return text;
  if (isPictures(block))
    return imagesIn(block)
      .map((image) => blockToText(image) || (image.url ?? image.alt))
      .join('\n');
  return block.type === 'rule' ? '* * *' : '';
}

export type Turn = Question | Answer;

/** More pictures than a list of changes shows of one place. */
const MOST_PICTURES = 20;

/** The pictures of the library in a block, by their sha256, for the eye. */
export const assetsOf = (block: TopBlock | undefined): readonly string[] =>
  (block === undefined ? [] : imagesIn(block)).flatMap(({ asset }) => asset ?? []).slice(0, MOST_PICTURES);

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
