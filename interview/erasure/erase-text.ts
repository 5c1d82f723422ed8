/**
 * People who asked to be erased, as text is read for them. Who they are is known by ids and by sealed names alone: a name is
 * recognised where it stands, and can be read nowhere (main/backend/library/erasure/sealed-names.ts).
 */
import { foldKeyCached } from '../fold-key.ts';

/** `removed`: their answers and their name go. `replaced`: their answers stay, as those of somebody unnamed. */
export const MANNERS = ['removed', 'replaced'] as const;
export type Manner = (typeof MANNERS)[number];

/** `id`: of the marker that is kept. */
export type Erased = Readonly<{ id: string; manner: Manner }>;

/** `everywhere`: a whole name. `their-posts`: what they are called in posts they take part in. */
export type Scope = 'everywhere' | 'their-posts';

/** Sealed names. A name is its words, folded, one space between them. */
export type NameBook = Readonly<{
  /** How many words names have, the longest first. */
  lengths: readonly number[];
  /** Whether a name may begin with this folded word; seldom true where none does. */
  begins(word: string): boolean;
  find(name: string): Readonly<{ by: Erased; scope: Scope }> | undefined;
}>;

export type Erasing = Readonly<{
  names: NameBook;
  ofId(id: string): Erased | undefined;
  /** Of a portrait that was theirs alone. */
  isTheirPicture(sha256: string): boolean;
}>;

/** In UTF-16 units, end excluded. */
export type Span = Readonly<{ start: number; end: number; by: Erased }>;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What may stand between two words of one name: « Anne-Marie », « d’Arc », « anne.martin@ », « anne_martin ». */
const BETWEEN =
  /^(?:[\s\u00a0\u202f\u00ad\u200b]+|[\s\u00a0\u202f]?[-\u2010-\u2015'’][\s\u00a0\u202f]?|[_.+])$/u;

/** The words of a name as it is looked up; empty for a name without a letter. */
export const wordsOfName = (name: string): string[] =>
  (name.match(WORD) ?? []).map(foldKeyCached).filter((word) => word !== '');

/** Where the name of a person stands alone: « Anne », not « Anne Dubois ». */
const isPartOfAnother = (text: string, end: number): boolean =>
  /^[ \u00a0]\p{Lu}/u.test(text.slice(end, end + 3));

/** Every name of `names` in `text`, in order, none over another. `theirs`: markers of those whose post this is. */
export function spansOf(text: string, names: NameBook, theirs: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  // Most texts name nobody: where their words stand is not asked.
  if (text.match(WORD)?.some((word) => names.begins(foldKeyCached(word))) !== true) return spans;
  const words: { start: number; end: number; folded: string }[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const key = foldKeyCached(word);
    if (key !== '') words.push({ start: index, end: index + word.length, folded: key });
  }
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (first === undefined || !names.begins(first.folded)) continue;
    for (const length of names.lengths) {
      const last = words[at + length - 1];
      if (last === undefined || !areTogether(text, words, at, length)) continue;
      const found = names.find(
        words
          .slice(at, at + length)
          .map((word) => word.folded)
          .join(' '),
      );
      if (found === undefined) continue;
      if (found.scope === 'their-posts' && (!theirs.has(found.by.id) || isPartOfAnother(text, last.end)))
        continue;
      spans.push({ start: first.start, end: last.end, by: found.by });
      at += length - 1;
      break;
    }
  }
  return spans;
}

function areTogether(
  text: string,
  words: readonly Readonly<{ start: number; end: number }>[],
  at: number,
  length: number,
): boolean {
  for (let index = at; index < at + length - 1; index += 1) {
    const between = text.slice(words[index]?.end, words[index + 1]?.start);
    // A dot with a space after it ends a sentence, and no name.
    if (!BETWEEN.test(between)) return false;
  }
  return true;
}

/** What stands in the place of a name within a sentence. */
export const replacementFor = ({ manner }: Erased, language: string): string =>
  manner === 'removed' ? '[…]' : unnamed(language);

export const unnamed = (language: string): string =>
  language.toLowerCase().startsWith('en') ? 'a person interviewed' : 'une personne interrogée';

/** What stands before the colon. */
export const unnamedLabel = (language: string): string => {
  const words = unnamed(language);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** One line of text; the very string where nobody is named in it. */
export function eraseText(
  text: string,
  erasing: Erasing,
  theirs: ReadonlySet<string>,
  language: string,
): string {
  const spans = spansOf(text, erasing.names, theirs);
  if (spans.length === 0) return text;
  let erased = '';
  let from = 0;
  for (const { start, end, by } of spans) {
    erased += text.slice(from, start) + replacementFor(by, language);
    from = end;
  }
  return erased + text.slice(from);
}

/** Whether a name, whole, is somebody's who was erased. */
export function ofName(name: string, { names }: Erasing): Erased | undefined {
  const words = wordsOfName(name);
  if (words.length === 0 || !names.begins(words[0] ?? '')) return undefined;
  const found = names.find(words.join(' '));
  return found?.scope === 'everywhere' ? found.by : undefined;
}
