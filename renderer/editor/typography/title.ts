/** Typography of a plain line while it is typed: the title, or a question in the name chooser. */
import { correctAsTyped } from '#interview/typography/correct-as-typed.ts';
import { applyChanges, hasTypography } from '#interview/typography/correct.ts';
import type { House } from '#interview/typography/rules.ts';

type Options = Readonly<{ language: string; house: House }>;
type Line = Readonly<{ text: string; caret: number }>;

/**
 * The line and caret after the correction completed by the last character; undefined without one, or if several
 * characters were added.
 */
export function lineAsTyped(earlier: string, { text, caret }: Line, options: Options): Line | undefined {
  const before = text.slice(0, caret);
  const oneTyped = before.slice(0, -1) + text.slice(caret) === earlier;
  if (caret === 0 || !oneTyped || !hasTypography(options.language)) return undefined;
  const changes = correctAsTyped([{ text: before }], options);
  if (changes.length === 0) return undefined;
  const corrected = applyChanges(before, changes);
  return { text: corrected + text.slice(caret), caret: corrected.length };
}

/** The line as if its characters had been typed one by one. */
export function textAsTyped(text: string, options: Options): string {
  let line = '';
  for (const character of text) {
    const typed = line + character;
    line = lineAsTyped(line, { text: typed, caret: typed.length }, options)?.text ?? typed;
  }
  return line;
}
