/** What recognition gives: the JSON of `escale recognize` (docs/COMMAND-LINE.md). */

/**
 * What a stored recognition was made by. Raised when the same blocks may come out differently: what was proposed by an
 * older one is then looked at again.
 */
export const RECOGNITION_VERSION = 5;

export type Speaker = {
  name: string;
  /** What stood before the colon, as it was written most often. */
  label: string;
  role: string | null;
  organisation: string | null;
  /** True for who asks the questions. */
  asks?: true;
};

export type RecognizedBlock = {
  type: 'title' | 'caption' | 'lead' | 'heading' | 'speaker' | 'stamp' | 'question' | 'answer' | 'text';
  /**
   * As written. A `speaker` block is a label with its colon; the words it introduces follow in the next block. A `stamp` is
   * a time of a transcript, or the number of a cue.
   */
  text: string;
  /** Who speaks: a name of `participants`, or as written where several speak together; null when unknown. */
  participant?: string | null;
  /** Of a `stamp`: the time it gives. */
  seconds?: number;
  /** Index in `questions`: the question that this block is, or answers. */
  question?: number;
  /** True at the first block of an answer or of a question. */
  starts?: true;
  /** How it follows the block before it: on the same line, with or without a space. Absent: on a line of its own. */
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
/** Why the confidence is what it is. `weight` is what this reason adds to it; the weights add up to it, within 0..1. */
export type Reason = { code: (typeof REASONS)[number]; count: number; weight: number };

export type Recognition = {
  kind: 'interview' | 'article';
  /** How sure it is that the text is an interview, 0..1; from 0.5 the kind is `interview`. */
  confidence: number;
  reasons: Reason[];
  /** Empty when no line looks like one. */
  title: string;
  participants: Speaker[];
  questions: { text: string; answers: { participant: string | null; text: string }[] }[];
  /** Every visible line, in order. */
  blocks: RecognizedBlock[];
  /** Rebuilt from `blocks`; equal to the input once white space is folded. */
  text: string;
};

/** How many time stamps there are; the numbers of cues beside them are none. */
export const stampsIn = (blocks: readonly RecognizedBlock[]): number =>
  blocks.filter(({ seconds }) => seconds !== undefined).length;

/** The text that the blocks hold, labels included. */
export function textOfBlocks(blocks: readonly RecognizedBlock[]): string {
  let text = '';
  for (const block of blocks) {
    const joint = text === '' || block.follows === 'nothing' ? '' : block.follows === 'space' ? ' ' : '\n';
    text += joint + block.text;
  }
  return text;
}
