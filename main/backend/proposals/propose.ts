/** The proposal of recognition for a post of a blog. */
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import { blocksToText } from '#interview/plain.ts';
import { recognizeBlocks } from '#interview/recognition/recognize-blocks.ts';
import type { Reason, Recognition } from '#interview/recognition/recognition.ts';
import { recognitionToBlocks } from '#interview/recognition/to-blocks.ts';
import type { Proposed } from '../library/posts/proposals.ts';

export type Naming = Readonly<{
  namedIn: (folded: string) => string[];
  idOf: (name: string) => string;
  newId: () => string;
}>;

/** From this score on, a complete interview needs no second look. */
const SURE = 0.8;
/** Reasons against an interview, or for incomplete recognition. */
const DOUBTS: ReadonlySet<Reason['code']> = new Set([
  'unanswered-questions',
  'frequent-questions',
  'narrative',
  'play',
  'mostly-other-text',
]);

/**
 * Reads `post` as an interview. `anyway`: the author declared it one, so questions and answers are recognised however
 * unsure. The proposal keeps every visible character of the post, and for each turn its original HTML.
 */
export function propose(post: Post, naming: Naming, anyway = false): Proposed {
  const knownNames = naming.namedIn(foldKey(`${post.title}\n${blocksToText(post.body)}`));
  const recognition = recognizeBlocks(post.body, {
    knownNames: knownNames,
    title: post.title,
    anyway,
    published: true,
  });
  const none = { kind: 'none' as const, confidence: recognition.confidence, reasons: recognition.reasons };
  if (recognition.kind === 'article') return { ...none, questions: 0, answers: 0, document: undefined };
  // With their names at the date of the post: only the id comes from the directory.
  const people = recognition.participants.map((speaker): Participant => ({
    id: naming.idOf(speaker.name),
    name: speaker.name.slice(0, 200),
    label: speaker.label.slice(0, 200),
    ...(speaker.role === null ? {} : { role: speaker.role.slice(0, 300) }),
    ...(speaker.organisation === null ? {} : { organisation: speaker.organisation.slice(0, 300) }),
  }));
  const { participants, body, labels } = recognitionToBlocks(recognition, {
    newId: naming.newId,
    language: post.language,
    knownParticipants: people,
    fromBlog: true,
  });
  const count = (type: TopBlock['type']): number => body.filter((block) => block.type === type).length;
  const questions = count('question');
  const answers = count('answer');
  // Text must never be lost: a reading that would lose any is not proposed.
  if (questions + answers === 0 || !sameLetters([...labels, blocksToText(body)], [blocksToText(post.body)]))
    return { ...none, questions: 0, answers: 0, document: undefined };
  return {
    kind: isSure(recognition) ? 'sure' : 'check',
    confidence: recognition.confidence,
    reasons: recognition.reasons,
    questions,
    answers,
    document: { ...post, kind: 'interview', participants, body },
  };
}

function isSure({ confidence, reasons, questions }: Recognition): boolean {
  return (
    confidence >= SURE &&
    questions.length >= 2 &&
    questions.every(({ answers }) => answers.length > 0) &&
    !reasons.some(({ code, weight }) => DOUBTS.has(code) && weight < 0)
  );
}

/** True if two lists of texts have the same visible characters, in any order. */
function sameLetters(one: readonly string[], other: readonly string[]): boolean {
  const counts = new Int32Array(65_536);
  const add = (texts: readonly string[], step: 1 | -1): void => {
    for (const text of texts) {
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        counts[unit] = (counts[unit] ?? 0) + step;
      }
    }
  };
  add(one, 1);
  add(other, -1);
  return counts.every((count, unit) => count === 0 || /\s/u.test(String.fromCharCode(unit)));
}
