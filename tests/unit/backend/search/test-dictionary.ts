/** The dictionary of a text, without an archive. */
import { tokenize } from '#backend/search/analysis/tokenizer.ts';
import { Dictionary } from '#backend/search/words/dictionary.ts';
import { readEquivalents } from '#backend/search/words/equivalents.ts';
import type { Vocabulary } from '#backend/search/words/expand.ts';

/** `groups`: equivalent names. Among words with one prefix, alphabetical order replaces frequency. */
export function buildDictionary(
  text: string,
  groups: readonly (readonly string[])[] = [],
  language: 'fr' | 'en' | null = 'fr',
): Vocabulary {
  const dictionary = new Dictionary();
  for (const token of tokenize(text, language)) dictionary.add(token);
  return {
    dictionary,
    commonest: (prefix, isWanted, count) =>
      dictionary.beginning(prefix).filter(isWanted).toSorted().slice(0, count),
    equivalents: readEquivalents(groups),
  };
}
