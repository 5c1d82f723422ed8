/** Which lines without a label are questions: their words, their place, and who answers next. */
import type { LabelLine } from './label-line.ts';
import { countWords, type Line } from './lines.ts';
import { isAddressed, isNumbered, mayBeQuestion, scoreQuestion } from './question-line.ts';
import type { Voices } from './voices.ts';

/** The smallest gap before a question and the largest inside a turn, in blank lines; equal when gaps say nothing. */
type Gaps = { question: number; inside: number };
const ENOUGH = 2;

export type Manner = 'named' | 'interviewer' | 'plain';

/** True for each line that is a question on its own. Where someone is known to ask, only their turns are questions. */
export function findQuestions(
  lines: readonly Line[],
  voices: Voices,
  people: ReadonlyMap<string, string[]>,
): { isQuestion: boolean[]; manner: Manner } {
  const none = lines.map(() => false);
  if (voices.asks.size > 0) return { isQuestion: none, manner: 'interviewer' };
  const candidate = lines.map(
    (line, index) =>
      voices.labels[index] === null &&
      (mayBeQuestion(line.text) || (isNumbered(line.text) && countWords(line.text) <= 30)),
  );
  const strong = lines.flatMap((line, index) =>
    candidate[index] && scoreQuestion(line.text) >= ENOUGH ? [index] : [],
  );
  const leading = strong.filter((index) => nextAfter(index, candidate, voices.labels) !== null);
  const gaps = measureGaps(lines, voices.labels, candidate, strong);
  const hasLabels = voices.labels.some((label) => label !== null);
  if (hasLabels && leading.length * 2 >= strong.length) {
    return { isQuestion: namedQuestions(lines, voices.labels, candidate, gaps, people), manner: 'named' };
  }
  return { isQuestion: plainQuestions(lines, voices.labels, candidate, gaps), manner: 'plain' };
}

/** The label under a run of candidate lines, or null. */
function nextAfter(
  index: number,
  candidate: readonly boolean[],
  labels: readonly (LabelLine | null)[],
): LabelLine | null {
  let next = index + 1;
  while (candidate[next]) next += 1;
  return labels[next] ?? null;
}

function measureGaps(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  candidate: readonly boolean[],
  strong: readonly number[],
): Gaps {
  const [first = 0] = strong;
  const last = strong.at(-1) ?? 0;
  const before = strong.filter((index) => index !== first).map((index) => lines[index]?.gap ?? 0);
  const inside = lines.flatMap((line, index) =>
    index > first && index < last && labels[index] === null && !candidate[index] && !candidate[index - 1]
      ? [line.gap]
      : [],
  );
  const question = before.length === 0 ? 0 : Math.min(...before);
  return { question, inside: inside.length === 0 ? question : Math.max(...inside) };
}

/** What the blank lines before a line say of it: 2 where only questions have so many, -2 where it lacks them. */
function gapEvidence(line: Line, gaps: Gaps): number {
  if (gaps.question <= gaps.inside) return 0;
  return line.gap >= gaps.question ? 2 : -2;
}

/** Answers carry names: a question is what stands right above a name, unless the answer before it asks itself. */
function namedQuestions(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  candidate: readonly boolean[],
  gaps: Gaps,
  people: ReadonlyMap<string, string[]>,
): boolean[] {
  const isQuestion = lines.map(() => false);
  const who = (label: LabelLine): string[] => people.get(label.key) ?? [label.key];
  let answered = new Set<string>();
  let speaking: string[] | null = null;
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    if (label !== null) {
      speaking = who(label);
      for (const name of speaking) answered.add(name);
      return;
    }
    if (!candidate[index]) return;
    const next = nextAfter(index, candidate, labels);
    const last = !candidate[index + 1];
    let score = scoreQuestion(line.text) + (speaking === null ? 0 : gapEvidence(line, gaps));
    if (next !== null && last) {
      if (speaking === null) score = ENOUGH;
      else if (who(next).join() === speaking.join()) score += 3;
      else score += who(next).every((name) => answered.has(name)) ? 2 : -1;
    }
    if (next === null) score -= isAddressed(line.text) && gapEvidence(line, gaps) > 0 ? 0 : 10;
    // A title that asks, above the first question.
    if (index === 0 && !last && !isAddressed(line.text)) return;
    if (score < ENOUGH) return;
    isQuestion[index] = true;
    speaking = null;
    answered = new Set();
  });
  return isQuestion;
}

/** Answers carry no name (or only the first does): a question is known by its words alone. */
function plainQuestions(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  candidate: readonly boolean[],
  gaps: Gaps,
): boolean[] {
  const numbered = lines.filter((line, index) => candidate[index] && isNumbered(line.text)).length;
  const isQuestion = lines.map((line, index) => {
    if (!candidate[index] || index === lines.length - 1) return false;
    if (index === 0 && !isAddressed(line.text)) return false;
    const counted = numbered >= 2 && !isNumbered(line.text) ? -2 : 0;
    const named = labels[index + 1] === null || labels[index + 1] === undefined ? 0 : 1;
    return scoreQuestion(line.text) + gapEvidence(line, gaps) + counted + named >= ENOUGH;
  });
  return isQuestion;
}
