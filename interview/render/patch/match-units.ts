/** Matches the units of a page with the leaves of a document. */
import { shownWords } from '../../html/shown-words.ts';
import { withoutWhiteSpace } from '../../inlines.ts';
import { blockToText, blocksToText } from '../../plain.ts';
import type { Unit } from '../../html/block-sources.ts';
import { bestPairs, heaviestChain, likeness, type Match } from './align.ts';
import { isNameOf, isSign, leavesOfPost, meetingKey, type Leaf } from './leaves.ts';
import type { Post } from '../../document.ts';

/** A unit with its HTML, words and key. */
export type Part = Readonly<{ unit: Unit; html: string; words: string; key: string }>;

/**
 * Maps `leaves[j..j+q)` to `parts[i]`. Without `i` the leaves are new; with q 0 the part is removed. `met`: they match.
 */
export type Step = Readonly<{ i?: number; j: number; q: number; isMatch: boolean }>;

/** Maximum number of leaves per unit: a paragraph with a question, a name and an answer, and a few more. */
const MOST_LEAVES = 8;
/** With more candidates for one repeated text, they are matched in order only. */
const MOST_PAIRS = 10_000;
const MOST_GAP = 250_000;
/** Minimum similarity for one text to be a change of the other. */
const ALIKE = 0.3;

export function partsOf(html: string, units: readonly Unit[]): Part[] {
  return units.map((unit) => ({
    unit,
    html: html.slice(unit.start, unit.end),
    words: unit.blocks.map(shownWords).join(''),
    key: unit.blocks.map((block) => meetingKey(shownWords(block), block)).join(''),
  }));
}

/**
 * The leaves of a document for this page: a name is a leaf if it has its own line, or ends the question's paragraph.
 */
export function leavesOnPage(post: Post, parts: readonly Part[]): Leaf[] {
  const keys = new Set(parts.map(({ key }) => key));
  const ends = (name: string): boolean => parts.some(({ key }) => key !== name && key.endsWith(name));
  return leavesOfPost(post, (label, words) => {
    const [name, own] = [meetingKey(label), meetingKey(words)];
    return !keys.has(name + own) && (keys.has(name) || (keys.has(own) && ends(name)));
  });
}

const leafWords = ({ label, block }: Leaf): string => withoutWhiteSpace(label) + shownWords(block);
const leafKey = (leaf: Leaf): string => meetingKey(leafWords(leaf), leaf.block);

function addTo(map: Map<string, number[]>, key: string, value: number): void {
  const indexes = map.get(key);
  if (indexes === undefined) map.set(key, [value]);
  else indexes.push(value);
}

function matchesOf(parts: readonly Part[], leaves: readonly Leaf[]): Match[] {
  const byKey = new Map<string, number[]>();
  const bySource = new Map<string, number[]>();
  let longest = 0;
  let most = MOST_LEAVES;
  parts.forEach(({ key, html, unit }, i) => {
    addTo(byKey, key, i);
    addTo(bySource, html, i);
    longest = Math.max(longest, key.length);
    most = Math.max(most, unit.blocks.length);
  });
  const keys = leaves.map(leafKey);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const ranksByKey = new Map<string, number>();
  const matches: Match[] = [];
  leaves.forEach((leaf, j) => {
    let key = '';
    for (let q = 1; q <= most && j + q <= leaves.length; q += 1) {
      key += keys[j + q - 1] ?? '';
      if (key.length > longest) break;
      const candidates = byKey.get(key) ?? [];
      const rank = q === 1 ? (ranksByKey.get(key) ?? 0) : 0;
      if (q === 1) ranksByKey.set(key, rank + 1);
      const often = q === 1 && candidates.length * (counts.get(key) ?? 0) > MOST_PAIRS;
      for (const i of often ? candidates.slice(rank, rank + 1) : candidates) {
        const same = leaves.slice(j, j + q).filter((one) => one.source === parts[i]?.html).length;
        matches.push({ i, p: 1, j, q, weight: 4 * q + same + Math.min(3, key.length / 40) });
      }
    }
    // Recognition may have removed a sign before a turn (« Q : ») that no document shows.
    const { source } = leaf;
    if (source === undefined || leaf.turn === undefined) return;
    let q = 1;
    while (q < most && leaves[j + q]?.source === source && leaves[j + q]?.turn !== undefined) q += 1;
    const own = leaves.slice(j, j + q);
    for (const i of (bySource.get(source) ?? []).slice(0, 100)) {
      const part = parts[i];
      if (part === undefined || part.key === own.map(leafKey).join('')) continue;
      if (haveSigns(part.words, own)) matches.push({ i, p: 1, j, q, weight: 4 * q });
    }
  });
  return matches;
}

