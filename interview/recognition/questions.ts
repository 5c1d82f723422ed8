/** Which lines without a label are questions: their words, their look, their place, and who answers next. */
import { foldKey } from '../fold-key.ts';
import { isNote } from './frame.ts';
import type { LabelLine } from './label-line.ts';
import { type Carrier, carrierOf, countWords, hasWords, isHeading, isKept, type Line } from './lines.ts';
import { findRubric } from './rubric.ts';
import {
  endsByQuestionMark,
  isAddressed,
  isNumbered,
  isPrompt,
  mayBeQuestion,
  scoreQuestion,
} from './question-line.ts';
import { remembered } from './remembered.ts';
import type { Voices } from './voices.ts';

// What sets the questions of a document apart: bold, headings, italics; or quotes that hold the answers.

/** The carrier of the questions, when the other lines have another one; null when the look of a line says nothing. */
type Carrying = { questions: Carrier } | null;

/** Of the candidates, how many must be carried alike. */
const MOSTLY = 0.6;

/** `strong`: the lines that are questions by their own words. */
function findCarrying(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: readonly boolean[],
  strong: readonly number[],
): Carrying {
  const asked = strong.length >= 2 ? strong : lines.flatMap((_, index) => (candidate[index] ? [index] : []));
  const questions = mostOf(asked.map((index) => carrierOf(lines[index])));
  if (questions === null || asked.length < 2) return null;
  const [first = 0] = asked;
  const others = lines.flatMap((line, index) =>
    index > first && !candidate[index] && labels[index] === null && saysSomething(line)
      ? [carrierOf(line)]
      : [],
  );
  const spoken = labels.filter((label) => label !== null).length;
  if (others.length + spoken === 0) return null;
  const said = others.filter((carrier) => carrier === questions).length;
  return said > (others.length + spoken) * 0.34 || (questions === 'plain' && spoken > 0)
    ? null
    : { questions };
}

