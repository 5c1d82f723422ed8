/**
 * Splits lines that contain the end of one turn and the start of the next, as in transcripts or after soft line breaks.
 */
import { readLabel, type LabelLine } from './label-line.ts';
import { carrierOf, isOpaque, type Line } from './lines.ts';
import { endsByQuestionMark, isAddressed } from './question-line.ts';

/** Lines with their positions in the original lines. */
export type CutLines = { lines: Line[]; origins: { line: number; from: number }[] };

/** Maximum length of a label within a line, in characters. */
const LONGEST = 80;
const COLON = /[:：](?=\s|$)/gu;
/** The end of a sentence before a label. */
const SENTENCE_END = /[.!?？…»”"\])](?:\s*\[\d+\])?\s+/gu;

type PossibleLabel = { at: number; key: string };

/**
 * The possible labels before each colon within a line, longest first: « Oui. Romane : » may be Oui. Romane, or Romane.
 */
function labelsInside(text: string): PossibleLabel[][] {
  const colons = [...text.matchAll(COLON)].filter(({ index }) =>
    /[.!?？…»”"\])]\s/u.test(text.slice(Math.max(0, index - LONGEST), index)),
  );
  if (colons.length === 0) return [];
  // « J.-N. T. : » is one label in spite of its full stops.
  const own = readLabel(text)?.written.length ?? 0;
  return colons.flatMap(({ index }) => {
    if (index < own) return [];
    const from = Math.max(0, index - LONGEST);
    const possibleLabels = [...text.slice(from, index).matchAll(SENTENCE_END)].flatMap(
      (end): PossibleLabel[] => {
        const at = from + end.index + end[0].length;
        const label = readLabel(text.slice(at, index + 1));
        return label === null || label.shape === 'lower' || label.shape === 'phrase'
          ? []
          : [{ at, key: label.key }];
      },
    );
    return possibleLabels.length === 0 ? [] : [possibleLabels];
  });
}

const QUESTION_FIRST = /^[^.!?？…]{5,200}[?？]\s+(?=[«"“(]?\s?\p{Lu})/u;

/**
 * By line, the offset of an answer on the line of its question; 0 if there is none. Requires that most lines are like
 * this, that most questions address someone, and that no line begins with a name.
 */
function answerOffsets(lines: readonly Line[]): number[] {
  const offsets = lines.map((line) => {
    if (isOpaque(line) || carrierOf(line) !== 'plain') return 0;
    return QUESTION_FIRST.exec(line.text.slice(0, 240))?.[0].length ?? 0;
  });
  const questionLines = offsets.flatMap((offset, index) => (offset > 0 ? [index] : []));
  const [first = 0] = questionLines;
  const addressed = questionLines.filter((index) =>
    isAddressed(lines[index]?.text.slice(0, offsets[index]) ?? ''),
  );
  return questionLines.length >= 3 &&
    questionLines.length * 5 >= (lines.length - first) * 3 &&
    addressed.length * 2 >= questionLines.length &&
    lines.every((line) => readLabel(line.text) === null)
    ? offsets
    : lines.map(() => 0);
}

/**
 * Cuts lines before labels inside them: « … comme ça. Romane : Et vous ? ». A label must also begin a line, or occur
 * inside lines three times. `names`: keys of possible speakers. Lines with a question and its answer are cut between
 * both. Linear time.
 */
export function splitAtLabels(lines: readonly Line[], names: ReadonlySet<string>): CutLines {
  const inside = lines.map((line) =>
    isOpaque(line) || !(line.text.includes(':') || line.text.includes('：')) ? [] : labelsInside(line.text),
  );
  const counts = new Map<string, number>();
  for (const colons of inside)
    for (const { key } of colons.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (counts.size === 0) {
    const answers = answerOffsets(lines);
    return answers.some((offset) => offset > 0)
      ? cutAt(lines, (_, index) => (answers[index] === 0 ? [] : [answers[index] ?? 0]))
      : withoutCuts(lines);
  }
  const leading = new Set(lines.flatMap((line) => (isOpaque(line) ? [] : (readLabel(line.text)?.key ?? []))));
  const speaks = ({ key }: PossibleLabel): boolean =>
    leading.has(key) || names.has(key) || (counts.get(key) ?? 0) >= 3;
  return cutAt(lines, (_, index) => (inside[index] ?? []).flatMap((colon) => colon.find(speaks)?.at ?? []));
}

const withoutCuts = (lines: readonly Line[]): CutLines => ({
  lines: [...lines],
  origins: lines.map((_, line) => ({ line, from: 0 })),
});

/** A short question after another sentence at the end of a line. */
const LAST_SENTENCE = /[.!?？…»”"]\s+([^.!?？…]{3,240}[?？]["»”\s]*)$/u;

/**
 * Cuts off a question at the end of an answer, above the name of the next answerer: « … par les chevilles. Et vous,
 * dormez-vous ? ». Only questions that address someone are cut.
 */
export function splitAtQuestions(
  { lines, origins }: CutLines,
  labels: readonly (LabelLine | null)[],
  asks: ReadonlySet<string>,
): { cut: CutLines; labels: (LabelLine | null)[]; glued: Set<number> } {
  const result: CutLines = { lines: [], origins: [] };
  const keptLabels: (LabelLine | null)[] = [];
  const glued = new Set<number>();
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    const next = labels[index + 1] ?? null;
    const origin = origins[index] ?? { line: index, from: 0 };
    // Only in a line with a name: a line above a name without one is a question as a whole.
    const cutting = label !== null && next !== null && !asks.has(label.key) && !asks.has(next.key);
    const tail = cutting ? lastQuestion(line, label) : 0;
    if (tail === 0) {
      result.lines.push(line);
      result.origins.push(origin);
      keptLabels.push(label);
      return;
    }
    const parts = cutAt([line], () => [tail]);
    parts.lines.forEach((part, nth) => {
      if (nth > 0) glued.add(result.lines.length);
      result.lines.push(part);
      result.origins.push({ line: origin.line, from: origin.from + (parts.origins[nth]?.from ?? 0) });
      keptLabels.push(
        label === null || nth > 0
          ? null
          : { ...label, rest: part.text.slice(line.text.length - label.rest.length).trim() },
      );
    });
  });
  return { cut: result, labels: keptLabels, glued };
}

/** The offset of the question that ends a line; 0 if there is none or the whole line is one. */
function lastQuestion(line: Line, label: LabelLine): number {
  if (isOpaque(line) || !endsByQuestionMark(line.text)) return 0;
  const end = line.text.slice(-LAST);
  const words = LAST_SENTENCE.exec(end)?.[1];
  if (words === undefined || !isAddressed(words)) return 0;
  const at = line.text.length - words.length;
  return at > line.text.length - label.rest.length ? at : 0;
}
const LAST = 260;

/** Cuts each line at the given offsets, and trims the parts. */
function cutAt(lines: readonly Line[], placesOf: (line: Line, index: number) => readonly number[]): CutLines {
  const cut: CutLines = { lines: [], origins: [] };
  lines.forEach((line, index) => {
    const bounds = [0, ...placesOf(line, index), line.text.length];
    bounds.slice(0, -1).forEach((from, nth) => {
      const part = line.text.slice(from, bounds[nth + 1]);
      const text = nth === 0 ? part.trimEnd() : part.trim();
      const {
        carrier = line.text.startsWith('>') ? 'quote' : 'plain',
        ruled = false,
        numbered = false,
        lead = 0,
      } = line.appearance ?? {};
      cut.lines.push(
        bounds.length === 2
          ? line
          : nth === 0
            ? {
                ...line,
                text,
                ...(line.appearance === undefined
                  ? {}
                  : { appearance: { ...line.appearance, lead: Math.min(lead, text.length) } }),
              }
            : {
                text,
                gap: 0,
                appearance: {
                  carrier,
                  lead: 0,
                  isOpaque: false,
                  picture: false,
                  numbered: numbered && nth === 0,
                  ruled: ruled && nth === 0,
                  follows: 'space',
                },
              },
      );
      cut.origins.push({ line: index, from });
    });
  });
  return cut;
}
