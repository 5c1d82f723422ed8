/** docs/design/recognition-measured.md: the counts as tables. */
import type { Count, Score } from './measure.ts';

export type Measured = {
  corpus: string;
  name: string;
  interview: boolean;
  style: string;
  /** Whether its page is recognized as the same; null when not tried. */
  again: boolean | null;
  score: Score;
};

const sum = (scores: readonly Measured[], of: (score: Score) => Count): Count =>
  scores.reduce(
    (total, { score }) => {
      const { found: foundCount, true: trueCount, right } = of(score);
      return { found: total.found + foundCount, true: total.true + trueCount, right: total.right + right };
    },
    { found: 0, true: 0, right: 0 },
  );
const ratio = (part: number, total: number): string => (total === 0 ? '–' : (part / total).toFixed(3));
const precision = ({ right, found: foundCount }: Count): string => ratio(right, foundCount);
const recall = ({ right, true: trueCount }: Count): string => ratio(right, trueCount);
const f1 = ({ right, found: foundCount, true: trueCount }: Count): string =>
  ratio(2 * right, foundCount + trueCount);
const all = (count: Count): string[] => [precision(count), recall(count), f1(count)];

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  row(head) + row(head.map((_, column) => (column === 0 ? '---' : '--:'))) + rows.map(row).join('');

function groups(scores: readonly Measured[], by: (one: Measured) => string): [string, Measured[]][] {
  const groups = new Map<string, Measured[]>();
  for (const one of scores) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return [...groups];
}

const HEAD = ['forms', 'interview P', 'R', 'questions P', 'R', 'F1', 'speakers P', 'R', 'F1', 'answers'];
function measures(scores: readonly Measured[]): (string | number)[] {
  const interviews = sum(scores, (score) => score.interviews);
  const answers = sum(scores, (score) => score.answers);
  return [
    scores.length,
    precision(interviews),
    recall(interviews),
    ...all(sum(scores, (score) => score.questions)),
    ...all(sum(scores, (score) => score.speakers)),
    recall(answers),
  ];
}

/** Steps of confidence, for the share of correct results at each. */
const STEPS = [0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9];
const reliability = (scores: readonly Measured[]): (string | number)[][] =>
  STEPS.map((from, index) => {
    const to = STEPS[index + 1] ?? 1.01;
    const inside = scores.filter(({ score }) => score.confidence >= from && score.confidence < to);
    const interviews = inside.filter(({ interview }) => interview).length;
    return [`${from} – ${Math.min(to, 1)}`, inside.length, ratio(interviews, inside.length)];
  });

/** For each text with errors, the number of forms for each error. */
function missedTexts(scores: readonly Measured[]): (string | number)[][] {
  const wrong = (list: readonly Measured[], of: (score: Score) => Count): number =>
    list.filter(({ score }) => of(score).right < Math.max(of(score).found, of(score).true)).length;
  return groups(scores, ({ corpus, name }) => `${corpus} ${name}`)
    .map(([text, list]) => [
      text,
      list.length,
      wrong(list, (score) => score.interviews),
      wrong(list, (score) => score.questions),
      wrong(list, (score) => score.speakers),
      wrong(list, (score) => score.answers),
    ])
    .filter((cells) => cells.slice(2).some((cell) => cell !== 0));
}

const HELD_OUT = 'held-out';

export function page(scores: readonly Measured[]): string {
  const own = scores.filter(({ corpus }) => corpus !== HELD_OUT);
  const heldOut = scores.filter(({ corpus }) => corpus === HELD_OUT);
  const interviews = groups(
    own.filter(({ interview }) => interview),
    ({ corpus }) => corpus,
  );
  const others = groups(
    own.filter(({ interview }) => !interview),
    ({ corpus }) => corpus,
  );
  const styles = groups(own, ({ style }) => style);
  return `# Recognition, measured

How well [recognition](recognition.md) finds questions, people and answers in the invented texts of \`tests/fixtures/corpora/\`. Made by \`tests/unit/interview/recognition/corpora/corpora.test.ts\` (\`UPDATE_GOLDEN=1\` renews it). Each text has its right answers, and is read in every markup that suits it: a form is a text in a markup. Texts of strangers, with the results of every judgement, are in [Recognition](recognition.md#texts-of-strangers).

* Interview: whether the form is recognised as one. P is precision, R recall.
* A question is right if it has exactly the words of the question.
* A speaker is right by name and role, asking or answering. Labels such as « Journaliste » do not count.
* Answers: the share of their paragraphs with the right people and the right question.
* Held-out texts are not read by whoever changes the recognition.

## Classes

${table(
  ['class', ...HEAD],
  [
    ...interviews.map(([corpus, list]) => [corpus, ...measures(list)]),
    ['**all**', ...measures(own)],
    ...(heldOut.length > 0 ? [['**held-out**', ...measures(heldOut)]] : []),
  ],
)}
## Other texts

${table(
  ['class', 'forms', 'recognised as interviews'],
  others.map(([corpus, list]) => [
    corpus,
    list.length,
    list.filter(({ score }) => score.interviews.found > 0).length,
  ]),
)}
Of ${scores.filter(({ again }) => again !== null).length} interviews in bold markup, published and pasted from their page, ${scores.filter(({ again }) => again === true).length} are recognised as the same.

## Markups

${table(
  ['markup', ...HEAD],
  styles.map(([style, list]) => [style, ...measures(list)]),
)}
## Confidence

${table(['confidence', 'forms', 'are interviews'], reliability(scores))}
## Texts with errors

The number of forms of a text with an error in its kind, a question, a speaker, an answer.

${table(['text', 'forms', 'kind', 'questions', 'speakers', 'answers'], missedTexts(own))}`;
}
