/** Corrects the typography of a text. Only French and English have rules. */
import { applyEdits, composeEdits, mergeEdits, type Edit } from './edits.ts';
import { cover, protectText } from './protect-text.ts';
import type { Change, Style, TypographyOptions } from './rules.ts';
import { houseSpaces } from './house-spaces.ts';
import { ENGLISH, FRENCH, type Language, type Row } from './tables.ts';

/** The rules of a language tag's primary part: `fr-CH` uses those of `fr`. */
function rulesOf(tag: string | undefined): Language | undefined {
  const main = tag?.toLowerCase().split('-')[0];
  return main === 'fr' ? FRENCH : main === 'en' ? ENGLISH : undefined;
}

/** Whether there are rules for this language. */
export const hasTypography = (tag: string): boolean => rulesOf(tag) !== undefined;

/** A piece of text with uniform settings. */
export type Run = Readonly<{
  text: string;
  /** If different from the text's. */
  language?: string | undefined;
  /** Code or an address: treated as a word, never changed. */
  isProtected?: boolean | undefined;
}>;

export type Correction = Readonly<{
  /** In order, without overlaps; each may be applied alone. */
  changes: readonly Change[];
  /** The same for changes that need a human decision; none overlaps a change. */
  suggestions: readonly Change[];
}>;

/** A pass may enable another; no text was found to need more rounds (a property test searches for one). */
const ROUNDS = 8;

/**
 * The changes that the rules make in a text of runs, with offsets in the whole text. Each language's rules see runs of
 * other languages as one word. Linear time; idempotent.
 */
export function correctRuns(runs: readonly Run[], options: TypographyOptions): Correction {
  const text = runs.map((run) => run.text).join('');
  const covered = protectText(
    runs.map((run) => (run.isProtected === true ? cover(run.text) : run.text)).join(''),
  );
  const languages = new Set(runs.map((run) => run.language ?? options.language));
  const corrections = [...languages].map((tag) => {
    const language = rulesOf(tag);
    if (language === undefined) return { changes: [], suggestions: [] };
    const ownText = languages.size === 1 ? covered : coverOthers(runs, covered, tag, options.language);
    return runPasses(ownText, language, { ...options, language: tag });
  });
  const changes = mergeEdits(corrections.map((one) => one.changes));
  const suggestions = withoutOverlaps(mergeEdits(corrections.map((one) => one.suggestions)), changes);
  return { changes: changes.map(changeIn(text)), suggestions: suggestions.map(changeIn(text)) };
}

/** The corrected text and its changes; suggestions are not applied. */
export function correctTypography(text: string, options: TypographyOptions): Correction & { text: string } {
  const correction = correctRuns([{ text }], options);
  return { text: applyChanges(text, correction.changes), ...correction };
}

/** Applies some of the changes of `text`, in order. */
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

function runPasses(
  original: string,
  { passes, suggested }: Language,
  { language, house = 'fine', rules, hyphenLists = false, unfinished = false }: TypographyOptions,
): { changes: Edit[]; suggestions: Edit[] } {
  const style: Style = { ...houseSpaces(house, language), hyphenLists, unfinished };
  const isEnabled = ({ rule }: Row): boolean => rules?.includes(rule) ?? true;
  let changes: Edit[] = [];
  let text = original;
  for (let round = 0, moved = true; moved && round < ROUNDS; round += 1) {
    moved = false;
    for (const { pass, needs } of passes.filter(isEnabled)) {
      if (!needs.test(text)) continue;
      const edits = pass(text, style);
      if (edits.length === 0) continue;
      changes = composeEdits(original, text, changes, edits);
      text = applyEdits(text, edits);
      moved = true;
    }
  }
  const suggestions = mergeEdits(
    suggested.filter((row) => isEnabled(row) && row.needs.test(text)).map(({ pass }) => pass(text, style)),
  );
  return {
    changes,
    suggestions: toOriginal(changes, suggestions),
  };
}

/** Maps suggestions for the corrected text back to the original text, dropping those inside a change. */
function toOriginal(changes: readonly Edit[], suggestions: readonly Edit[]): Edit[] {
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

function withoutOverlaps(suggestions: readonly Edit[], changes: readonly Edit[]): Edit[] {
  let next = 0;
  return suggestions.filter((edit) => {
    for (let change = changes[next]; change !== undefined && change.end <= edit.start; change = changes[next])
      next += 1;
    return (changes[next]?.start ?? Infinity) >= edit.end;
  });
}
