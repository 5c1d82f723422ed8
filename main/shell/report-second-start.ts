/** A second start on one profile: Chromium has told the first, and this one ends. Who started it from a terminal reads why. */
import { languageOf, wordsOf } from '#command-line/words.ts';

/** `profile`: the folder that both are of. Resolves once it is written, or cannot be. */
export function reportSecondStart(profile: string): Promise<void> {
  return new Promise((resolve) => {
    // Nobody has to listen: a closed terminal is no failure.
    process.stdout.once('error', () => resolve());
    process.stdout.write(`${wordsOf(languageOf(process.env)).secondStart(profile)}\n`, () => resolve());
  });
}
