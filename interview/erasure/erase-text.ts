/**
 * Erasure in text. Erased people are known by ids and sealed names only: a name can be recognised in a text but never read
 * back (main/backend/library/erasure/sealed-names.ts).
 */
import { foldKeyCached } from '../fold-key.ts';

/** `removed`: answers and name are deleted. `replaced`: answers stay, without the name. */
export const MANNERS = ['removed', 'replaced'] as const;
export type Manner = (typeof MANNERS)[number];

/** `id`: of the stored marker. */
export type Erased = Readonly<{ id: string; manner: Manner }>;

/** `everywhere`: a full name. `their-posts`: a label used in posts the person takes part in. */
export type Scope = 'everywhere' | 'their-posts';

/** Sealed names. A name is looked up as its folded words, separated by one space. */
export type NameBook = Readonly<{
  /** The numbers of words that names have, the longest first. */
  lengths: readonly number[];
  /** Whether a name may begin with this folded word; false positives are rare. */
  begins(word: string): boolean;
  find(name: string): Readonly<{ by: Erased; scope: Scope }> | undefined;
}>;

export type Erasing = Readonly<{
  names: NameBook;
  ofId(id: string): Erased | undefined;
  /** Whether the picture is a portrait of this person alone. */
  isTheirPicture(sha256: string): boolean;
}>;

/** A range in UTF-16 units, end excluded. */
export type Span = Readonly<{ start: number; end: number; by: Erased }>;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Characters allowed between two words of one name: « Anne-Marie », « d’Arc », « anne.martin@ », « anne_martin ». */
const BETWEEN =
  /^(?:[\s\u00a0\u202f\u00ad\u200b]+|[\s\u00a0\u202f]?[-\u2010-\u2015'’][\s\u00a0\u202f]?|[_.+])$/u;

/** The folded words of a name for a look-up; empty for a name without a letter. */
export const wordsOfName = (name: string): string[] =>
  (name.match(WORD) ?? []).map(foldKeyCached).filter((word) => word !== '');

/** Whether the word before `end` is part of a longer name: « Anne » in « Anne Dubois ». */
const isPartOfAnother = (text: string, end: number): boolean =>
  /^[ \u00a0]\p{Lu}/u.test(text.slice(end, end + 3));

/** Every name of `names` in `text`, in order and without overlap. `theirs`: markers of the participants of the post. */
export function spansOf(text: string, names: NameBook, theirs: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  // Fast path: most texts name no erased person.
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
      const match = names.find(
        words
          .slice(at, at + length)
          .map((word) => word.folded)
          .join(' '),
      );
      if (match === undefined) continue;
      if (match.scope === 'their-posts' && (!theirs.has(match.by.id) || isPartOfAnother(text, last.end)))
        continue;
      spans.push({ start: first.start, end: last.end, by: match.by });
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
    // A dot followed by a space ends a sentence.
    if (!BETWEEN.test(between)) return false;
  }
  return true;
}

/** The replacement for a name within a sentence. */
export const replacementFor = ({ manner }: Erased, language: string): string =>
  manner === 'removed' ? '[…]' : unnamed(language);

export const unnamed = (language: string): string =>
  language.toLowerCase().startsWith('en') ? 'a person interviewed' : 'une personne interrogée';

/** The label before the colon for a person without a name. */
export const unnamedLabel = (language: string): string => {
  const words = unnamed(language);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Erases within one line of text; returns the same string if it names no erased person. */
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

/** The erased person whose full name this is. */
export function ofName(name: string, { names }: Erasing): Erased | undefined {
  const words = wordsOfName(name);
  if (words.length === 0 || !names.begins(words[0] ?? '')) return undefined;
  const match = names.find(words.join(' '));
  return match?.scope === 'everywhere' ? match.by : undefined;
}