/** Whether the words of a page are those of the leaves, preceded only by signs and names. */
function haveSigns(words: string, leaves: readonly Leaf[]): boolean {
  let at = 0;
  for (const leaf of leaves) {
    const own = shownWords(leaf.block);
    const start = own === '' ? -1 : words.indexOf(own, at);
    if (start === -1) return false;
    const before = words.slice(at, start);
    const named = leaf.label !== '' && isNameOf(before, leaf);
    if (!named && !(leaf.label === '' && isSign(before, leaf))) return false;
    at = start + own.length;
  }
  return at === words.length;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Pairs unmatched parts with unmatched leaves by similarity, in order. */
function pairsOfGap(parts: readonly Part[], leaves: readonly Leaf[]): [number, number][] {
  if (parts.length * leaves.length > MOST_GAP)
    return Array.from({ length: Math.min(parts.length, leaves.length) }, (_, at) => [at, at]);
  const ours = leaves.map(({ label, block }) => wordsIn(`${label} ${blockToText(block)}`));
  const theirs = parts.map(({ unit }) => wordsIn(blocksToText(unit.blocks)));
  return bestPairs(parts.length, leaves.length, (i, j) => {
    const [part, leaf] = [parts[i], leaves[j]];
    if (part === undefined || leaf === undefined || part.unit.blocks.length !== 1) return 0;
    // A leaf with another source is not a change: it moved here with its source.
    if (leaf.source !== undefined && leaf.source !== part.html) return 0;
    const [block] = part.unit.blocks;
    const text = (type: string | undefined): boolean => type === 'paragraph' || type === 'heading';
    const alike = likeness(theirs[i] ?? [], ours[j] ?? []);
    if (text(block?.type) && text(leaf.block.type))
      return alike >= ALIKE || (parts.length === 1 && leaves.length === 1) ? alike + 0.1 : 0;
    return block?.type === leaf.block.type ? alike + 0.5 : 0;
  });
}

/**
 * The range of leaves of one changed paragraph: those that still have its source, and as many adjacent turns as give
 * the best similarity.
 */
function runOf({ html, words }: Part, leaves: readonly Leaf[]): { at: number; q: number } | undefined {
  const [first, last] = [
    leaves.findIndex(({ source }) => source === html),
    leaves.findLastIndex(({ source }) => source === html),
  ];
  if (first === -1 || last - first >= MOST_LEAVES) return undefined;
  const loose = (at: number): boolean => leaves[at]?.turn !== undefined && leaves[at]?.source === undefined;
  let best = { at: first, q: last - first + 1, alike: 0 };
  const letters = words.split('');
  for (let low = first; low >= 0 && (low === first || loose(low)) && first - low <= MOST_LEAVES; low -= 1)
    for (
      let high = last;
      high < leaves.length && (high === last || loose(high)) && high - last <= MOST_LEAVES;
      high += 1
    ) {
      const own = leaves
        .slice(low, high + 1)
        .map(leafWords)
        .join('');
      const alike = likeness(letters, own.split(''));
      if (alike > best.alike) best = { at: low, q: high - low + 1, alike };
    }
  return best.q > 1 ? best : undefined;
}

/** The steps in document order; removed parts keep their position. */
export function stepsOf(parts: readonly Part[], leaves: readonly Leaf[]): Step[] {
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  const gap = (toI: number, toJ: number): void => {
    const sources = new Set(leaves.slice(j, toJ).map(({ source }) => source));
    for (let at = i; at < toI; at += 1) {
      const part = parts[at];
      if (part === undefined || !sources.has(part.html)) continue;
      const run = runOf(part, leaves.slice(j, toJ));
      if (run === undefined) continue;
      const start = j + run.at;
      between(at, start);
      steps.push({ i: at, j: start, q: run.q, isMatch: false });
      i = at + 1;
      j = start + run.q;
    }
    between(toI, toJ);
  };
  const between = (toI: number, toJ: number): void => {
    const [from, until] = [i, j];
    for (const [a, b] of pairsOfGap(parts.slice(i, toI), leaves.slice(j, toJ))) {
      for (; i < from + a; i += 1) steps.push({ i, j, q: 0, isMatch: false });
      for (; j < until + b; j += 1) steps.push({ j, q: 1, isMatch: false });
      steps.push({ i, j, q: 1, isMatch: false });
      i += 1;
      j += 1;
    }
    for (; i < toI; i += 1) steps.push({ i, j, q: 0, isMatch: false });
    for (; j < toJ; j += 1) steps.push({ j, q: 1, isMatch: false });
  };
  for (const match of heaviestChain(matchesOf(parts, leaves), leaves.length)) {
    gap(match.i, match.j);
    steps.push({ i: match.i, j: match.j, q: match.q, isMatch: true });
    i = match.i + 1;
    j = match.j + match.q;
  }
  gap(parts.length, leaves.length);
  return steps;
}
