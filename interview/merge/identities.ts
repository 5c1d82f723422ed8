/**
 * Which blocks of three versions are the same one. Questions and answers say it by their ids; other blocks by their content
 * and by what stands around them.
 */
import { diffArrays } from 'diff';
import { keyOf } from '../compare/align.ts';
import type { HtmlCard, TopBlock } from '../document.ts';
import { contentFingerprint } from '../html/compare.ts';
import { HtmlError } from '../markup/parse.ts';
import { blockToText } from '../plain.ts';
import { publishedForm } from '../published-form.ts';
import { bestPairs, likeness } from '../render/patch/align.ts';
import { emptyPost } from '../upgrade.ts';

type Named = Readonly<{ base: string[]; mine: string[]; theirs: string[] }>;

/** What a block says to a reader: equal texts say the same. Empty: it shows nothing. */
export type KeyOf = (block: TopBlock) => string;

/** One key for each block, remembered: each is asked for several times. */
export function publishedKeys(language: string): KeyOf {
  const known = new WeakMap<TopBlock, string>();
  const shell = emptyPost('article', language);
  return (block) => {
    let key = known.get(block);
    if (key === undefined) {
      key = publishedForm({ ...shell, body: [withPlainCards(block)] })
        .body.map(keyOf)
        .join('\n');
      known.set(block, key);
    }
    return key;
  };
}

/** Blocks of WordPress's editor say in their comments what they are. */
const IN_CARDS = { attributes: new Set<string>(), blocks: true };

/** What a blog normalises in the HTML of a sealed card is no change of it. */
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

/** From this likeness on, one text is taken for a change of the other (as on a page that is patched). */
const ALIKE = 0.3;
const MOST_PAIRS = 250_000;
const TEXT = new Set<TopBlock['type']>(['paragraph', 'heading', 'quote', 'list']);

const isTurn = (block: TopBlock): block is Extract<TopBlock, { id: string }> => 'id' in block;
const wordsOf = (block: TopBlock): string[] =>
  blockToText(block)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Names the blocks of three versions: equal names are one block. Deterministic. */
export function identities(
  base: readonly TopBlock[],
  mine: readonly TopBlock[],
  theirs: readonly TopBlock[],
  key: KeyOf,
): Named {
  const names = base.map((block, at) => (isTurn(block) ? turnName(block) : `block:${at}`));
  const named = (side: readonly TopBlock[], prefix: 'mine' | 'theirs'): string[] => {
    const of = counterparts(base, side, key);
    return side.map(
      (block, at) => names[of[at] ?? -1] ?? (isTurn(block) ? turnName(block) : `${prefix}:${at}`),
    );
  };
  const [own, other] = [named(mine, 'mine'), named(theirs, 'theirs')];
  // The same block put in by both is one block.
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
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Of each block of `side`, which one of `base` it is: the same, moved, or changed where it stands; undefined: a new one. */
export function counterparts(
  base: readonly TopBlock[],
  side: readonly TopBlock[],
  key: KeyOf,
): (number | undefined)[] {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const give = (at: number, of: number): void => {
    found.set(at, of);
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
      else give(j++, i++);
    }
  }
  gaps.push(gap);

  // Moved: a turn says so by its id, another block by being as it was.
  const left = new Map<string, number[]>();
  then.forEach((name, at) => {
    if (!taken.has(at)) addTo(left, name, at);
  });
  now.forEach((name, at) => {
    const of = found.has(at) ? undefined : left.get(name)?.shift();
    if (of !== undefined) give(at, of);
  });

  // Changed where it stands.
  for (const open of gaps) {
    const before = open.base.filter((at) => !taken.has(at) && !isTurn(base[at] as TopBlock));
    const after = open.side.filter((at) => !found.has(at) && !isTurn(side[at] as TopBlock));
    for (const [from, to] of pairs(
      before.map((at) => base[at] as TopBlock),
      after.map((at) => side[at] as TopBlock),
    ))
      give(after[to] as number, before[from] as number);
  }
  return side.map((_, at) => found.get(at));
}

function pairs(before: readonly TopBlock[], after: readonly TopBlock[]): [number, number][] {
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