/** A sentence or more; not a heading, nor what may be a question without its mark. */
const saysSomething = (line: Line): boolean => {
  if (isKept(line)) return false;
  const enough = /[.!…»”"]$/u.test(line.text.slice(-1)) ? 1 : carrierOf(line) === 'plain' ? 4 : 16;
  return hasWords(line.text, enough);
};

/** What most of them are; null when none prevails. */
function mostOf(carriers: readonly Carrier[]): Carrier | null {
  const counts = new Map<Carrier, number>();
  for (const carrier of carriers) counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= carriers.length * MOSTLY ? most[0] : null;
}

/** The smallest gap before a question and the largest inside a turn, in blank lines; equal when gaps say nothing. */
type Gaps = { question: number; inside: number };
const ENOUGH = 2;

/** `asker`: only who asks has a label, what follows is the answer. */
export type Manner = 'named' | 'interviewer' | 'asker' | 'plain';

type Setting = {
  lines: readonly Line[];
  labels: Voices['labels'];
  candidate: readonly boolean[];
  /** What the words of a line say of it. */
  scoreOf: (line: string) => number;
  /** By line: the first line after it that is no candidate. */
  next: readonly number[];
  gaps: Gaps;
  carrying: Carrying;
};

/**
 * True for each line that is a question on its own. Where someone is known to ask, only their turns are questions. `title`:
 * where it is no line.
 */
export function findQuestions(
  lines: readonly Line[],
  voices: Voices,
  people: ReadonlyMap<string, string[]>,
  title: string,
): { isQuestion: boolean[]; manner: Manner; carrying: Carrying; spaced: boolean } {
  const { labels, asks } = voices;
  if (asks.size > 0 && !namedOnce(lines, voices)) {
    const answered = labels.some((label) => label !== null && !asks.has(label.key));
    return {
      isQuestion: answered ? askedAsTheyLook(lines, voices) : lines.map(() => false),
      manner: answered ? 'interviewer' : 'asker',
      carrying: null,
      spaced: false,
    };
  }
  const numbersAsk = asksByNumber(lines);
  const candidate = lines.map(
    (line, index) =>
      labels[index] === null &&
      !isKept(line) &&
      !isListed(lines, index) &&
      (mayBeQuestion(line.text) ||
        prompts(lines, labels, index) ||
        (numbersAsk && isNumbered(line.text) && countWords(line.text) <= 30)),
  );
  quotedWhole(lines, labels, candidate);
  withoutContents(lines, candidate);
  const scoreOf = remembered(scoreQuestion);
  const strong = lines.flatMap((line, index) =>
    candidate[index] && scoreOf(line.text) >= ENOUGH ? [index] : [],
  );
  const found = findCarrying(lines, labels, candidate, strong);
  askedByLook(lines, labels, candidate, found);
  const carrying = askedByRubric(lines, labels, candidate, strong, title) ?? found;
  const next = nextOf(candidate);
  const leading = strong.filter((index) => (labels[next[index] ?? lines.length] ?? null) !== null);
  const measured =
    strong.length >= 2 ? strong : lines.flatMap((_, index) => (candidate[index] ? [index] : []));
  const gaps = measureGaps(lines, labels, candidate, measured);
  const spaced = gaps.question > gaps.inside;
  const setting = { lines, labels, candidate, scoreOf, next, gaps, carrying };
  const hasLabels = labels.some((label) => label !== null);
  return hasLabels && leading.length * 2 >= strong.length
    ? { isQuestion: namedQuestions(setting, people), manner: 'named', carrying, spaced }
    : { isQuestion: plainQuestions(setting), manner: 'plain', carrying, spaced };
}

/** Whether each speaker is named at their first turn alone, and the questions and answers go on without names. */
function namedOnce(lines: readonly Line[], { labels }: Voices): boolean {
  const named = labels.flatMap((label) => (label === null ? [] : [label.key]));
  const last = labels.findLastIndex((label) => label !== null);
  if (named.length > 2 || new Set(named).size < named.length) return false;
  const after = lines.slice(last + 1).filter((line) => mayBeQuestion(line.text) && isAddressed(line.text));
  return after.length >= 3;
}

/**
 * Unlabelled questions directly above the label of an answer: those in the look of the labelled ones, and all where
 * more ask so than with a label.
 */
function askedAsTheyLook(lines: readonly Line[], voices: Voices): boolean[] {
  const { labels, asks } = voices;
  const above = askedAboveAnswers(lines, voices);
  const look = mostOf(
    labels.flatMap((label, index) =>
      label !== null && asks.has(label.key) ? [carrierOf(lines[index])] : [],
    ),
  );
  return lines.map((line, index) => {
    if (above.has(index)) return true;
    const next = labels[index + 1] ?? null;
    return (
      look !== null &&
      look !== 'plain' &&
      labels[index] === null &&
      carrierOf(line) === look &&
      endsByQuestionMark(line.text) &&
      next !== null &&
      !asks.has(next.key)
    );
  });
}

/**
 * The headings and the lines with a question mark above the label of an answer, pictures between them left out, where most
 * of them ask and fewer labels do.
 */
function askedAboveAnswers(lines: readonly Line[], { labels, asks }: Voices): Set<number> {
  const above = new Set<number>();
  let asked = -1;
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    if (label !== null) {
      if (asked >= 0 && !asks.has(label.key)) above.add(asked);
      asked = -1;
    } else if (isHeading(line) || (!isKept(line) && endsByQuestionMark(line.text))) asked = index;
    else if (!isKept(line) && saysSomething(line)) asked = -1;
  });
  const asking = [...above].filter((index) => endsByQuestionMark(lines[index]?.text ?? '')).length;
  const labelled = labels.filter((label) => label !== null && asks.has(label.key)).length;
  return asking * 3 >= above.size * 2 && asking > labelled ? above : new Set();
}

/** A line set apart, or right above a name, that asks by its words: « Un mot pour finir ». */
function prompts(lines: readonly Line[], labels: Voices['labels'], index: number): boolean {
  const line = lines[index];
  if (line === undefined || (carrierOf(line) === 'plain' && (labels[index + 1] ?? null) === null))
    return false;
  return line.text.length <= 200 && isPrompt(line.text) && countWords(line.text) <= 25 && !isNote(line.text);
}

/** Whether a number stands before questions here, so that one without its mark is one too; clauses have numbers as well. */
function asksByNumber(lines: readonly Line[]): boolean {
  const numbered = lines.filter((line) => isNumbered(line.text));
  const asking = numbered.filter((line) => mayBeQuestion(line.text)).length;
  return asking >= 2 && asking * 3 >= numbered.length * 2;
}

/** « 2. Concentrez-vous sur le début. » between lines with numbers of their own: a list, which nobody answers. */
function isListed(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  const numbered = (near: number): boolean => isNumbered(lines[near]?.text ?? '');
  return isNumbered(text) && !endsByQuestionMark(text) && (numbered(index - 1) || numbered(index + 1));
}

