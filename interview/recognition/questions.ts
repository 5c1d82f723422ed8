/** Decides which lines without a label are questions, by words, format, position, and who answers. */
import { foldKey } from '../fold-key.ts';
import { greets, isNote, isThanks } from './frame.ts';
import type { LabelLine } from './label-line.ts';
import { type Carrier, carrierOf, countWords, hasWords, isHeading, isOpaque, type Line } from './lines.ts';
import { findRubric } from './rubric.ts';
import {
  endsByQuestionMark,
  isAddressed,
  isNumbered,
  isPrompt,
  mayBeQuestion,
  scoreQuestion,
} from './question-line.ts';
import { memoize } from './memoize.ts';
import type { Voices } from './voices.ts';

// The format of a document's questions: bold, headings, italics; or quotes around answers.

/** The form of the questions, if other lines have another one; null if forms do not differ. */
type QuestionForm = { questions: Carrier } | null;

/** Minimum share of candidates with the same form. */
const MOSTLY = 0.6;

/** `strong`: lines that are questions by their words alone. */
function findQuestionForm(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: readonly boolean[],
  strong: readonly number[],
): QuestionForm {
  const probableQuestions =
    strong.length >= 2 ? strong : lines.flatMap((_, index) => (candidate[index] ? [index] : []));
  const questions = prevailing(probableQuestions.map((index) => carrierOf(lines[index])));
  if (questions === null || probableQuestions.length < 2) return null;
  const [first = 0] = probableQuestions;
  const others = lines.flatMap((line, index) =>
    index > first && !candidate[index] && labels[index] === null && isStatement(line)
      ? [carrierOf(line)]
      : [],
  );
  const spoken = labels.filter((label) => label !== null).length;
  if (others.length + spoken === 0) return null;
  const sameFormCount = others.filter((carrier) => carrier === questions).length;
  return sameFormCount > (others.length + spoken) * 0.34 || (questions === 'plain' && spoken > 0)
    ? null
    : { questions };
}

