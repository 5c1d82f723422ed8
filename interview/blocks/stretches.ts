/** The words of a block in stretches, each with what it looks like: what a comparison is made of. */
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
/** `value`: the address of a link, the tag of a language, the level of a heading. */
export type Format = Readonly<{ kind: FormatKind; value?: string }>;

/** A stretch of text of one look; stretches put together are the text. */
export type Stretch = Readonly<{ text: string; formats: readonly Format[] }>;

const PARAGRAPH: Stretch = { text: '\n', formats: [] };

export function ofInlines(inlines: readonly Inline[], around: readonly Format[]): Stretch[] {
  return inlines.flatMap((inline): Stretch[] => {
    if (inline.type === 'lineBreak') return [{ text: '\n', formats: around }];
    if (inline.type === 'link')
      return ofInlines(inline.content, [...around, { kind: 'link', value: inline.url }]);
    const marks = (inline.marks ?? []).map((kind): Format => ({ kind }));
    const language: Format[] =
      inline.language === undefined ? [] : [{ kind: 'language', value: inline.language }];
    return [{ text: inline.text, formats: [...around, ...marks, ...language] }];
  });
}

/** Parts one under the other; those without a word leave no line. */
export function lines(parts: readonly (readonly Stretch[])[]): Stretch[] {
  return parts
    .filter((part) => part.some(({ text }) => text !== ''))
    .flatMap((part, index) => (index === 0 ? part : [PARAGRAPH, ...part]));
}

export const ofParagraphs = (
  paragraphs: readonly (readonly Inline[])[],
  around: readonly Format[] = [],
): Stretch[] => lines(paragraphs.map((paragraph) => ofInlines(paragraph, around)));

export const inLanguage = (language: string | undefined, base: string): Format[] =>
  language === undefined || sameLanguage(language, base) ? [] : [{ kind: 'language', value: language }];

export const textOf = (stretches: readonly Stretch[]): string => stretches.map(({ text }) => text).join('');