/** The questions of a table of contents: they stand one under another, and come again. */
function withoutContents(lines: readonly Line[], candidate: boolean[]): void {
  const last = new Map<string, number>();
  const keys = candidate.map((asks, index) => (asks ? foldKey(lines[index]?.text.slice(0, 300) ?? '') : ''));
  keys.forEach((key, index) => last.set(key, index));
  const again = keys.map((key, index) => key !== '' && (last.get(key) ?? index) > index);
  again.forEach((comes, index) => {
    if (comes && (again[index - 1] === true || again[index + 1] === true)) candidate[index] = false;
  });
}

/** A question that a mail quotes over several lines is one, from its first « > ». */
function quotedWhole(lines: readonly Line[], labels: Voices['labels'], candidate: boolean[]): void {
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const [line, before] = [lines[index], lines[index - 1]];
    if (!candidate[index] || line?.gap !== 0 || !line.text.startsWith('>')) continue;
    if (before?.text.startsWith('>') === true && labels[index - 1] === null) candidate[index - 1] = true;
  }
}

/** Lines without a question mark that look as the questions do: « Votre plus beau souvenir », in bold as they are. */
function askedByLook(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: boolean[],
  carrying: Carrying,
): void {
  if (carrying === null || carrying.questions === 'plain') return;
  const looks = lines.map((line) => !isKept(line) && carrierOf(line) === carrying.questions);
  const first = candidate.findIndex((asks, index) => asks && looks[index] === true);
  let asking = 0;
  let others = 0;
  looks.forEach((same, index) => {
    if (!same || index < first || labels[index] !== null) return;
    if (candidate[index]) asking += 1;
    else others += 1;
  });
  if (asking < 2 || others > asking) return;
  looks.forEach((same, index) => {
    const answered = index + 1 < lines.length && looks[index + 1] !== true;
    const text = lines[index]?.text ?? '';
    if (!same || labels[index] !== null || !answered || (index < first && !isAddressed(text))) return;
    if (countWords(text) <= 40 && !isNote(text) && /[\p{L}\p{N}…:.]$/u.test(text)) candidate[index] = true;
  });
}

/** Where no label is, and what is set apart is said of in the first person: all of it, whatever its words. */
function askedByRubric(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: boolean[],
  strong: readonly number[],
  title: string,
): Carrying {
  if (labels.some((label) => label !== null)) return null;
  const rubric = findRubric(lines, labels, title);
  if (rubric === null) return null;
  const elsewhere = (index: number): boolean => carrierOf(lines[index]) !== rubric.carrier;
  const others = candidate.filter((asks, index) => asks && elsewhere(index)).length;
  // Questions that look otherwise are asked between headings.
  if (strong.some(elsewhere) || others * 3 > rubric.at.length) return null;
  for (const index of rubric.at) candidate[index] = true;
  return { questions: rubric.carrier };
}

function nextOf(candidate: readonly boolean[]): number[] {
  const next = candidate.map((_, index) => index + 1);
  for (let index = candidate.length - 2; index >= 0; index -= 1)
    if (candidate[index + 1]) next[index] = next[index + 1] ?? index + 1;
  return next;
}

function measureGaps(
  lines: readonly Line[],
  labels: readonly (LabelLine | null)[],
  candidate: readonly boolean[],
  strong: readonly number[],
): Gaps {
  const [first = 0] = strong;
  const last = strong.at(-1) ?? 0;
  let question = Infinity;
  for (const index of strong) if (index !== first) question = Math.min(question, lines[index]?.gap ?? 0);
  if (question === Infinity) question = 0;
  let inside = -1;
  let others = -1;
  lines.forEach((line, index) => {
    if (index <= first || index >= last || candidate[index]) return;
    others = Math.max(others, line.gap);
    if (labels[index] === null && !candidate[index - 1]) inside = Math.max(inside, line.gap);
  });
  // Where each answer is one line, what stands before the answers tells as much.
  if (inside < 0) inside = others;
  return { question, inside: inside < 0 ? question : inside };
}

/** What the blank lines before a line say of it: 2 where only questions have so many, -2 where it lacks them. */
function gapEvidence(line: Line, gaps: Gaps): number {
  if (gaps.question <= gaps.inside) return 0;
  return line.gap >= gaps.question ? 2 : -2;
}

/** What its look says of a line: 3 where questions look so and answers do not, -4 where it looks otherwise; a heading of another level may ask. */
function appearanceEvidence(line: Line, carrying: Carrying): number {
  if (carrying === null) return 0;
  if (carrierOf(line) === carrying.questions) return 3;
  const otherLevel = isHeading(line) && carrying.questions.startsWith('heading');
  return otherLevel && (endsByQuestionMark(line.text) || isPrompt(line.text)) ? 0 : -4;
}

