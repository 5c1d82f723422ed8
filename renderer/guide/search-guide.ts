/** Search in the guide: a few dozen passages, scanned at each key. */
import { foldKey } from '#interview/fold-key.ts';
import type { Block } from './markdown.ts';
import { blocksToText, inlinesToText } from './markdown.ts';
import type { Subject } from './subjects.ts';

/** A parsed page: its title and content. */
export type Page = Readonly<{ subject: Subject; title: string; blocks: readonly Block[] }>;
export type Passage = Readonly<{
  subject: Subject;
  page: string;
  /** The anchor of the heading above. */
  anchor: string;
  heading: string;
  text: string;
}>;
export type GuideHit = Passage & Readonly<{ excerpt: string }>;

/** Characters of an excerpt. */
const EXCERPT = 110;

export function passagesOf(pages: readonly Page[]): Passage[] {
  return pages.flatMap(({ subject, title, blocks }) => {
    const passages: { anchor: string; heading: string; under: Block[] }[] = [];
    for (const block of blocks) {
      if (block.type === 'heading')
        passages.push({ anchor: block.id, heading: inlinesToText(block.content), under: [] });
      else passages.at(-1)?.under.push(block);
    }
    return passages.map(({ anchor, heading, under }) => ({
      subject,
      page: title,
      anchor,
      heading,
      text: blocksToText(under).replace(/\s+/g, ' '),
    }));
  });
}

/**
 * The passages that contain every word of the query, or a word that begins with it, ignoring accents and case. Matches
 * in headings come first, then the order of the guide.
 */
export function searchGuide(passages: readonly Passage[], query: string): GuideHit[] {
  const queryWords = wordsOf(query);
  if (queryWords.length === 0) return [];
  return passages
    .flatMap((passage, index) => {
      const titles = wordsOf(`${passage.page} ${passage.heading}`);
      const all = [...titles, ...wordsOf(passage.text)];
      if (!queryWords.every((word) => holds(all, word))) return [];
      const rank = queryWords.filter((word) => holds(wordsOf(passage.heading), word)).length * 2;
      const onPage = queryWords.filter((word) => holds(titles, word)).length;
      return [{ passage, place: index, rank: rank + onPage }];
    })
    .toSorted((one, other) => other.rank - one.rank || one.place - other.place)
    .map(({ passage }) => ({ ...passage, excerpt: excerptOf(passage.text, queryWords) }));
}

const wordsOf = (text: string): string[] => foldKey(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const holds = (words: readonly string[], begun: string): boolean =>
  words.some((word) => word.startsWith(begun));

/** The first match with its context. */
function excerptOf(text: string, queryWords: readonly string[]): string {
  const pieces = text.split(' ');
  const first = pieces.findIndex((piece) =>
    wordsOf(piece).some((word) => queryWords.some((begun) => word.startsWith(begun))),
  );
  const start = Math.max(0, first - 6);
  let excerpt = start > 0 ? '…' : '';
  let end = start;
  while (end < pieces.length && excerpt.length < EXCERPT) {
    excerpt += `${end > start ? ' ' : ''}${pieces[end] ?? ''}`;
    end += 1;
  }
  return end < pieces.length ? `${excerpt}…` : excerpt;
}
