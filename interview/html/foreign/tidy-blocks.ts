/** Tidies blocks read from foreign HTML. */
import { isTurn, typeOf } from '../../blocks/blocks.ts';
import type { Inline, TextInline, TopBlock } from '../../document.ts';
import { foldInlines, inlinesToText } from '../../inlines.ts';

// Language marks of other programs. They often mark whole French texts as English (the keyboard's language): a mark is
// ignored if the words contradict it.

const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(
    'au aux avec ce ces cette dans de des du elle elles en est et il ils je la le les leur leurs ma mais mes mon ne nos notre nous on ou où par pas plus pour que qui sa se ses son sont sur très un une votre vos vous'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a an and are as at be been but by for from had has have he her his how i in is it its not of or our she that the their they this to was we were what which who will with you your'.split(
      ' ',
    ),
  ),
};

const primary = (language: string): string => language.toLowerCase().split('-')[0] ?? '';

/** The share of words that are common in a language. */
function share(words: readonly string[], language: string): number {
  const common = COMMON[language];
  return common === undefined ? 0 : words.filter((word) => common.has(word)).length / words.length;
}

/** A few words prove nothing; in a sentence, a third are common words of its language. */
function isContradicted(text: string, language: string, around: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length >= 5 && share(words, around) > Math.max(0.2, share(words, language));
}

/**
 * Corrects a run's language: drops it if it equals the text's, if the run has no letters, or if its words are in the
 * text's language.
 */
function withTrueLanguage(run: TextInline, base: string): TextInline {
  if (run.language === undefined) return run;
  const { language, ...rest } = run;
  const markedLanguage = primary(language);
  const around = primary(base);
  return markedLanguage === around ||
    !/\p{L}/u.test(run.text) ||
    isContradicted(run.text, markedLanguage, around)
    ? rest
    : { ...rest, language: canonical(language) };
}

/** `EN-US` becomes `en-US`. */
function canonical(language: string): string {
  return language
    .split('-')
    .map((part, index) => (index === 0 ? part.toLowerCase() : part.length === 2 ? part.toUpperCase() : part))
    .join('-');
}

/** Content left out while reading foreign HTML, to be reported to the author. */
export type Losses = {
  /** Comments in the margin. */
  comments: number;
  /** Tracked deletions. */
  deletions: number;
  /** Pictures that exist only on the source computer or in the mail. */
  pictures: number;
};

export const noLosses = (): Losses => ({ comments: 0, deletions: 0, pictures: 0 });

/** Removes empty paragraphs, manual bold of headings, and redundant languages. */
export function tidyBlocks(blocks: readonly TopBlock[], language: string | undefined): TopBlock[] {
  const inlines = (content: readonly Inline[]): Inline[] => trimBlanks(trueLanguages(content, language));
  return blocks.flatMap((block): TopBlock[] => {
    if (isTurn(block)) return [block];
    const { withRuns } = typeOf(block);
    if (withRuns === undefined) return [block];
    const tidy = withRuns(block, (runs, bold) => (bold ? withoutBold(inlines(runs)) : inlines(runs)));
    return tidy === undefined ? [] : [tidy];
  });
}

function trueLanguages(content: readonly Inline[], base: string | undefined): Inline[] {
  if (base === undefined) return [...content];
  return foldInlines(
    content.map((inline) => {
      if (inline.type === 'text') return withTrueLanguage(inline, base);
      if (inline.type === 'lineBreak') return inline;
      const inside = inline.content.map((leaf) =>
        leaf.type === 'text' ? withTrueLanguage(leaf, base) : leaf,
      );
      return { ...inline, content: inside };
    }),
    base,
  );
}

/** Removes no-break spaces at both ends; a paragraph of nothing else becomes empty. */
function trimBlanks(content: readonly Inline[]): Inline[] {
  if (!/[^\s\u00a0\u2007\u202f]/u.test(inlinesToText(content))) return [];
  const [first] = content;
  const last = content.at(-1);
  const bare =
    (first?.type === 'text' && /^[\u00a0\u2007\u202f]/u.test(first.text)) ||
    (last?.type === 'text' && /[\u00a0\u2007\u202f]$/u.test(last.text));
  if (!bare) return [...content];
  // Trims all breaks and blanks at once: one by one would take quadratic time.
  const shows = (inline: Inline): boolean =>
    inline.type === 'link' || (inline.type === 'text' && /[^\s\u00a0\u2007\u202f]/u.test(inline.text));
  const start = content.findIndex(shows);
  const end = content.findLastIndex(shows);
  return foldInlines(
    content.slice(start, end + 1).map((inline, index) => {
      if (inline.type !== 'text') return inline;
      let { text } = inline;
      // Also trims no-break spaces.
      if (index === 0) text = text.trimStart();
      if (index === end - start) text = text.trimEnd();
      return { ...inline, text };
    }),
  );
}

/** Removes bold from a heading that is entirely bold: headings are bold anyway. */
function withoutBold(content: readonly Inline[]): Inline[] {
  const runs = content.flatMap((inline) => (inline.type === 'link' ? inline.content : [inline]));
  const allBold = runs.every(
    (run) => run.type !== 'text' || run.text.trim() === '' || run.marks?.includes('bold') === true,
  );
  if (!allBold) return [...content];
  return foldInlines(
    content.map((inline) => {
      if (inline.type === 'text') return unbold(inline);
      if (inline.type === 'lineBreak') return inline;
      return {
        ...inline,
        content: inline.content.map((leaf) => (leaf.type === 'text' ? unbold(leaf) : leaf)),
      };
    }),
  );
}

function unbold<Run extends Extract<Inline, { type: 'text' }>>(run: Run): Run {
  const { marks, ...rest } = run;
  const others = marks?.filter((mark) => mark !== 'bold') ?? [];
  return (others.length > 0 ? { ...rest, marks: others } : rest) as Run;
}
