/** Lines that hold the end of one turn and the beginning of the next, as a transcription or a soft line end leaves them. */
import { readLabel, type LabelLine } from './label-line.ts';
import { carrierOf, isKept, type Line } from './lines.ts';
import { endsByQuestionMark, isAddressed } from './question-line.ts';

/** Lines, with where each stands in the lines they were cut from. */
export type CutLines = { lines: Line[]; origins: { line: number; from: number }[] };

/** The longest label that is looked for inside a line, in characters. */
const LONGEST = 80;
const COLON = /[:：](?=\s|$)/gu;
/** What a sentence ends with, before a label. */
const SENTENCE_END = /[.!?？…»”"\])](?:\s*\[\d+\])?\s+/gu;

type Found = { at: number; key: string };

/** What may be the label before each colon inside a line, the longest first: « Oui. Romane : » is Oui. Romane, or Romane. */
function labelsInside(text: string): Found[][] {
  const colons = [...text.matchAll(COLON)].filter(({ index }) =>
    /[.!?？…»”"\])]\s/u.test(text.slice(Math.max(0, index - LONGEST), index)),
  );
  if (colons.length === 0) return [];
  // « J.-N. T. : » is one label, though a full stop stands in it.
  const own = readLabel(text)?.written.length ?? 0;
  return colons.flatMap(({ index }) => {
    if (index < own) return [];
    const from = Math.max(0, index - LONGEST);
    const found = [...text.slice(from, index).matchAll(SENTENCE_END)].flatMap((end): Found[] => {
      const at = from + end.index + end[0].length;
      const label = readLabel(text.slice(at, index + 1));
      return label === null || label.shape === 'lower' || label.shape === 'phrase'
        ? []
        : [{ at, key: label.key }];
    });
    return found.length === 0 ? [] : [found];
  });
}

const QUESTION_FIRST = /^[^.!?？…]{5,200}[?？]\s+(?=[«"“(]?\s?\p{Lu})/u;

/**
 * By line, the offset of an answer on the line of its question; 0 if there is none. Needs most lines to be like this, most of
 * the questions to address someone (an answer may ask itself), and no line that begins with a name.
 */
function answersInside(lines: readonly Line[]): number[] {
  const places = lines.map((line) => {
    if (isKept(line) || carrierOf(line) !== 'plain') return 0;
    return QUESTION_FIRST.exec(line.text.slice(0, 240))?.[0].length ?? 0;
  });
  const questionLines = places.flatMap((offset, index) => (offset > 0 ? [index] : []));
  const [first = 0] = questionLines;
  const addressed = questionLines.filter((index) =>
    isAddressed(lines[index]?.text.slice(0, places[index]) ?? ''),
  );
  return questionLines.length >= 3 &&
    questionLines.length * 5 >= (lines.length - first) * 3 &&
    addressed.length * 2 >= questionLines.length &&
    lines.every((line) => readLabel(line.text) === null)
    ? places
    : lines.map(() => 0);
}

/**
 * Cuts lines before the labels inside them: « … comme ça. Romane : Et vous ? ». A label is one when a line begins with it
 * too, or when it comes inside lines three times. `names`: keys of people who may speak. Lines
 * that begin with a question and go on with its answer are cut between the two. Linear in the text.
 */
export function splitAtLabels(lines: readonly Line[], names: ReadonlySet<string>): CutLines {
  const inside = lines.map((line) =>
    isKept(line) || !(line.text.includes(':') || line.text.includes('：')) ? [] : labelsInside(line.text),
  );
  const counts = new Map<string, number>();
  for (const colons of inside)
    for (const { key } of colons.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (counts.size === 0) {
    const answers = answersInside(lines);
    return answers.some((offset) => offset > 0)
      ? cutAt(lines, (_, index) => (answers[index] === 0 ? [] : [answers[index] ?? 0]))
      : uncut(lines);
  }
  const leading = new Set(lines.flatMap((line) => (isKept(line) ? [] : (readLabel(line.text)?.key ?? []))));
  const speaks = ({ key }: Found): boolean =>
    leading.has(key) || names.has(key) || (counts.get(key) ?? 0) >= 3;
  return cutAt(lines, (_, index) => (inside[index] ?? []).flatMap((colon) => colon.find(speaks)?.at ?? []));
}

const uncut = (lines: readonly Line[]): CutLines => ({
  lines: [...lines],
  origins: lines.map((_, line) => ({ line, from: 0 })),
});

/** A sentence at the end of a line that asks: after another sentence, and short. */
const LAST_SENTENCE = /[.!?？…»”"]\s+([^.!?？…]{3,240}[?？]["»”\s]*)$/u;

/**
 * Cuts a question off the answer that it ends: « … par les chevilles. Et vous, dormez-vous ? » above the name of who
 * answers next. Only what speaks to someone is cut; an answer may ask itself.
 */
export function splitAtQuestions(
  { lines, origins }: CutLines,
  labels: readonly (LabelLine | null)[],
  asks: ReadonlySet<string>,
): { cut: CutLines; labels: (LabelLine | null)[]; glued: Set<number> } {
  const kept: CutLines = { lines: [], origins: [] };
  const keptLabels: (LabelLine | null)[] = [];
  const glued = new Set<number>();
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    const next = labels[index + 1] ?? null;
    const origin = origins[index] ?? { line: index, from: 0 };
    // Only of a line that a name begins: what stands above a name by itself is a question as a whole.
    const cutting = label !== null && next !== null && !asks.has(label.key) && !asks.has(next.key);
    const tail = cutting ? lastQuestion(line, label) : 0;
    if (tail === 0) {
      kept.lines.push(line);
      kept.origins.push(origin);
      keptLabels.push(label);
      return;
    }
    const parts = cutAt([line], () => [tail]);
    parts.lines.forEach((part, nth) => {
      if (nth > 0) glued.add(kept.lines.length);
      kept.lines.push(part);
      kept.origins.push({ line: origin.line, from: origin.from + (parts.origins[nth]?.from ?? 0) });
      keptLabels.push(
        label === null || nth > 0
          ? null
          : { ...label, rest: part.text.slice(line.text.length - label.rest.length).trim() },
      );
    });
  });
  return { cut: kept, labels: keptLabels, glued };
}

/** Where the question begins that a line ends with; 0 where it ends with none, or is one altogether. */
function lastQuestion(line: Line, label: LabelLine): number {
  if (isKept(line) || !endsByQuestionMark(line.text)) return 0;
  const end = line.text.slice(-LAST);
  const words = LAST_SENTENCE.exec(end)?.[1];
  if (words === undefined || !isAddressed(words)) return 0;
  const at = line.text.length - words.length;
  return at > line.text.length - label.rest.length ? at : 0;
}
const LAST = 260;

/** Cuts each line at the places given, in order, and takes the white space around them off. */
function cutAt(lines: readonly Line[], placesOf: (line: Line, index: number) => readonly number[]): CutLines {
  const cut: CutLines = { lines: [], origins: [] };
  lines.forEach((line, index) => {
    const bounds = [0, ...placesOf(line, index), line.text.length];
    bounds.slice(0, -1).forEach((from, nth) => {
      const whole = line.text.slice(from, bounds[nth + 1]);
      const text = nth === 0 ? whole.trimEnd() : whole.trim();
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
                  kept: false,
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
