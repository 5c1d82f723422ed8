/** What recognition proposes for a post of a blog. */
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

/** From here on, an interview whose turns all add up needs no second look. */
const SURE = 0.8;
/** What speaks against an interview, or says that part of it was not understood. */
const DOUBTS: ReadonlySet<Reason['code']> = new Set([
  'unanswered-questions',
  'frequent-questions',
  'narrative',
  'play',
  'mostly-other-text',
]);

/**
 * Reads `post` as an interview. `anyway`: the author says it is one, so questions and answers are looked for however
 * unsure that is. What is proposed holds every visible character of the post, and each turn the HTML it came from.
 */
export function propose(post: Post, naming: Naming, anyway = false): Proposed {
  const known = naming.namedIn(foldKey(`${post.title}\n${blocksToText(post.body)}`));
  const found = recognizeBlocks(post.body, { known, title: post.title, anyway, published: true });
  const none = { kind: 'none' as const, confidence: found.confidence, reasons: found.reasons };
  if (found.kind === 'article') return { ...none, questions: 0, answers: 0, document: undefined };
  // As they were at the date of the post: the directory gives an id, and nothing it learnt since.
  const people = found.participants.map((speaker): Participant => ({
    id: naming.idOf(speaker.name),
    name: speaker.name.slice(0, 200),
    label: speaker.label.slice(0, 200),
    ...(speaker.role === null ? {} : { role: speaker.role.slice(0, 300) }),
    ...(speaker.organisation === null ? {} : { organisation: speaker.organisation.slice(0, 300) }),
  }));
  const { participants, body, labels } = recognitionToBlocks(found, {
    newId: naming.newId,
    language: post.language,
    known: people,
    fromBlog: true,
  });
  const count = (type: TopBlock['type']): number => body.filter((block) => block.type === type).length;
  const questions = count('question');
  const answers = count('answer');
  // Words are never put at risk for a reading: one that would lose any of them is not proposed.
  if (questions + answers === 0 || !sameLetters([...labels, blocksToText(body)], [blocksToText(post.body)]))
    return { ...none, questions: 0, answers: 0, document: undefined };
  return {
    kind: isSure(found) ? 'sure' : 'check',
    confidence: found.confidence,
    reasons: found.reasons,
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

/** Whether two lists of texts hold the same visible characters, in whatever order. */
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