/** A sentence or more, excluding headings and possible questions without a mark. */
const isStatement = (line: Line): boolean => {
  if (isOpaque(line)) return false;
  const enough = /[.!…»”"]$/u.test(line.text.slice(-1)) ? 1 : carrierOf(line) === 'plain' ? 4 : 16;
  return hasWords(line.text, enough);
};

/** The prevailing form; null if there is none. */
function prevailing(carriers: readonly Carrier[]): Carrier | null {
  const counts = new Map<Carrier, number>();
  for (const carrier of carriers) counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= carriers.length * MOSTLY ? most[0] : null;
}

/** The smallest gap before a question and the largest within a turn, in blank lines; equal if gaps do not differ. */
type Gaps = { question: number; inside: number };
const ENOUGH = 2;

/** `asker`: only the asker has labels, and the text after a question is the answer. */
export type Manner = 'named' | 'interviewer' | 'asker' | 'plain';

type Setting = {
  lines: readonly Line[];
  labels: Voices['labels'];
  candidate: readonly boolean[];
  /** The score of a line by its words. */
  scoreOf: (line: string) => number;
  /** For each line, the next line that is no candidate. */
  next: readonly number[];
  gaps: Gaps;
  carrying: QuestionForm;
};

/**
 * True for each line that is a separate question. If an asker is known, only their turns are questions. `title`: the
 * title, if outside the lines.
 */
export function findQuestions(
  lines: readonly Line[],
  voices: Voices,
  people: ReadonlyMap<string, string[]>,
  title: string,
): { isQuestion: boolean[]; manner: Manner; carrying: QuestionForm; spaced: boolean } {
  const { labels, asks } = voices;
  if (asks.size > 0 && !namedOnce(lines, voices)) {
    const answered = labels.some((label) => label !== null && !asks.has(label.key));
    return {
      isQuestion: answered ? unlabelledQuestions(lines, voices) : lines.map(() => false),
      manner: answered ? 'interviewer' : 'asker',
      carrying: null,
      spaced: false,
    };
  }
  const numbersAsk = hasNumberedQuestions(lines);
  const candidate = lines.map(
    (line, index) =>
      labels[index] === null &&
      !isOpaque(line) &&
      !isListed(lines, index) &&
      (mayBeQuestion(line.text) ||
        isPromptLine(lines, labels, index) ||
        (numbersAsk && isNumbered(line.text) && countWords(line.text) <= 30)),
  );
  joinQuotedQuestions(lines, labels, candidate);
  excludeContents(lines, candidate);
  const scoreOf = memoize(scoreQuestion);
  const strong = lines.flatMap((line, index) =>
    candidate[index] && scoreOf(line.text) >= ENOUGH ? [index] : [],
  );
  const formByWords = findQuestionForm(lines, labels, candidate, strong);
  addQuestionsByFormat(lines, labels, candidate, formByWords);
  const carrying = addRubricQuestions(lines, labels, candidate, strong, title) ?? formByWords;
  const next = nextOf(candidate);
  const leading = strong.filter((index) => (labels[next[index] ?? lines.length] ?? null) !== null);
  const measured =
    strong.length >= 2 ? strong : lines.flatMap((_, index) => (candidate[index] ? [index] : []));
  const gaps = measureGaps(lines, labels, candidate, measured);
  const spaced = gaps.question > gaps.inside;
  const setting = { lines, labels, candidate, scoreOf, next, gaps, carrying };
  const hasLabels = labels.some((label) => label !== null);
  return hasLabels && leading.length * 2 >= strong.length
    ? { isQuestion: questionsBeforeNames(setting, people), manner: 'named', carrying, spaced }
    : { isQuestion: plainQuestions(setting), manner: 'plain', carrying, spaced };
}

/** Whether each speaker is named only at their first turn, before questions and answers without names. */
function namedOnce(lines: readonly Line[], { labels }: Voices): boolean {
  const named = labels.flatMap((label) => (label === null ? [] : [label.key]));
  const last = labels.findLastIndex((label) => label !== null);
  if (named.length > 2 || new Set(named).size < named.length) return false;
  const after = lines.slice(last + 1).filter((line) => mayBeQuestion(line.text) && isAddressed(line.text));
  return after.length >= 3;
}

/**
 * Unlabelled questions directly above the label of an answer: those in the format of the labelled ones, or all of them
 * if they are more numerous.
 */
function unlabelledQuestions(lines: readonly Line[], voices: Voices): boolean[] {
  const { labels, asks } = voices;
  const above = questionsAboveAnswers(lines, voices);
  const look = prevailing(
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
 * Headings and lines with a question mark above the label of an answer, skipping pictures, if most are questions and
 * fewer labels are.
 */
function questionsAboveAnswers(lines: readonly Line[], { labels, asks }: Voices): Set<number> {
  const above = new Set<number>();
  let questionIndex = -1;
  lines.forEach((line, index) => {
    const label = labels[index] ?? null;
    if (label !== null) {
      if (questionIndex >= 0 && !asks.has(label.key)) above.add(questionIndex);
      questionIndex = -1;
    } else if (isHeading(line) || (!isOpaque(line) && endsByQuestionMark(line.text))) questionIndex = index;
    else if (!isOpaque(line) && isStatement(line)) questionIndex = -1;
  });
  const asking = [...above].filter((index) => endsByQuestionMark(lines[index]?.text ?? '')).length;
  const labelled = labels.filter((label) => label !== null && asks.has(label.key)).length;
  return asking * 3 >= above.size * 2 && asking > labelled ? above : new Set();
}

/** A line set apart, or directly above a name, that is a prompt by its words: « Un mot pour finir ». */
function isPromptLine(lines: readonly Line[], labels: Voices['labels'], index: number): boolean {
  const line = lines[index];
  if (line === undefined || (carrierOf(line) === 'plain' && (labels[index + 1] ?? null) === null))
    return false;
  return line.text.length <= 200 && isPrompt(line.text) && countWords(line.text) <= 25 && !isNote(line.text);
}

/**
 * Whether questions are numbered, so that a numbered line without a question mark is one too; clauses may be numbered
 * as well.
 */
function hasNumberedQuestions(lines: readonly Line[]): boolean {
  const numbered = lines.filter((line) => isNumbered(line.text));
  const asking = numbered.filter((line) => mayBeQuestion(line.text)).length;
  return asking >= 2 && asking * 3 >= numbered.length * 2;
}

/** « 2. Concentrez-vous sur le début. » between other numbered lines: a list, not questions. */
function isListed(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text ?? '';
  const numbered = (near: number): boolean => isNumbered(lines[near]?.text ?? '');
  return isNumbered(text) && !endsByQuestionMark(text) && (numbered(index - 1) || numbered(index + 1));
}

/** Excludes the questions of a table of contents, which are adjacent and repeated. */
function excludeContents(lines: readonly Line[], candidate: boolean[]): void {
  const last = new Map<string, number>();
  const keys = candidate.map((asks, index) => (asks ? foldKey(lines[index]?.text.slice(0, 300) ?? '') : ''));
  keys.forEach((key, index) => last.set(key, index));
  const again = keys.map((key, index) => key !== '' && (last.get(key) ?? index) > index);
  again.forEach((comes, index) => {
    if (comes && (again[index - 1] === true || again[index + 1] === true)) candidate[index] = false;
  });
}

/** Joins a question quoted over several lines of a mail, from its first « > ». */
function joinQuotedQuestions(lines: readonly Line[], labels: Voices['labels'], candidate: boolean[]): void {
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const [line, before] = [lines[index], lines[index - 1]];
    if (!candidate[index] || line?.gap !== 0 || !line.text.startsWith('>')) continue;
    if (before?.text.startsWith('>') === true && labels[index - 1] === null) candidate[index - 1] = true;
  }
}

/** Adds lines without a question mark in the format of the questions, such as « Votre plus beau souvenir » in bold. */
function addQuestionsByFormat(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: boolean[],
  carrying: QuestionForm,
): void {
  if (carrying === null || carrying.questions === 'plain') return;
  const looks = lines.map((line) => !isOpaque(line) && carrierOf(line) === carrying.questions);
  const first = candidate.findIndex((asks, index) => asks && looks[index] === true);
  let asking = 0;
  let others = 0;
  looks.forEach((same, index) => {
    if (!same || index < first || labels[index] !== null) return;
    if (candidate[index]) asking += 1;
    else others += 1;
  });
  if (asking < 2 || others > asking) return;
  const isClear = asking >= CLEAR && others * 2 <= asking;
  looks.forEach((same, index) => {
    const answered = index + 1 < lines.length && looks[index + 1] !== true;
    const text = lines[index]?.text ?? '';
    const isAbove = index < first && !isAddressed(text) && !greets(text);
    if (!same || labels[index] !== null || !answered || isAbove || isNote(text) || isThanks(text)) return;
    // A quotation in the questions' format is a pull quote.
    const ends = isClear ? /[^,;]$/u.test(text) && !/^[«“"]/u.test(text) : /[\p{L}\p{N}…:.]$/u.test(text);
    if (ends && !hasWords(text, isClear ? LONGEST_PROMPT : 41)) candidate[index] = true;
  });
}
/** Minimum number of questions of one format for its longer lines, and exclamations, to be prompts too. */
const CLEAR = 4;
/** In words. */
const LONGEST_PROMPT = 91;

/** Without labels, if the text under headings is in the first person, all headings of that format are questions. */
function addRubricQuestions(
  lines: readonly Line[],
  labels: Voices['labels'],
  candidate: boolean[],
  strong: readonly number[],
  title: string,
): QuestionForm {
  if (labels.some((label) => label !== null)) return null;
  const rubric = findRubric(lines, labels, title);
  if (rubric === null) return null;
  const elsewhere = (index: number): boolean => carrierOf(lines[index]) !== rubric.carrier;
  const others = candidate.filter((asks, index) => asks && elsewhere(index)).length;
  // Questions in another format were asked between headings.
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
  // If each answer is one line, the gaps before answers are used instead.
  if (inside < 0) inside = others;
  return { question, inside: inside < 0 ? question : inside };
}

/** Evidence from blank lines: 2 for as many as before questions, -2 for fewer. */
function gapEvidence(line: Line, gaps: Gaps): number {
  if (gaps.question <= gaps.inside) return 0;
  return line.gap >= gaps.question ? 2 : -2;
}

/**
 * Evidence from the format: 3 for the questions' format only, -4 for another one; a heading of another level may be a
 * question.
 */
function appearanceEvidence(line: Line, carrying: QuestionForm): number {
  if (carrying === null) return 0;
  if (carrierOf(line) === carrying.questions) return 3;
  const otherLevel = isHeading(line) && carrying.questions.startsWith('heading');
  return otherLevel && (endsByQuestionMark(line.text) || isPrompt(line.text)) ? 0 : -4;
}

const LONGEST_FOLLOW_UP = 20;

/** Whether a short question is a lower-level heading after a heading that is a question. */
function isFollowUp(
  lines: readonly Line[],
  candidate: readonly boolean[],
  index: number,
  carrying: QuestionForm,
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

/** With named answers, a question is a line directly above a name, unless it ends the answer before. */
function questionsBeforeNames(
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
    // A title in the form of a question.
    if (index === 0 && !last && !isAddressed(line.text)) return;
    if (score < ENOUGH) return;
    isQuestion[index] = true;
    speaking = null;
    answered = new Set();
  });
  return isQuestion;
}

/** Without named answers (or only the first named), questions are recognised by words, format and position. */
function plainQuestions(setting: Setting): boolean[] {
  const { lines, labels, candidate, scoreOf, gaps, carrying } = setting;
  const numbers = (line: Line | undefined): boolean =>
    line !== undefined && (isNumbered(line.text) || line.appearance?.numbered === true);
  const numbered = lines.filter((line, index) => candidate[index] && numbers(line)).length;
  const isQuestion = lines.map((line, index) => {
    if (!candidate[index] || index === lines.length - 1) return false;
    const appearance = isFollowUp(lines, candidate, index, carrying) ? 3 : appearanceEvidence(line, carrying);
    if (index === 0 && !isAddressed(line.text) && appearance <= 0) return false;
    const counted = numbered >= 2 && !numbers(line) ? -2 : 0;
    const named = labels[index + 1] === null || labels[index + 1] === undefined ? 0 : 1;
    const short =
      countWords(line.text) <= 3 && endsByQuestionMark(line.text) && gapEvidence(line, gaps) >= 0 ? 1 : 0;
    return scoreOf(line.text) + gapEvidence(line, gaps) + appearance + counted + named + short >= ENOUGH;
  });
  addQuestionsInTurn(setting, isQuestion);
  return isQuestion;
}

/**
 * Minimum number of questions for one without « vous », and minimum share of questions among lines with a question
 * mark.
 */
const ENOUGH_ASKED = 2;
const SHARE_ASKED = 0.5;
/** In words. */
const LONGEST_IN_TURN = 30;

/**
 * Adds short questions between two answers, such as « Pas de regret ? », in a text without formats where nearly all
 * such lines are questions.
 */
function addQuestionsInTurn({ lines, candidate, scoreOf, carrying }: Setting, isQuestion: boolean[]): void {
  if (carrying !== null) return;
  const first = isQuestion.indexOf(true);
  const alone = lines.flatMap(({ text }, index) =>
    index >= first && candidate[index] && endsByQuestionMark(text) && !candidate[index + 1] ? [index] : [],
  );
  const questionCount = alone.filter((index) => isQuestion[index]).length;
  if (first < 0 || questionCount < ENOUGH_ASKED || questionCount < alone.length * SHARE_ASKED) return;
  const isShort = (text: string): boolean =>
    !hasWords(text, LONGEST_IN_TURN + 1) &&
    (scoreOf(text) === ENOUGH - 1 || (!hasWords(text, 4) && scoreOf(text) === ENOUGH - 2));
  for (const index of alone)
    if (isShort(lines[index]?.text ?? '') && !isQuestion[index - 1] && index < lines.length - 1)
      isQuestion[index] = true;
}
