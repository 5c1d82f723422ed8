/** Typography of a document's runs, across marks and links, but not in code or in addresses shown as text. */
import type { Inline } from '../document.ts';
import { textInline } from '../inlines.ts';
import { correctRuns, type Correction } from './correct.ts';
import { partsAfter, type Edit } from './edits.ts';
import type { Change, TypographyOptions } from './rules.ts';
import { raisableEndings } from './raisable-endings.ts';
import { shareChanges, type Segment } from './segments.ts';

const bareAddress = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '');

/** Whether a link's text is its address, and so not prose. */
export const showsAddress = (words: string, url: string): boolean => bareAddress(words) === bareAddress(url);

function segmentsOf(inlines: readonly Inline[], link?: { isAddress: boolean }): Segment[] {
  return inlines.flatMap((inline): Segment[] => {
    if (inline.type === 'lineBreak') return [{ text: '\n' }];
    if (inline.type === 'link') {
      const words = inline.content.map((part) => (part.type === 'text' ? part.text : ' ')).join('');
      return segmentsOf(inline.content, { isAddress: showsAddress(words, inline.url) });
    }
    return [
      {
        text: inline.text,
        ...(inline.language === undefined ? {} : { language: inline.language }),
        isProtected: link?.isAddress === true || inline.marks?.includes('code') === true,
        apart: link !== undefined || inline.language !== undefined,
        raised: inline.marks?.includes('sup') === true,
      },
    ];
  });
}

/** The changes by the rules; offsets refer to the whole text, with a line break as one character. */
export function correctInlines(inlines: readonly Inline[], options: TypographyOptions): Correction {
  return correctRuns(segmentsOf(inlines), options);
}

/** The endings of numbers that may be raised: « 1er », « XXe ». */
export function raiseInlines(inlines: readonly Inline[], options: TypographyOptions): Change[] {
  return raisableEndings(segmentsOf(inlines), options);
}

/** Applies some of the changes found in the runs, in order. Empty runs are dropped. */
export function changeInlines(inlines: readonly Inline[], changes: readonly Change[]): Inline[] {
  return withEdits(inlines, shareChanges(segmentsOf(inlines), changes).values());
}

function withEdits<Part extends Inline>(inlines: readonly Part[], shares: Iterator<readonly Edit[]>): Part[] {
  return inlines.flatMap((inline): Part[] => {
    if (inline.type === 'link') {
      const content = withEdits(inline.content, shares);
      return content.length === 0 ? [] : [{ ...inline, content }];
    }
    const edits = shares.next().value as readonly Edit[];
    if (inline.type === 'lineBreak') return [inline];
    return partsAfter(inline.text, edits).map(({ text, raised }) =>
      raised
        ? { ...inline, ...textInline(text, [...(inline.marks ?? []), 'sup'], inline.language) }
        : { ...inline, text },
    );
  });
}
