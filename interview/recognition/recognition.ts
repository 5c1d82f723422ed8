/** The result of recognition: the JSON of `escale recognize` (docs/COMMAND-LINE.md). */

/**
 * Version of the recogniser. Raise it if the same blocks may give another result: proposals of an older version are
 * then recomputed.
 */
export const RECOGNITION_VERSION = 6;

export type Speaker = {
  name: string;
  /** The most frequent written form before the colon. */
  label: string;
  role: string | null;
  organisation: string | null;
  /** True for those who ask the questions. */
  asks?: true;
};

export type RecognizedBlock = {
  type: 'title' | 'caption' | 'lead' | 'heading' | 'speaker' | 'stamp' | 'question' | 'answer' | 'text';
  /**
   * As written. A `speaker` block is a label with its colon; its words are in the next block. A `stamp` is a time of a
   * transcript or the number of a cue.
   */
  text: string;
  /** The speaker: a name of `participants`, or as written for joint speakers; null if unknown. */
  participant?: string | null;
  /** The time of a `stamp`. */
  seconds?: number;
  /** Index in `questions` of the question that this block is or answers. */
  question?: number;
  /** True for the first block of an answer or question. */
  starts?: true;
  /** How it follows the previous block on the same line: with or without a space. Absent: on a line of its own. */
  follows?: 'space' | 'nothing';
};

export const REASONS = [
  'named-answers',
  'question-answer-labels',
  'interviewer',
  'dialogue',
  'dialogue-dashes',
  'addressed-questions',
  'marked-questions',
  'first-person-answers',
  'guest-named',
  'numbered-questions',
  'everyone-answers',
  'interview-words',
  'closing-thanks',
  'unanswered-questions',
  'frequent-questions',
  'narrative',
  'play',
  'mostly-other-text',
  'no-turns',
] as const;
/** A reason for the confidence. `weight` is its contribution; the weights add up to the confidence, within 0..1. */
export type Reason = { code: (typeof REASONS)[number]; count: number; weight: number };

export type Recognition = {
  kind: 'interview' | 'article';
  /** From 0 to 1; from 0.5 the kind is `interview`. */
  confidence: number;
  reasons: Reason[];
  /** Empty if no line looks like a title. */
  title: string;
  participants: Speaker[];
  questions: { text: string; answers: { participant: string | null; text: string }[] }[];
  /** Every visible line, in order. */
  blocks: RecognizedBlock[];
  /** Rebuilt from `blocks`; equal to the input apart from white space. */
  text: string;
};

/** The number of time stamps, without the numbers of cues. */
export const stampsIn = (blocks: readonly RecognizedBlock[]): number =>
  blocks.filter(({ seconds }) => seconds !== undefined).length;

/** The text of the blocks, labels included. */
export function textOfBlocks(blocks: readonly RecognizedBlock[]): string {
  let text = '';
  for (const block of blocks) {
    const joint = text === '' || block.follows === 'nothing' ? '' : block.follows === 'space' ? ' ' : '\n';
    text += joint + block.text;
  }
  return text;
}
