/** Names of people as a query asks for them. */
import { type AskedName, wordsOf } from './query.ts';

/** Whether a name holds all the words of one of those asked; the last word may be half typed. */
export function nameMatcher(asked: readonly AskedName[]): (name: string) => boolean {
  const matches = new Map<string, boolean>();
  return (name) => {
    let isMatch = matches.get(name);
    if (isMatch === undefined) {
      const words = wordsOf(name).map((word) => word.exact);
      isMatch = asked.some((person) =>
        person.words.every(({ exact }, index) => {
          const typed = !person.whole && index === person.words.length - 1;
          return words.some((word) => (typed ? word.startsWith(exact) : word === exact));
        }),
      );
      matches.set(name, isMatch);
    }
    return isMatch;
  };
}
