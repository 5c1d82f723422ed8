/** Who of the speakers asks. */
import type { LabelLine } from './label-line.ts';
import type { Line } from './lines.ts';
import { endsByQuestionMark, mayBeQuestion } from './question-line.ts';

type Labels = readonly (LabelLine | null)[];

/** Who asks: « Q : », « Journaliste : », or the one whose turns mostly end by a question and are answered by others. */
export function findAsking(lines: readonly Line[], labels: Labels): Set<string> {
  const named = new Set(labels.flatMap((label) => (label?.shape === 'asks' ? [label.key] : [])));
  if (named.size > 0) return named;
  const at = labels.flatMap((label, index) => (label === null ? [] : [index]));
  const apart = at.filter(
    (index) => labels[index - 1] === null && endsByQuestionMark(lines[index - 1]?.text ?? ''),
  ).length;
  const turns = new Map<string, { turns: number; asked: number; inLine: number }>();
  let inLine = 0;
  at.forEach((index, nth) => {
    const label = labels[index];
    if (label === null || label === undefined) return;
    const end = at[nth + 1] ?? lines.length;
    const last = end - 1;
    const own = endsByQuestionMark(label.rest) || mayBeQuestion(label.rest);
    const asked = end < lines.length && (last === index ? own : endsByQuestionMark(lines[last]?.text ?? ''));
    if (last === index && asked) inLine += 1;
    const count = turns.get(label.key) ?? { turns: 0, asked: 0, inLine: 0 };
    turns.set(label.key, {
      turns: count.turns + 1,
      asked: count.asked + (asked ? 1 : 0),
      inLine: count.inLine + (own && (last > index || asked) ? 1 : 0),
    });
  });
  const alone = asksAlone(turns);
  if (alone !== null) return new Set([alone]);
  // Questions on lines of their own, under the last words of an answer, are nobody's turn.
  if (apart > 0 && inLine <= apart) return new Set();
  const rates = [...turns].map(([key, { turns: count, asked }]) => ({
    key,
    turns: count,
    rate: asked / count,
  }));
  const [most, ...others] = rates.toSorted((a, b) => b.rate - a.rate || b.turns - a.turns);
  if (most === undefined || others.length === 0 || most.rate < 0.5) return new Set();
  return others.every((other) => other.rate <= 0.34) ? new Set([most.key]) : new Set();
}

/** The only label of a text, when nearly each of its lines is a question that unlabelled lines answer. */
function asksAlone(turns: ReadonlyMap<string, { turns: number; inLine: number }>): string | null {
  const [only, ...others] = turns;
  if (only === undefined || others.length > 0) return null;
  const [key, count] = only;
  return count.turns >= 2 && count.inLine * 4 >= count.turns * 3 ? key : null;
}
