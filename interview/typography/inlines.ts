/** Typography of a document's runs: seen through marks and links, never in code nor in an address shown as it is. */
import type { Inline } from '../document.ts';
import { textInline } from '../inlines.ts';
import { correctRuns, type Correction } from './correct.ts';
import { partsAfter, type Edit } from './edits.ts';
import type { Change, TypographyOptions } from './rules.ts';
import { raisedEndings } from './raise.ts';
import { shareChanges, type Segment } from './segments.ts';

const bareAddress = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '');

/** Whether a link's words are its address: then they are no prose. */
export const showsAddress = (words: string, url: string): boolean => bareAddress(words) === bareAddress(url);

function segmentsOf(inlines: readonly Inline[], link?: { kept: boolean }): Segment[] {
  return inlines.flatMap((inline): Segment[] => {
    if (inline.type === 'lineBreak') return [{ text: '\n' }];
    if (inline.type === 'link') {
      const words = inline.content.map((part) => (part.type === 'text' ? part.text : ' ')).join('');
      return segmentsOf(inline.content, { kept: showsAddress(words, inline.url) });
    }
    return [
      {
        text: inline.text,
        ...(inline.language === undefined ? {} : { language: inline.language }),
        kept: link?.kept === true || inline.marks?.includes('code') === true,
        apart: link !== undefined || inline.language !== undefined,
        raised: inline.marks?.includes('sup') === true,
      },
    ];
  });
}

/** What the rules would change; places count over the whole text, a line break being one sign. */
export function correctInlines(inlines: readonly Inline[], options: TypographyOptions): Correction {
  return correctRuns(segmentsOf(inlines), options);
}

/** Which endings of numbers could be raised: « 1er », « XXe ». */
export function raiseInlines(inlines: readonly Inline[], options: TypographyOptions): Change[] {
  return raisedEndings(segmentsOf(inlines), options);
}

/** The runs after some of the changes that were found in them, in order. Runs left without text go. */
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
