import { closest, distance } from 'fastest-levenshtein';

/** The known name closest to `name`, for spelling suggestions; undefined if none is close. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  // Letters that changed places are the likeliest misspelling.
  const best =
    candidates.find((candidate) => lettersOf(candidate) === lettersOf(name)) ?? closest(name, candidates);
  // With more than half of its letters different it is another word, and suggesting it would mislead.
  const most = Math.max(2, Math.floor(name.replace(/^-+/, '').length / 2));
  return distance(name, best) <= most ? best : undefined;
}

const lettersOf = (word: string): string => Array.from(word).toSorted().join('');
