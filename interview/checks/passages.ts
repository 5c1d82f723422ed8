/**
 * Finds unmarked passages in another language (RGAA 8.7): French in an English text and the reverse. Decides by whole
 * sentences and the function words of each language; words of both (« on », « plus », « pour ») do not count. Titles,
 * names and a few borrowed words are ignored: missing a passage is better than a false report.
 */
import type { Inline } from '../document.ts';
import { sentencesOf } from '../quotation/sentences.ts';

const SMALL: Readonly<Record<'fr' | 'en', ReadonlySet<string>>> = {
  fr: new Set(
    'au aux avec avait c ce ces cet cette ceux chez comme d dans de des donc du elle elles en est et été était eux faut il ils j je l la là le les leur leurs lui m ma mais mes moi mon même n ne nos notre nous où par parce pas peu peut quand que qu qui quoi s sa sans se ses si sont sous suis sur ta te tes toi tout tous toute toutes très tu un une vers vos votre vous y ça être avoir cela celui celle ont sera étaient alors aussi encore jamais toujours rien chaque puis deux ans'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and of to is was were are been being have has had having it its that this these those with from for by an not but they them their there she he his her hers him you your yours we our ours us who whom whose which what when where why how will would could should can cannot may might must do does did done be if then than so because about into over under after before between through during without within against all any both each more most other some such only own same too very just also never always i my myself don didn doesn isn wasn weren aren won wouldn couldn shouldn ll ve re at or as up out down off again once here'.split(
      ' ',
    ),
  ),
};
/** Long runs of dots or spaces, which are slow to split into sentences; replaced by non-letters. */
const RUNS = /[.!?…]{4,}|\s{9,}/gu;
const FRENCH_LETTERS = /[àâçéèêëîïôùûœ]/u;
const FEWEST_WORDS = 5;
const FEWEST_SMALL = 3;
const ENOUGH = 0.35;
const TOO_MUCH_OF_OURS = 0.12;

type Checked = 'fr' | 'en';
const checkedLanguage = (tag: string): Checked | undefined => {
  const primary = tag.toLowerCase().split('-')[0];
  return primary === 'fr' || primary === 'en' ? primary : undefined;
};

type Weight = Readonly<{ words: number; ours: number; theirs: number; distinct: number }>;

/** Function words of a language. An accent suggests French, but proves less: English has its cafés. */
const isOf = (word: string, language: Checked): boolean =>
  SMALL[language].has(word) || (language === 'fr' && FRENCH_LETTERS.test(word));

function weigh(sentence: string, ours: Checked, theirs: Checked): Weight {
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  return {
    words: words.length,
    ours: words.filter((word) => isOf(word, ours)).length,
    theirs: words.filter((word) => isOf(word, theirs)).length,
    distinct: new Set(words.filter((word) => SMALL[theirs].has(word))).size,
  };
}

function isOtherLanguage({ words, ours, theirs, distinct }: Weight): boolean {
  return (
    words >= FEWEST_WORDS &&
    distinct >= FEWEST_SMALL &&
    theirs / words >= ENOUGH &&
    ours / words <= TOO_MUCH_OF_OURS
  );
}

/** The text with code and marked passages blanked to the same length. */
function unmarkedText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      if (inline.type === 'lineBreak') return '\n';
      if (inline.type === 'link') return unmarkedText(inline.content);
      const aside = inline.language !== undefined || inline.marks?.includes('code') === true;
      return aside ? ' '.repeat(inline.text.length) : inline.text;
    })
    .join('');
}

/** `isWhole`: the passage is the whole text. */
export type Passage = Readonly<{ from: number; to: number; language: Checked; isWhole: boolean }>;

/** The passages of a paragraph in the other language; consecutive sentences form one passage. */
export function passagesIn(inlines: readonly Inline[], language: string): Passage[] {
  const ours = checkedLanguage(language);
  if (ours === undefined) return [];
  const theirs = ours === 'fr' ? 'en' : 'fr';
  const text = unmarkedText(inlines).replace(RUNS, (run) => '_'.repeat(run.length));
  const passages: { from: number; to: number }[] = [];
  let open = false;
  let others = false;
  for (const [from, to] of sentencesOf(text)) {
    const sentence = text.slice(from, to);
    const last = passages.at(-1);
    if (isOtherLanguage(weigh(sentence, ours, theirs))) {
      if (open && last !== undefined) last.to = to;
      else passages.push({ from, to });
      open = true;
    } else {
      open = false;
      if (/\p{L}/u.test(sentence)) others = true;
    }
  }
  const isWhole = passages.length === 1 && !others && !hasMarkedPassage(inlines);
  return passages.map(({ from, to }) => ({ from, to, language: theirs, isWhole: isWhole }));
}

const lengthOf = (inline: Inline): number =>
  inline.type === 'text'
    ? inline.text.length
    : inline.type === 'lineBreak'
      ? 1
      : inline.content.reduce((sum, one) => sum + lengthOf(one), 0);

const hasMarkedPassage = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) =>
    inline.type === 'link'
      ? hasMarkedPassage(inline.content)
      : inline.type === 'text' && (inline.language !== undefined || inline.marks?.includes('code') === true),
  );

/** Marks the runs between two offsets with a language, unless they have one. */
export function withLanguage<Part extends Inline>(
  inlines: readonly Part[],
  from: number,
  to: number,
  language: string,
): Part[] {
  let at = 0;
  return inlines.flatMap((inline): Part[] => {
    const start = at;
    at += lengthOf(inline);
    if (at <= from || start >= to || inline.type === 'lineBreak') return [inline];
    if (inline.type === 'link')
      return [{ ...inline, content: withLanguage(inline.content, from - start, to - start, language) }];
    if (inline.language !== undefined || inline.marks?.includes('code') === true) return [inline];
    const cut = [Math.max(0, from - start), Math.min(inline.text.length, to - start)] as const;
    return [
      { ...inline, text: inline.text.slice(0, cut[0]) },
      { ...inline, text: inline.text.slice(cut[0], cut[1]), language },
      { ...inline, text: inline.text.slice(cut[1]) },
    ].filter(({ text }) => text !== '');
  });
}
