/** A person's part in a post: the amount of text, and an excerpt. */
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
  /** Total of the answers in which they take part, joint answers included. */
  words: number;
  /** Absent if no answer has a paragraph. */
  excerpt?: Excerpt;
}>;

/** Maximum length in UTF-16 units; a longer sentence is cut between words. */
const EXCERPT = 240;

/**
 * `ids`: those of the person, including ids from before merges. The excerpt starts the longest paragraph that they say
 * alone.
 */
export function ownWords(post: Post, ids: readonly string[]): OwnWords {
  let answers = 0;
  let words = 0;
  let best: (Omit<Excerpt, 'text'> & { paragraph: string; alone: boolean }) | undefined;
  let currentQuestion: Pick<Excerpt, 'questionId' | 'question'> = {};
  for (const block of post.body) {
    if (block.type === 'heading') currentQuestion = {};
    if (block.type === 'question')
      currentQuestion = { questionId: block.id, question: paragraphsToText(block.content) };
    if (block.type !== 'answer' || !block.participants.some((id) => ids.includes(id))) continue;
    answers += 1;
    const alone = block.participants.length === 1;
    words += countWords(blocksToText(block.blocks.filter(isSpoken)));
    for (const paragraph of paragraphsOf(block)) {
      const better =
        best === undefined || (alone !== best.alone ? alone : paragraph.length > best.paragraph.length);
      if (better) best = { ...currentQuestion, answerId: block.id, paragraph, alone };
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

/** Whole sentences from the start of the text. */
function excerptOf(text: string): string {
  const sentences = sentencesOf(text);
  const [first] = sentences;
  if (first === undefined) return text;
  const end = sentences.reduce((last, [, stop]) => (stop - first[0] <= EXCERPT ? stop : last), first[1]);
  const excerpt = text.slice(first[0], end);
  if (excerpt.length <= EXCERPT) return excerpt;
  return `${excerpt.slice(0, EXCERPT + 1).replace(/\s+\S*$/u, '')} …`;
}
