/** Matches the blocks of three versions: questions and answers by id, other blocks by content and context. */
import { diffArrays } from 'diff';
import { keyOf } from '../compare/align.ts';
import type { HtmlCard, TopBlock } from '../document.ts';
import { contentFingerprint } from '../html/content-fingerprint.ts';
import { HtmlError } from '../markup/parse.ts';
import { blockToText } from '../plain.ts';
import { publishedForm } from '../published-form.ts';
import { bestPairs, likeness } from '../render/patch/align.ts';
import { emptyPost } from '../upgrade.ts';

type BlockNames = Readonly<{ base: string[]; mine: string[]; theirs: string[] }>;

/** Key of a block's visible content: equal for equal content, empty if it shows nothing. */
export type KeyOf = (block: TopBlock) => string;

/** Computes and caches the key of each block, as keys are requested repeatedly. */
export function publishedKeys(language: string): KeyOf {
  const keyCache = new WeakMap<TopBlock, string>();
  const shell = emptyPost('article', language);
  return (block) => {
    let key = keyCache.get(block);
    if (key === undefined) {
      key = publishedForm({ ...shell, body: [withPlainCards(block)] })
        .body.map(keyOf)
        .join('\n');
      keyCache.set(block, key);
    }
    return key;
  };
}

/** Comments of WordPress's editor, which tell its blocks apart. */
const IN_CARDS = { attributes: new Set<string>(), blocks: true };

/** Ignores the changes that a blog makes to the HTML of a sealed card. */
function withPlainCards(block: TopBlock): TopBlock {
  if (block.type === 'html') return plainCard(block);
  if (block.type !== 'answer' || block.blocks.every((inner) => inner.type !== 'html')) return block;
  return {
    ...block,
    blocks: block.blocks.map((inner) => (inner.type === 'html' ? plainCard(inner) : inner)),
  };
}

function plainCard(card: HtmlCard): HtmlCard {
  try {
    return { ...card, html: contentFingerprint(card.html, IN_CARDS) || card.html };
  } catch (error) {
    if (error instanceof HtmlError) return card;
    throw error;
  }
}

/** Minimum similarity for one text to be a change of another (the same as for patching pages). */
const ALIKE = 0.3;
const MOST_PAIRS = 250_000;
const TEXT = new Set<TopBlock['type']>(['paragraph', 'heading', 'quote', 'list']);

const isTurn = (block: TopBlock): block is Extract<TopBlock, { id: string }> => 'id' in block;
const wordsOf = (block: TopBlock): string[] =>
  blockToText(block)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Names the blocks of three versions: blocks with equal names are the same. Deterministic. */
export function identities(
  base: readonly TopBlock[],
  mine: readonly TopBlock[],
  theirs: readonly TopBlock[],
  key: KeyOf,
): BlockNames {
  const names = base.map((block, at) => (isTurn(block) ? turnName(block) : `block:${at}`));
  const nameBlocks = (side: readonly TopBlock[], prefix: 'mine' | 'theirs'): string[] => {
    const of = counterparts(base, side, key);
    return side.map(
      (block, at) => names[of[at] ?? -1] ?? (isTurn(block) ? turnName(block) : `${prefix}:${at}`),
    );
  };
  const [own, other] = [nameBlocks(mine, 'mine'), nameBlocks(theirs, 'theirs')];
  // A block that both sides inserted is one block.
  const mineNew = new Map<string, string[]>();
  mine.forEach((block, at) => {
    const name = own[at] ?? '';
    if (name.startsWith('mine:')) addTo(mineNew, key(block), name);
  });
  const renamed = other.map((name, at) => {
    const block = theirs[at];
    if (block === undefined || !name.startsWith('theirs:')) return name;
    return mineNew.get(key(block))?.shift() ?? name;
  });
  return { base: names, mine: own, theirs: renamed };
}

const turnName = (block: Extract<TopBlock, { id: string }>): string => `${block.type}:${block.id}`;

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** The index in `base` of each block of `side`: unchanged, moved or changed in place; undefined for a new block. */
export function counterparts(
  base: readonly TopBlock[],
  side: readonly TopBlock[],
  key: KeyOf,
): (number | undefined)[] {
  const baseIndexes = new Map<number, number>();
  const taken = new Set<number>();
  const assign = (at: number, of: number): void => {
    baseIndexes.set(at, of);
    taken.add(of);
  };
  const token = (block: TopBlock): string => (isTurn(block) ? turnName(block) : key(block));
  const [then, now] = [base.map(token), side.map(token)];
  const gaps: { base: number[]; side: number[] }[] = [];
  let [i, j] = [0, 0];
  let gap = { base: [] as number[], side: [] as number[] };
  for (const part of diffArrays(then, now)) {
    if (!part.added && !part.removed && part.count > 0) {
      gaps.push(gap);
      gap = { base: [], side: [] };
    }
    for (let step = 0; step < part.count; step += 1) {
      if (part.added) gap.side.push(j++);
      else if (part.removed) gap.base.push(i++);
      else assign(j++, i++);
    }
  }
  gaps.push(gap);

  // Moved blocks: turns with the same id, other blocks with the same content.
  const unassigned = new Map<string, number[]>();
  then.forEach((name, at) => {
    if (!taken.has(at)) addTo(unassigned, name, at);
  });
  now.forEach((name, at) => {
    const of = baseIndexes.has(at) ? undefined : unassigned.get(name)?.shift();
    if (of !== undefined) assign(at, of);
  });

  // Blocks changed in place.
  for (const open of gaps) {
    const before = open.base.filter((at) => !taken.has(at) && !isTurn(base[at] as TopBlock));
    const after = open.side.filter((at) => !baseIndexes.has(at) && !isTurn(side[at] as TopBlock));
    for (const [from, to] of pairBySimilarity(
      before.map((at) => base[at] as TopBlock),
      after.map((at) => side[at] as TopBlock),
    ))
      assign(after[to] as number, before[from] as number);
  }
  return side.map((_, at) => baseIndexes.get(at));
}

function pairBySimilarity(before: readonly TopBlock[], after: readonly TopBlock[]): [number, number][] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > MOST_PAIRS) return [];
  const alone = before.length === 1 && after.length === 1;
  const [then, now] = [before.map(wordsOf), after.map(wordsOf)];
  return bestPairs(before.length, after.length, (i, j) => {
    const [was, is] = [before[i], after[j]];
    if (was === undefined || is === undefined) return 0;
    const alike = likeness(then[i] ?? [], now[j] ?? []);
    if (TEXT.has(was.type) && TEXT.has(is.type))
      return alike >= ALIKE || (alone && was.type === is.type) ? alike + 0.1 : 0;
    return was.type === is.type ? alike + 0.5 : 0;
  });
}
