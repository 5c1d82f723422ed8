/** Splits the text of a block into stretches of one format, for comparisons. */
import type { Inline } from '../document.ts';
import { sameLanguage } from '../inlines.ts';

const FORMAT_KINDS = [
  'bold',
  'italic',
  'underline',
  'strike',
  'code',
  'sub',
  'sup',
  'link',
  'language',
  'heading',
  'bullets',
  'numbers',
  'nested',
  'quote',
  'cite',
  'aside',
  'table',
  'header-cell',
  'code-block',
  'video',
  'sealed',
] as const;
type FormatKind = (typeof FORMAT_KINDS)[number];
/** `value`: link address, language tag or heading level. */
export type Format = Readonly<{ kind: FormatKind; value?: string }>;

/** A stretch of text in one format; joined, stretches make the whole text. */
export type Stretch = Readonly<{ text: string; formats: readonly Format[] }>;

const PARAGRAPH: Stretch = { text: '\n', formats: [] };

export function stretchesOfInlines(inlines: readonly Inline[], around: readonly Format[]): Stretch[] {
  return inlines.flatMap((inline): Stretch[] => {
    if (inline.type === 'lineBreak') return [{ text: '\n', formats: around }];
    if (inline.type === 'link')
      return stretchesOfInlines(inline.content, [...around, { kind: 'link', value: inline.url }]);
    const marks = (inline.marks ?? []).map((kind): Format => ({ kind }));
    const language: Format[] =
      inline.language === undefined ? [] : [{ kind: 'language', value: inline.language }];
    return [{ text: inline.text, formats: [...around, ...marks, ...language] }];
  });
}

/** Joins parts with line breaks; skips parts without text. */
export function joinAsLines(parts: readonly (readonly Stretch[])[]): Stretch[] {
  return parts
    .filter((part) => part.some(({ text }) => text !== ''))
    .flatMap((part, index) => (index === 0 ? part : [PARAGRAPH, ...part]));
}

export const stretchesOfParagraphs = (
  paragraphs: readonly (readonly Inline[])[],
  around: readonly Format[] = [],
): Stretch[] => joinAsLines(paragraphs.map((paragraph) => stretchesOfInlines(paragraph, around)));

export const languageFormats = (language: string | undefined, base: string): Format[] =>
  language === undefined || sameLanguage(language, base) ? [] : [{ kind: 'language', value: language }];

export const textOfStretches = (stretches: readonly Stretch[]): string =>
  stretches.map(({ text }) => text).join('');
