/** Finds the title of an imported document: its heading, or the line that looks like one. */
import type { TopBlock } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { blockToText } from '../plain.ts';
import { inlinesToText } from '../inlines.ts';
import { mayBeTitle, sameTitle } from './frame.ts';
import { readLabel } from './label-line.ts';
import { countWords } from './lines.ts';
import { endsByQuestionMark, isNumbered } from './question-line.ts';
import type { RichRecognition } from './recognize-blocks.ts';

const LONGEST = 2_000;
/** A longer line without final punctuation is a sentence, unless an interview follows. */
const MOST_WORDS = 20;
/** Starts of letters and mails. */
const NO_TITLE =
  /^(?:(?:re|tr|fwd?|de|a|cc|objet|date|envoye|from|to|subject|sent) ?:|(?:bonjour|bonsoir|salut|chers?|cheres?|madame|monsieur|hello|hi|dear)(?![\p{L}-]))/u;

export type TitledBlocks = Readonly<{
  /** Empty if no line looks like a title. */
  title: string;
  /** The blocks without the title and a repetition of it with the site's name. Nothing else is left out. */
  rest: readonly TopBlock[];
}>;

/** `recognition`: of these blocks. Pictures before the title stay. */
export function documentTitle(blocks: readonly TopBlock[], recognition: RichRecognition): TitledBlocks {
  const untitled: TitledBlocks = { title: '', rest: blocks };
  const hasWords = (block: TopBlock): boolean => block.type !== 'image' && blockToText(block).trim() !== '';
  const first = blocks.findIndex(hasWords);
  const block = blocks[first];
  if (block?.type !== 'heading' && block?.type !== 'paragraph') return untitled;
  const text = inlinesToText(block.content).trim();
  const title = text.replace(/\s+/gu, ' ');
  if (title.length > LONGEST) return untitled;
  // A copied page begins with the tab's title: « Le port | Au jardin », then « Au jardin ».
  const second = blocks.findIndex((other, index) => index > first && hasWords(other));
  const repeated = repeatedTitle(title, blocks[second]);
  if (repeated !== null && !isFirstQuestion(recognition, repeated))
    return { title: repeated, rest: blocks.filter((_, index) => index !== first && index !== second) };
  const isTitle =
    block.type === 'heading'
      ? !isFirstQuestion(recognition, title)
      : recognition.kind === 'interview'
        ? foldKey(recognition.title) === foldKey(title)
        : looksLikeTitle(text, blocks.slice(first + 1));
  return isTitle ? { title, rest: blocks.toSpliced(first, 1) } : untitled;
}

function repeatedTitle(title: string, next: TopBlock | undefined): string | null {
  if (next?.type !== 'heading' && next?.type !== 'paragraph') return null;
  const repeated = sameTitle(title, inlinesToText(next.content).trim());
  return repeated === null || NO_TITLE.test(foldKey(repeated)) ? null : repeated;
}

/** Whether the title is the first question of an interview: questions may be headings. */
const isFirstQuestion = ({ kind, questions }: RichRecognition, title: string): boolean =>
  kind === 'interview' && foldKey(questions[0]?.text ?? '') === foldKey(title);

/** Whether it is a short line without final punctuation, before an independent text. */
function looksLikeTitle(text: string, below: readonly TopBlock[]): boolean {
  const next = below.map((block) => blockToText(block).trim()).find((words) => words !== '');
  return (
    next !== undefined &&
    !/^\p{Ll}/u.test(next) &&
    !text.includes('\n') &&
    mayBeTitle(text) &&
    countWords(text) <= MOST_WORDS &&
    !/[!…]$/u.test(text) &&
    !endsByQuestionMark(text) &&
    !isNumbered(text) &&
    !NO_TITLE.test(foldKey(text)) &&
    (readLabel(text) === null || readLabel(next) === null)
  );
}
