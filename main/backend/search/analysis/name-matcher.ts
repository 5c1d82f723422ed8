/** Matches the names of people requested by a query. */
import { type AskedName, wordsOf } from './query.ts';

/** Returns a predicate: the name has every word of one of the queried names; the last word may be incomplete. */
export function nameMatcher(queriedNames: readonly AskedName[]): (name: string) => boolean {
  const matches = new Map<string, boolean>();
  return (name) => {
    let isMatch = matches.get(name);
    if (isMatch === undefined) {
      const words = wordsOf(name).map((word) => word.exact);
      isMatch = queriedNames.some((person) =>
        person.words.every(({ exact }, index) => {
          const typed = !person.isComplete && index === person.words.length - 1;
          return words.some((word) => (typed ? word.startsWith(exact) : word === exact));
        }),
      );
      matches.set(name, isMatch);
    }
    return isMatch;
  };
}