const LONGEST_FOLLOW_UP = 20;

/** A short question as a heading of a lower level than the questions, where the heading before it asks too. */
function followsUp(
  lines: readonly Line[],
  candidate: readonly boolean[],
  index: number,
  carrying: Carrying,
): boolean {
  const line = lines[index];
  const level = carrying?.questions ?? 'plain';
  if (line === undefined || !isHeading(line) || !level.startsWith('heading') || carrierOf(line) <= level)
    return false;
  if (!endsByQuestionMark(line.text) || hasWords(line.text, LONGEST_FOLLOW_UP + 1)) return false;
  let before = index - 1;
  while (before >= 0 && !isHeading(lines[before])) before -= 1;
  return candidate[before] === true;
}

/** Answers carry names: a question is what stands right above a name, unless the answer before it asks itself. */
function namedQuestions(
  { lines, labels, candidate, scoreOf, next, gaps, carrying }: Setting,
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
    const after = labels[next[index] ?? lines.length] ?? null;
    const last = !candidate[index + 1];
    const appearance = appearanceEvidence(line, carrying);
    let score = scoreOf(line.text) + appearance + (speaking === null ? 0 : gapEvidence(line, gaps));
    if (after !== null && last) {
      if (speaking === null) score = ENOUGH;
      else if (who(after).join() === speaking.join()) score += 3;
      else score += who(after).every((name) => answered.has(name)) ? 2 : -1;
    }
    const spaced = gapEvidence(line, gaps) > 0 && (isAddressed(line.text) || index === lines.length - 1);
    if (after === null) score -= appearance > 0 || spaced ? 0 : 10;
    // A title that asks, above the first question.
    if (index === 0 && !last && !isAddressed(line.text)) return;
    if (score < ENOUGH) return;
    isQuestion[index] = true;
    speaking = null;
    answered = new Set();
  });
  return isQuestion;
}

/** Answers carry no name (or only the first does): a question is known by its words, its look and its place. */
function plainQuestions(setting: Setting): boolean[] {
  const { lines, labels, candidate, scoreOf, gaps, carrying } = setting;
  const numbers = (line: Line | undefined): boolean =>
    line !== undefined && (isNumbered(line.text) || line.appearance?.numbered === true);
  const numbered = lines.filter((line, index) => candidate[index] && numbers(line)).length;
  const isQuestion = lines.map((line, index) => {
    if (!candidate[index] || index === lines.length - 1) return false;
    const appearance = followsUp(lines, candidate, index, carrying) ? 3 : appearanceEvidence(line, carrying);
    if (index === 0 && !isAddressed(line.text) && appearance <= 0) return false;
    const counted = numbered >= 2 && !numbers(line) ? -2 : 0;
    const named = labels[index + 1] === null || labels[index + 1] === undefined ? 0 : 1;
    const short =
      countWords(line.text) <= 3 && endsByQuestionMark(line.text) && gapEvidence(line, gaps) >= 0 ? 1 : 0;
    return scoreOf(line.text) + gapEvidence(line, gaps) + appearance + counted + named + short >= ENOUGH;
  });
  askedInTurn(setting, isQuestion);
  return isQuestion;
}

/** Questions among which one without « vous » may stand, and of the lines with a question mark how many must be questions. */
const ENOUGH_ASKED = 2;
const SHARE_ASKED = 0.5;
/** In words. */
const LONGEST_IN_TURN = 30;

/**
 * In a text whose look says nothing: a line that is but a question between two answers, « Pas de regret ? », where nearly
 * all such lines are questions.
 */
function askedInTurn({ lines, candidate, scoreOf, carrying }: Setting, isQuestion: boolean[]): void {
  if (carrying !== null) return;
  const first = isQuestion.indexOf(true);
  const alone = lines.flatMap(({ text }, index) =>
    index >= first && candidate[index] && endsByQuestionMark(text) && !candidate[index + 1] ? [index] : [],
  );
  const asked = alone.filter((index) => isQuestion[index]).length;
  if (first < 0 || asked < ENOUGH_ASKED || asked < alone.length * SHARE_ASKED) return;
  const isShort = (text: string): boolean =>
    !hasWords(text, LONGEST_IN_TURN + 1) &&
    (scoreOf(text) === ENOUGH - 1 || (!hasWords(text, 4) && scoreOf(text) === ENOUGH - 2));
  for (const index of alone)
    if (isShort(lines[index]?.text ?? '') && !isQuestion[index - 1] && index < lines.length - 1)
      isQuestion[index] = true;
}
