/** Where the marks of a paragraph change: a question in bold before its answer, a name in bold before what is said. */
import type { Inline, Mark } from '../document.ts';
import { readLabel } from './label-line.ts';
import { LINE_END, countWords, type Carrier, type Look } from './lines.ts';
import { endsByQuestionMark } from './question-line.ts';

/** A part of a text: from `from` to `to`, without the white space at its ends. */
export type Cut = { text: string; from: number; to: number };
export type Part = Cut & { carrier: Carrier; lead: number; follows?: Look['follows'] };

const SETTING_APART = ['bold', 'underline', 'italic'] as const satisfies readonly Mark[];
type Apart = (typeof SETTING_APART)[number];
type Run = { from: number; to: number; marks: readonly Mark[] };
type Span = { from: number; to: number; on: boolean };

/** The lines of a text with their places; blank lines are empty cuts. */
export function cutLines(text: string): Cut[] {
  const cuts: Cut[] = [];
  const ends = new RegExp(LINE_END.source, 'g');
  let from = 0;
  for (const end of text.matchAll(ends)) {
    cuts.push(trimmed(text, from, end.index));
    from = end.index + end[0].length;
  }
  cuts.push(trimmed(text, from, text.length));
  return cuts;
}

function trimmed(text: string, from: number, to: number): Cut {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const part = raw.trim();
  return { text: part, from: start, to: start + part.length };
}

/** The runs of a content by place, and how its lines are parted by them. */
export function markedSpans(content: readonly Inline[]): { partsOf(line: Cut): Part[] } {
  const runs: Run[] = [];
  let text = '';
  const collect = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'link') collect(inline.content);
      else {
        const words = inline.type === 'text' ? inline.text : '\n';
        runs.push({
          from: text.length,
          to: text.length + words.length,
          marks: inline.type === 'text' ? (inline.marks ?? []) : [],
        });
        text += words;
      }
    }
  };
  collect(content);
  let next = 0;
  return {
    // Lines come in order, so each run is looked at once, or twice where a line ends inside it.
    partsOf(line) {
      while ((runs[next]?.to ?? Infinity) <= line.from) next += 1;
      const inside: Run[] = [];
      for (let index = next; (runs[index]?.from ?? Infinity) < line.to; index += 1) {
        const run = runs[index];
        if (run !== undefined)
          inside.push({ ...run, from: Math.max(run.from, line.from), to: Math.min(run.to, line.to) });
      }
      return partsOf(text, line, inside);
    },
  };
}

function partsOf(text: string, line: Cut, runs: readonly Run[]): Part[] {
  const marked = SETTING_APART.filter((mark) => runs.some((run) => run.marks.includes(mark)));
  for (const mark of marked) {
    const spans = spansOf(text, runs, mark);
    const at = splitsOf(text, line, spans);
    if (at.length === 0) continue;
    const bounds = [line.from, ...at, line.to];
    let next = 0;
    return bounds.slice(0, -1).map((from, index) => {
      const to = bounds[index + 1] ?? line.to;
      const inside: Run[] = [];
      while ((runs[next]?.to ?? Infinity) <= from) next += 1;
      for (let run = runs[next]; run !== undefined && run.from < to; run = runs[(next += 1)]) {
        inside.push({ ...run, from: Math.max(run.from, from), to: Math.min(run.to, to) });
        if (run.to > to) break;
      }
      const cut = trimmed(text, from, to);
      const spaced = /\s/.test(text.slice(from - 1, cut.from));
      return {
        ...partOf(text, cut, inside),
        ...(index === 0 ? {} : { follows: spaced ? ('space' as const) : ('nothing' as const) }),
      };
    });
  }
  return [partOf(text, line, runs)];
}

function partOf(text: string, cut: Cut, runs: readonly Run[]): Part {
  const words = runs.filter((run) => /\p{L}/u.test(text.slice(run.from, run.to)));
  const whole = SETTING_APART.find(
    (mark) => words.length > 0 && words.every((run) => run.marks.includes(mark)),
  );
  if (whole !== undefined) return { ...cut, carrier: whole, lead: 0 };
  for (const mark of SETTING_APART) {
    const [first] = spansOf(text, runs, mark);
    if (first?.on === true && first.from <= cut.from && first.to < cut.to)
      return { ...cut, carrier: 'plain', lead: first.to - cut.from };
  }
  return { ...cut, carrier: 'plain', lead: 0 };
}

/** Neighbouring runs with and without a mark; what holds no letter goes with what stands before it. */
function spansOf(text: string, runs: readonly Run[], mark: Apart): Span[] {
  const spans: Span[] = [];
  for (const run of runs) {
    const last = spans.at(-1);
    const neutral = !/[\p{L}\p{N}:–—-]/u.test(text.slice(run.from, run.to));
    const on = run.marks.includes(mark);
    if (last !== undefined && (last.on === on || neutral)) last.to = run.to;
    else spans.push({ from: run.from, to: run.to, on });
  }
  // « Qui êtes-vous » in bold and its question mark not: the mark belongs to the words.
  spans.forEach((span, index) => {
    const after = spans[index + 1];
    if (!span.on || after === undefined) return;
    const signs =
      /^\s*[?？!»”"]+/u.exec(text.slice(after.from, Math.min(after.to, after.from + 20)))?.[0] ?? '';
    span.to += signs.length;
    after.from += signs.length;
  });
  return spans.filter((span) => span.to > span.from);
}

const endsSentence = (words: string): boolean => /[.!?…»”")\]]\s*$/u.test(words.slice(-20));
const startsSentence = (words: string): boolean =>
  /^\s*["«“([*_—–-]*\s*[\p{Lu}\p{N}]/u.test(words.slice(0, 40));

/** The places inside a line where its marks begin another line. */
function splitsOf(text: string, line: Cut, spans: readonly Span[]): number[] {
  const at = new Set<number>();
  spans.forEach((span, index) => {
    const words = text.slice(span.from, span.to);
    const before = index === 0 ? '' : text.slice(Math.max(line.from, span.from - 20), span.from);
    const following = spans[index + 1];
    const after =
      following === undefined ? '' : text.slice(following.from, Math.min(following.to, following.from + 60));
    const question = words.length <= 1_000 && endsByQuestionMark(words.trim()) && countWords(words) >= 2;
    if (span.on && question && (index === 0 || endsSentence(before))) {
      if (index > 0) at.add(span.from);
      if (following !== undefined && startsSentence(after)) at.add(span.to);
    } else if (span.on && (index === 0 || endsSentence(before))) {
      // « Question ? Nom : », both in bold.
      const asked = words.length <= 1_000 ? Math.max(words.lastIndexOf('?'), words.lastIndexOf('？')) + 1 : 0;
      const label = words.slice(asked).trimStart();
      if ((index > 0 || asked > 0) && isLabel(label, after)) {
        if (index > 0) at.add(span.from);
        if (asked > 0) at.add(span.to - label.length);
      }
    }
    if (!span.on && index === 0 && question && spans.length === 2 && startsSentence(after)) at.add(span.to);
  });
  return [...at].filter((place) => place > line.from && place < line.to).toSorted((a, b) => a - b);
}

function isLabel(words: string, after: string): boolean {
  if (words.length > 120) return false;
  const label = /:\s*$/.test(words) ? words : /^\s*:/.test(after) ? `${words} :` : '';
  const shape = label === '' ? undefined : readLabel(label.trim())?.shape;
  return shape !== undefined && shape !== 'lower';
}
