/** Which units of the page the leaves of a document are. */
import { shownWords } from '../../html/shown-words.ts';
import { squeezed } from '../../inlines.ts';
import { blockToText, blocksToText } from '../../plain.ts';
import type { Unit } from '../../html/block-sources.ts';
import { bestPairs, heaviestChain, likeness, type Match } from './align.ts';
import { isNameOf, isSign, leavesOfPost, meetingKey, type Leaf } from './leaves.ts';
import type { Post } from '../../document.ts';

/** A unit and what it is read as. */
export type Part = Readonly<{ unit: Unit; html: string; words: string; key: string }>;

/** `leaves[j..j+q)` are, or become, `parts[i]`. Without `i` they are new; with q 0 the part goes. */
export type Step = Readonly<{ i?: number; j: number; q: number; met: boolean }>;

/** How many leaves one unit may be: a paragraph with a question, a name and an answer, and some more. */
const MOST_LEAVES = 8;
/** More candidates than these for one text that comes again and again are met in their order only. */
const MOST_PAIRS = 10_000;
const MOST_GAP = 250_000;
/** From this likeness on, one text is taken for a change of the other. */
const ALIKE = 0.3;

export function partsOf(html: string, units: readonly Unit[]): Part[] {
  return units.map((unit) => ({
    unit,
    html: html.slice(unit.start, unit.end),
    words: unit.blocks.map(shownWords).join(''),
    key: unit.blocks.map((block) => meetingKey(shownWords(block), block)).join(''),
  }));
}

/** The leaves of a document as this page has them: a name on a line of its own, or at the end of the paragraph that asks, is one. */
export function leavesOnPage(post: Post, parts: readonly Part[]): Leaf[] {
  const keys = new Set(parts.map(({ key }) => key));
  const ends = (name: string): boolean => parts.some(({ key }) => key !== name && key.endsWith(name));
  return leavesOfPost(post, (label, words) => {
    const [name, own] = [meetingKey(label), meetingKey(words)];
    return !keys.has(name + own) && (keys.has(name) || (keys.has(own) && ends(name)));
  });
}

const leafWords = ({ label, block }: Leaf): string => squeezed(label) + shownWords(block);
const leafKey = (leaf: Leaf): string => meetingKey(leafWords(leaf), leaf.block);

function addTo(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
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
  const seen = new Map<string, number>();
  const matches: Match[] = [];
  leaves.forEach((leaf, j) => {
    let key = '';
    for (let q = 1; q <= most && j + q <= leaves.length; q += 1) {
      key += keys[j + q - 1] ?? '';
      if (key.length > longest) break;
      const found = byKey.get(key) ?? [];
      const rank = q === 1 ? (seen.get(key) ?? 0) : 0;
      if (q === 1) seen.set(key, rank + 1);
      const often = q === 1 && found.length * (counts.get(key) ?? 0) > MOST_PAIRS;
      for (const i of often ? found.slice(rank, rank + 1) : found) {
        const same = leaves.slice(j, j + q).filter((one) => one.source === parts[i]?.html).length;
        matches.push({ i, p: 1, j, q, weight: 4 * q + same + Math.min(3, key.length / 40) });
      }
    }
    // Recognition may have taken a sign away before a turn (« Q : ») that no document shows.
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

/** Whether the words of a page are those of some leaves, with nothing but signs and names before them. */
function haveSigns(words: string, leaves: readonly Leaf[]): boolean {
  let at = 0;
  for (const leaf of leaves) {
    const own = shownWords(leaf.block);
    const found = own === '' ? -1 : words.indexOf(own, at);
    if (found === -1) return false;
    const before = words.slice(at, found);
    const named = leaf.label !== '' && isNameOf(before, leaf);
    if (!named && !(leaf.label === '' && isSign(before, leaf))) return false;
    at = found + own.length;
  }
  return at === words.length;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Which of the parts that met nothing became which of the leaves that met nothing: what is most alike, in order. */
function pairsOfGap(parts: readonly Part[], leaves: readonly Leaf[]): [number, number][] {
  if (parts.length * leaves.length > MOST_GAP)
    return Array.from({ length: Math.min(parts.length, leaves.length) }, (_, at) => [at, at]);
  const ours = leaves.map(({ label, block }) => wordsIn(`${label} ${blockToText(block)}`));
  const theirs = parts.map(({ unit }) => wordsIn(blocksToText(unit.blocks)));
  return bestPairs(parts.length, leaves.length, (i, j) => {
    const [part, leaf] = [parts[i], leaves[j]];
    if (part === undefined || leaf === undefined || part.unit.blocks.length !== 1) return 0;
    // What has its bytes was not changed: it came from elsewhere on the page, and brings them.
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
 * Leaves that were one paragraph, of which some were changed: those that still have its bytes, and of the turns beside
 * them as many as make it most alike.
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

/** The steps in the order of the document; parts that go stand where they were. */
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
      steps.push({ i: at, j: start, q: run.q, met: false });
      i = at + 1;
      j = start + run.q;
    }
    between(toI, toJ);
  };
  const between = (toI: number, toJ: number): void => {
    const [from, until] = [i, j];
    for (const [a, b] of pairsOfGap(parts.slice(i, toI), leaves.slice(j, toJ))) {
      for (; i < from + a; i += 1) steps.push({ i, j, q: 0, met: false });
      for (; j < until + b; j += 1) steps.push({ j, q: 1, met: false });
      steps.push({ i, j, q: 1, met: false });
      i += 1;
      j += 1;
    }
    for (; i < toI; i += 1) steps.push({ i, j, q: 0, met: false });
    for (; j < toJ; j += 1) steps.push({ j, q: 1, met: false });
  };
  for (const match of heaviestChain(matchesOf(parts, leaves), leaves.length)) {
    gap(match.i, match.j);
    steps.push({ i: match.i, j: match.j, q: match.q, met: true });
    i = match.i + 1;
    j = match.j + match.q;
  }
  gap(parts.length, leaves.length);
  return steps;
}
