/** What somebody says in a post: how much, and a few sentences that stand for it. */
import { isSpoken } from '../blocks/blocks.ts';
import type { Answer, Post } from '../document.ts';
import { blocksToText, blockToText } from '../plain.ts';
import { paragraphsToText } from '../inlines.ts';
import { countWords } from '../words.ts';
import { sentencesOf } from './sentences.ts';

export type Excerpt = Readonly<{
  questionId?: string;
  question?: string;
  answerId: string;
  text: string;
}>;
export type OwnWords = Readonly<{
  answers: number;
  /** Of the answers in which they take part, others with them or not. */
  words: number;
  /** Absent where no answer has a paragraph. */
  excerpt?: Excerpt;
}>;

/** What is read at a glance, in UTF-16 units; a sentence that is longer is cut between words. */
const EXCERPT = 240;

/** `ids`: of the person, those of before they were merged too. The excerpt begins the longest paragraph they say alone. */
export function ownWords(post: Post, ids: readonly string[]): OwnWords {
  let answers = 0;
  let words = 0;
  let best: (Omit<Excerpt, 'text'> & { paragraph: string; alone: boolean }) | undefined;
  let asked: Pick<Excerpt, 'questionId' | 'question'> = {};
  for (const block of post.body) {
    if (block.type === 'heading') asked = {};
    if (block.type === 'question')
      asked = { questionId: block.id, question: paragraphsToText(block.content) };
    if (block.type !== 'answer' || !block.participants.some((id) => ids.includes(id))) continue;
    answers += 1;
    const alone = block.participants.length === 1;
    words += countWords(blocksToText(block.blocks.filter(isSpoken)));
    for (const paragraph of paragraphsOf(block)) {
      const better =
        best === undefined || (alone !== best.alone ? alone : paragraph.length > best.paragraph.length);
      if (better) best = { ...asked, answerId: block.id, paragraph, alone };
    }
  }
  if (best === undefined) return { answers, words };
  const { paragraph, alone: _, ...place } = best;
  return { answers, words, excerpt: { ...place, text: excerptOf(paragraph) } };
}

const paragraphsOf = (answer: Answer): string[] =>
  answer.blocks
    .flatMap((block) => (block.type === 'paragraph' ? [blockToText(block)] : []))
    .filter((text) => text.trim() !== '');

/** Whole sentences from the beginning. */
function excerptOf(text: string): string {
  const sentences = sentencesOf(text);
  const [first] = sentences;
  if (first === undefined) return text;
  const end = sentences.reduce((last, [, stop]) => (stop - first[0] <= EXCERPT ? stop : last), first[1]);
  const whole = text.slice(first[0], end);
  if (whole.length <= EXCERPT) return whole;
  return `${whole.slice(0, EXCERPT + 1).replace(/\s+\S*$/u, '')} …`;
}
