/**
 * Reports a second start on the same profile: the first instance is notified and this one ends, with a message in the
 * terminal.
 */
import { languageOf, wordsOf } from '#command-line/words.ts';

/** @param profile folder of both instances. Resolves once the message is written or writing fails */
export function reportSecondStart(profile: string): Promise<void> {
  return new Promise((resolve) => {
    // A closed terminal is not an error.
    process.stdout.once('error', () => resolve());
    process.stdout.write(`${wordsOf(languageOf(process.env)).secondStart(profile)}\n`, () => resolve());
  });
}
