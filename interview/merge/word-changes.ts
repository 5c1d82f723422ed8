/** What differs between two texts, word by word. */
import { diffWordsWithSpace } from 'diff';

export type WordRun = Readonly<{ kind: 'same' | 'removed' | 'added'; text: string }>;

/** Beyond these, one text stands whole after the other: so much changed that words would only dance. */
const LONGEST = 30_000;
const MOST_EDITS = 1_500;

/** Neighbouring runs differ in kind. Put together without the added ones they are `before`, without the removed ones `after`. */
export function wordChanges(before: string, after: string): WordRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const parts =
    before === '' || after === '' || before.length + after.length > LONGEST
      ? undefined
      : diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (parts === undefined)
    return [
      ...(before === '' ? [] : [{ kind: 'removed' as const, text: before }]),
      ...(after === '' ? [] : [{ kind: 'added' as const, text: after }]),
    ];
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
