/** What is set right once foreign HTML has been read into blocks. */
import { isTurn, typeOf } from '../../blocks/blocks.ts';
import type { Inline, TextInline, TopBlock } from '../../document.ts';
import { foldInlines, inlinesToText } from '../../inlines.ts';

// The language of passages, as other programs mark it. They also mark whole French texts as English (the keyboard of the
// day), so a mark is believed where the words do not say otherwise.

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

/** Which part of some words is common in a language. */
function share(words: readonly string[], language: string): number {
  const common = COMMON[language];
  return common === undefined ? 0 : words.filter((word) => common.has(word)).length / words.length;
}

/** A few words prove nothing; of a sentence, a third is common words of its language. */
function belied(text: string, said: string, around: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length >= 5 && share(words, around) > Math.max(0.2, share(words, said));
}

/**
 * A run with the language it really is in. `fr-FR` in a French text says nothing; a run without letters has none; a run
 * whose words are those of the text around is in that language whatever its mark says.
 */
function withTrueLanguage(run: TextInline, base: string): TextInline {
  if (run.language === undefined) return run;
  const { language, ...rest } = run;
  const said = primary(language);
  const around = primary(base);
  return said === around || !/\p{L}/u.test(run.text) || belied(run.text, said, around)
    ? rest
    : { ...rest, language: canonical(language) };
}

/** `EN-US` as `en-US`. */
function canonical(language: string): string {
  return language
    .split('-')
    .map((part, index) => (index === 0 ? part.toLowerCase() : part.length === 2 ? part.toUpperCase() : part))
    .join('-');
}

/** What a reading of foreign HTML leaves behind and an author may look for: told, never silent. */
export type Left = {
  /** Comments in the margin. */
  comments: number;
  /** Passages that tracked changes had taken out. */
  deletions: number;
  /** Pictures that exist only on the computer, or in the mail, they were copied from. */
  pictures: number;
};

export const nothingLeft = (): Left => ({ comments: 0, deletions: 0, pictures: 0 });

/** The same blocks without empty paragraphs, headings made bold by hand, and languages that say nothing. */
export function tidyBlocks(blocks: readonly TopBlock[], language: string | undefined): TopBlock[] {
  const inlines = (content: readonly Inline[]): Inline[] => trimmed(trueLanguages(content, language));
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

/** Without the no-break spaces at both ends: a paragraph that holds nothing else is an empty line. */
function trimmed(content: readonly Inline[]): Inline[] {
  if (!/[^\s\u00a0\u2007\u202f]/u.test(inlinesToText(content))) return [];
  const [first] = content;
  const last = content.at(-1);
  const bare =
    (first?.type === 'text' && /^[\u00a0\u2007\u202f]/u.test(first.text)) ||
    (last?.type === 'text' && /[\u00a0\u2007\u202f]$/u.test(last.text));
  if (!bare) return [...content];
  // Breaks and blanks at the ends go at once, however many there are: one by one, each would be looked at for each.
  const shows = (inline: Inline): boolean =>
    inline.type === 'link' || (inline.type === 'text' && /[^\s\u00a0\u2007\u202f]/u.test(inline.text));
  const start = content.findIndex(shows);
  const end = content.findLastIndex(shows);
  return foldInlines(
    content.slice(start, end + 1).map((inline, index) => {
      if (inline.type !== 'text') return inline;
      let { text } = inline;
      // No-break spaces among them.
      if (index === 0) text = text.trimStart();
      if (index === end - start) text = text.trimEnd();
      return { ...inline, text };
    }),
  );
}

/** A heading is bold of itself: when all of it was made so by hand, that says nothing. */
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
