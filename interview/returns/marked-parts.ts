/** The parts of a sent text that carry a start mark, by number: what comes back is placed by it, whatever happened to its words. */
import type { Answer, Post, Question } from '../document.ts';

export const TITLE_MARK = 0;
export const LEAD_MARK = 1;
const FIRST_TURN_MARK = 2;

export type Turn = Question | Answer;

/** The questions and answers of a post with their marks, in order. */
export const markedTurns = (post: Post): Array<Readonly<{ mark: number; turn: Turn }>> =>
  post.body
    .filter((block): block is Turn => block.type === 'question' || block.type === 'answer')
    .map((turn, index) => ({ mark: FIRST_TURN_MARK + index, turn }));
