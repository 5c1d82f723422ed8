/** Corrects the typography of a text: French and English have rules, other languages are left alone. */
import { applyEdits, composeEdits, mergeEdits, type Edit } from './edits.ts';
import { cover, protectText } from './protect.ts';
import type { Change, Style, TypographyOptions } from './rules.ts';
import { spacesOf } from './spaces-of.ts';
import { ENGLISH, FRENCH, type Language, type Row } from './tables.ts';

/** The main part of a tag: the rules of `fr` hold for `fr-CH` too. */
function languageOf(tag: string | undefined): Language | undefined {
  const main = tag?.toLowerCase().split('-')[0];
  return main === 'fr' ? FRENCH : main === 'en' ? ENGLISH : undefined;
}

/** Whether there are rules for this language. */
export const hasTypography = (tag: string): boolean => languageOf(tag) !== undefined;

/** A piece of a text in one setting. */
export type Run = Readonly<{
  text: string;
  /** Another than the text's. */
  language?: string | undefined;
  /** Code, or an address: read as a word, never changed. */
  kept?: boolean | undefined;
}>;

export type Correction = Readonly<{
  /** In order, none overlapping another; each may be applied alone. */
  changes: readonly Change[];
  /** The same, of what only a reader can decide; none overlaps a change. */
  suggestions: readonly Change[];
}>;

/** One pass may make room for another; more rounds than this no text was found to need (a property test looks for one). */
const ROUNDS = 8;

/**
 * What the rules would change in a text made of runs; places count from the beginning of the first. Each language's rules
 * see the runs of the others as one word. Linear in the text; corrected text is not corrected further.
 */
export function correctRuns(runs: readonly Run[], options: TypographyOptions): Correction {
  const text = runs.map((run) => run.text).join('');
  const covered = protectText(runs.map((run) => (run.kept === true ? cover(run.text) : run.text)).join(''));
  const languages = new Set(runs.map((run) => run.language ?? options.language));
  const found = [...languages].map((tag) => {
    const language = languageOf(tag);
    if (language === undefined) return { changes: [], suggestions: [] };
    const seen = languages.size === 1 ? covered : coverOthers(runs, covered, tag, options.language);
    return settle(seen, language, { ...options, language: tag });
  });
  const changes = mergeEdits(found.map((one) => one.changes));
  const suggestions = apart(mergeEdits(found.map((one) => one.suggestions)), changes);
  return { changes: changes.map(changeIn(text)), suggestions: suggestions.map(changeIn(text)) };
}

/** The text with its corrections, and which they are; suggestions are not among them. */
export function correctTypography(text: string, options: TypographyOptions): Correction & { text: string } {
  const correction = correctRuns([{ text }], options);
  return { text: applyChanges(text, correction.changes), ...correction };
}

/** Applies some of the changes found in `text`, in their order. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  return applyEdits(
    text,
    changes.map(({ at, before, ...rest }) => ({ ...rest, start: at, end: at + before.length })),
  );
}

const changeIn =
  (text: string) =>
  ({ start, end, after, rule }: Edit): Change => ({ at: start, before: text.slice(start, end), after, rule });

/** Spaces at the ends of a foreign passage belong to both sides. */
function coverOthers(runs: readonly Run[], covered: string, tag: string, base: string): string {
  let at = 0;
  return runs
    .map((run) => {
      const piece = covered.slice(at, (at += run.text.length));
      if ((run.language ?? base) === tag) return piece;
      const words = piece.trim();
      const lead = piece.length - piece.trimStart().length;
      return piece.slice(0, lead) + cover(words) + piece.slice(lead + words.length);
    })
    .join('');
}

function settle(
  given: string,
  { passes, suggested }: Language,
  { language, house = 'fine', rules, hyphenLists = false, unfinished = false }: TypographyOptions,
): { changes: Edit[]; suggestions: Edit[] } {
  const style: Style = { ...spacesOf(house, language), hyphenLists, unfinished };
  const wanted = ({ rule }: Row): boolean => rules?.includes(rule) ?? true;
  let changes: Edit[] = [];
  let text = given;
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    for (const { pass, needs } of passes.filter(wanted)) {
      if (!needs.test(text)) continue;
      const edits = pass(text, style);
      if (edits.length === 0) continue;
      changes = composeEdits(given, text, changes, edits);
      text = applyEdits(text, edits);
      moved = true;
    }
  }
  const suggestions = mergeEdits(
    suggested.filter((row) => wanted(row) && row.needs.test(text)).map(({ pass }) => pass(text, style)),
  );
  return {
    changes,
    suggestions: backTo(changes, suggestions),
  };
}

/** Suggestions about the corrected text, at their places in the text as it was given; those inside a change are left out. */
function backTo(changes: readonly Edit[], suggestions: readonly Edit[]): Edit[] {
  let shift = 0;
  let next = 0;
  return suggestions.flatMap((edit) => {
    for (let change = changes[next]; change !== undefined; change = changes[next]) {
      if (change.start + shift + change.after.length > edit.start) break;
      shift += change.after.length - (change.end - change.start);
      next += 1;
    }
    const change = changes[next];
    return change !== undefined && change.start + shift < edit.end
      ? []
      : [{ ...edit, start: edit.start - shift, end: edit.end - shift }];
  });
}

function apart(suggestions: readonly Edit[], changes: readonly Edit[]): Edit[] {
  let next = 0;
  return suggestions.filter((edit) => {
    for (let change = changes[next]; change !== undefined && change.end <= edit.start; change = changes[next])
      next += 1;
    return (changes[next]?.start ?? Infinity) >= edit.end;
  });
}
