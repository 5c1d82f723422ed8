/** Gives each received line a role: a question, text the post already has, a mail line, or part of an answer. */
import type { Participant, Post } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { inlinesToText } from '../inlines.ts';
import type { KnownQuestion, KnownQuestions, Likeness } from './known-questions.ts';
import { greetingIn, instructionIn } from './question-codes.ts';
import { wordsKey } from '../similarity.ts';
import { type Appearance, QUOTE_SIGNS, type Unit, wordsOf } from './units.ts';

// Lines that a mail program or a greeting adds around answers. They are kept, attached to no question.

const FRAME =
  /^(?:-{2,}\s*(?:message (?:d'origine|transfere|original)|original message|forwarded message)|[_=]{10,}$|--\s*$|message du\s*:?\s*\d{1,2}\/|(?:le|on) .{4,120}(?:a ecrit|wrote)\s*:?$|(?:envoye|sent|expedie) (?:de mon|depuis mon|depuis|a partir de|from my|from)\b.{0,60}$|(?:de|from|envoye|sent|date|a|to|cc|objet|subject|sujet|copie a|pour)\s*:\s.{0,300}$)/;
const HEADER = /^(?:de|from|envoye|sent|date|a|to|cc|objet|subject|sujet|copie a|pour)\s*:/;
/** Legal notices that institutions add under each mail. */
const DISCLAIMER =
  /^(?:(?:ce|le present|this|l'integrite de ce) (?:message|courriel|mail|e-?mail|courrier)(?=.{0,400}(?:confiden|exclusi))(?=.{0,600}(?:destinat|erreur|recipient|error|addressee))|avant d'imprimer|n'imprimez|pensez a l'environnement|please consider the environment)/;
const CLOSING =
  /^(?:(?:bien|tres|avec)\s)?(?:(?:bien )?cordialement|amicalement|sinceres salutations|salutations|bonne (?:journee|soiree|reception|lecture|continuation|semaine)|belle journee|bien a (?:vous|toi)|a bientot|en esperant|je reste a (?:votre|ta) disposition|n'hesitez pas|(?:best|kind|warm) regards|regards|yours|sincerely|all the best|cheers)(?!\p{L})/u;
const MOST_CLOSING_WORDS = 16;

/** The kind of mail line; null if it may be part of an answer. */
function mailLineKind(text: string, next: string | undefined): 'frame' | 'closing' | null {
  const folded = foldKey(text.replace(/^\s*(?:>\s*)+/, ''));
  if (DISCLAIMER.test(folded.slice(0, 1_000))) return 'frame';
  if (folded.length > 400) return null;
  if (FRAME.test(folded)) {
    // `À : …` alone may belong to an answer; two headers in a row belong to a mail.
    if (!HEADER.test(folded)) return 'frame';
    return next !== undefined && HEADER.test(foldKey(next.replace(/^\s*(?:>\s*)+/, ''))) ? 'frame' : null;
  }
  // « Le mardi 12 mars à 10:02, Anne Martin <anne@…> » followed by « a écrit : ».
  if (
    next !== undefined &&
    /^(?:le|on) .{4,160}$/.test(folded) &&
    /^(?:.{0,80}\s)?(?:a ecrit|wrote)\s*:$/.test(foldKey(next))
  )
    return 'frame';
  return CLOSING.test(folded) && folded.split(' ').length <= MOST_CLOSING_WORDS ? 'closing' : null;
}

/** Whether a line ends a mail header begun on the line before: « a écrit : », or its last field. */
function endsMailHeader(text: string): boolean {
  const folded = foldKey(text.replace(/^\s*(?:>\s*)+/, ''));
  return /^(?:.{0,80}\s)?(?:a ecrit|wrote)\s*:$/.test(folded) || (HEADER.test(folded) && folded.length < 400);
}

// Questions that words do not identify: by shared format, number, or order.

const BY_NUMBER = 0.7;
const BY_ORDER = 0.5;
/** Most reliable format first. */
const APPEARANCES: readonly Appearance[] = ['left', 'heading', 'bold', 'coloured', 'number', 'asks'];

type QuestionLine = Readonly<{ index: number; number: number }>;

/** Start lines of the questions recognised so far, with their numbers in the post. */
function questionLinesIn(roles: Roles, questions: KnownQuestions): QuestionLine[] {
  return roles.flatMap((role, index) => {
    if (role?.as !== 'question' || role.isContinuation === true) return [];
    const number = questions.all.find((question) => question.id === role.question)?.number;
    return number === undefined ? [] : [{ index, number }];
  });
}

const asQuestion = (question: string, how: 'number' | 'order'): Role => ({
  as: 'question',
  question,
  how,
  sure: how === 'number' ? BY_NUMBER : BY_ORDER,
});

/**
 * Assigns the questions missing between recognised ones to the lines with their format, in order if the counts match.
 * Otherwise numbers decide, and the other lines become questions that the post does not ask.
 */
export function markByAppearance(units: readonly Unit[], roles: Roles, questions: KnownQuestions): void {
  const questionLines = questionLinesIn(roles, questions);
  const appearances =
    questionLines.length > 0
      ? sharedAppearances(units, questionLines)
      : appearancesOfAll(units, roles, questions.all.length);
  const [appearance] = appearances;
  if (appearance === undefined) return;
  const taken = new Set(questionLines.map(({ number }) => number));
  const bounds = [
    { index: -1, number: 0 },
    ...questionLines,
    { index: units.length, number: questions.all.length + 1 },
  ];
  for (let gap = 0; gap < bounds.length - 1; gap += 1) {
    const [from, to] = [bounds[gap], bounds[gap + 1]];
    if (from === undefined || to === undefined) continue;
    const missing = questions.all.filter(
      ({ number }) => number > from.number && number < to.number && !taken.has(number),
    );
    if (missing.length === 0) continue;
    const lines: number[] = [];
    for (let index = from.index + 1; index < to.index; index += 1)
      if (roles[index] === undefined && units[index]?.appearances.has(appearance) === true) lines.push(index);
    const starts = lines.filter(
      (index) => units[index - 1]?.part !== units[index]?.part || !lines.includes(index - 1),
    );
    starts.forEach((index, rank) => {
      const numbered = missing.find(({ number }) => number === units[index]?.number?.value);
      const placed = starts.length === missing.length ? missing[rank] : undefined;
      const question = numbered ?? placed;
      if (question !== undefined) roles[index] = asQuestion(question.id, numbered ? 'number' : 'order');
      else if (appearance === 'left' || appearance === 'heading' || appearance === 'bold')
        roles[index] = { as: 'stranger' };
    });
  }
}

/** Formats that all recognised questions share and some other line lacks. */
function sharedAppearances(units: readonly Unit[], questionLines: readonly QuestionLine[]): Appearance[] {
  const at = new Set(questionLines.map(({ index }) => index));
  const shared = APPEARANCES.filter((appearance) =>
    questionLines.every(({ index }) => units[index]?.appearances.has(appearance) === true),
  );
  return shared.filter((appearance) =>
    units.some((unit, index) => !at.has(index) && !unit.appearances.has(appearance)),
  );
}

/** Without recognised questions: formats that exactly as many lines have as the post has questions. */
function appearancesOfAll(units: readonly Unit[], roles: Roles, count: number): Appearance[] {
  return APPEARANCES.filter((appearance) => {
    const lines = units.filter(
      (unit, index) => roles[index] === undefined && unit.depth === 0 && unit.appearances.has(appearance),
    );
    if (lines.length !== count || units.length < 2 * count) return false;
    // « 1. J’ai commencé… » may be an answer too: a number alone is not enough.
    return (
      appearance !== 'number' ||
      lines.every((unit) => unit.appearances.has('asks') || unit.appearances.has('bold'))
    );
  });
}

/** Whether most recognised questions are followed by an answer. */
export function isAnswered(units: readonly Unit[], roles: Roles, questions: KnownQuestions): boolean {
  const questionLines = questionLinesIn(roles, questions);
  if (questionLines.length === 0) return false;
  const answered = questionLines.filter(({ index }, rank) => {
    const end = questionLines[rank + 1]?.index ?? units.length;
    for (let at = index + 1; at < end; at += 1) if (roles[at] === undefined) return true;
    return false;
  });
  return answered.length > questionLines.length / 2 || questions.all.length === 1;
}

/** Marks answers identified only by a number, under or above the quoted questions. */
export function markKeyed(units: readonly Unit[], roles: Roles, questions: KnownQuestions): boolean {
  let last = 0;
  units.forEach((unit, index) => {
    if (roles[index] !== undefined || unit.depth > 0 || unit.number === undefined) return;
    const question = questionNumbered(questions, unit.number.value);
    if (question === undefined || question.number <= last) return;
    last = question.number;
    roles[index] = { as: 'keyed', question: question.id, how: 'number', sure: BY_NUMBER };
  });
  return last > 0;
}

/** Assigns free paragraphs to the questions in order, if there are as many; otherwise does nothing. */
export function markInOrder(units: readonly Unit[], roles: Roles, questions: KnownQuestions): void {
  const free = units.flatMap((unit, index) =>
    roles[index] === undefined && unit.depth === 0 ? [index] : [],
  );
  const starts = free.filter((index) => units[index - 1]?.part !== units[index]?.part);
  if (starts.length !== questions.all.length || free.length !== starts.length) return;
  starts.forEach((index, rank) => {
    const question = questions.all[rank];
    if (question !== undefined)
      roles[index] = { as: 'keyed', question: question.id, how: 'order', sure: BY_ORDER };
  });
}

/** How a received question was recognised: code, same words, similar words, number, or order. */
export type How = 'code' | 'same' | 'close' | 'number' | 'order';

export type Role =
  | Readonly<{ as: 'question'; question: string; how: How; sure: number; isContinuation?: true }>
  /** A question that the post does not ask. */
  | Readonly<{ as: 'stranger' }>
  /** An answer tied to its question only by a number. */
  | Readonly<{ as: 'keyed'; question: string; how: How; sure: number }>
  /** Text of the post itself; `ends`: the following lines answer no question. */
  | Readonly<{ as: 'known'; ends: boolean }>
  | Readonly<{ as: 'mail' | 'closing' | 'quoted' }>;
export type Roles = (Role | undefined)[];

const SAME = 0.9;
const WINDOW = 3;
const TELLING: readonly Appearance[] = ['bold', 'heading', 'left', 'quoted', 'asks', 'number', 'coloured'];

/** The roles recognised by words alone. `person`: who answers, so that other people's answers are recognised. */
export function rolesByWords(
  units: readonly Unit[],
  post: Post,
  questions: KnownQuestions,
  person: Pick<Participant, 'id'> | undefined,
): Roles {
  const roles: Roles = units.map(() => undefined);
  const taken = new Set<string>();
  markCoded(units, roles, questions, taken);
  markQuestions(units, roles, questions, taken, SAME);
  markKnown(units, roles, post, person?.id);
  markMail(units, roles);
  markQuestions(units, roles, questions, taken, 0);
  // A code of no question, before words of none, begins a question that was deleted.
  units.forEach((unit, index) => {
    if (unit.code !== undefined) roles[index] ??= { as: 'stranger' };
  });
  markBareNumbers(units, roles);
  const questionDepth = Math.min(
    ...units.flatMap((unit, index) =>
      unit.depth > 0 && roles[index]?.as === 'question' ? [unit.depth] : [],
    ),
  );
  const firstAnswer = firstAnswerInQuotation(units, roles, questionDepth);
  units.forEach((unit, index) => {
    if (unit.depth >= questionDepth && index < firstAnswer) roles[index] ??= { as: 'quoted' };
  });
  markMailBelow(roles);
  return roles;
}

/**
 * Where answers typed inside the quoted questionnaire begin, as phones invite to; the number of lines if there are none. A
 * questionnaire holds nothing between its coded questions, so words there are answers, unless others are outside. Words
 * under the last question alone may be the signature of whoever asked.
 */
function firstAnswerInQuotation(units: readonly Unit[], roles: Roles, depth: number): number {
  const coded = units.flatMap((unit, index) => {
    const role = roles[index];
    return role?.as === 'question' &&
      role.how === 'code' &&
      role.isContinuation !== true &&
      unit.depth === depth
      ? [index]
      : [];
  });
  let first = units.length;
  for (const [rank, index] of coded.entries()) {
    const end = coded[rank + 1] ?? units.length;
    const answer = units.findIndex((_, at) => at > index && at < end && roles[at] === undefined);
    if (answer === -1) continue;
    if ((units[answer]?.depth ?? 0) < depth) return units.length;
    if (rank < coded.length - 1 || coded.length === 1) first = Math.min(first, answer);
  }
  return roles.some((role) => role?.as === 'keyed') ? units.length : first;
}

/** Under answers that are all above, the questions are the mail that was answered, and so is everything after them. */
export function markMailBelow(roles: Roles): void {
  const lastKeyed = roles.findLastIndex((role) => role?.as === 'keyed');
  if (lastKeyed === -1) return;
  const below = roles.findIndex((role, index) => index > lastKeyed && role?.as === 'question');
  if (below === -1) return;
  for (let index = below; index < roles.length; index += 1) roles[index] ??= { as: 'quoted' };
}

/** Whether a line with a code is an answer, or has one under it; words under the last question alone may be a signature. */
export function isAnsweredByCode(roles: Roles): boolean {
  const coded = roles.flatMap((role, index) =>
    role !== undefined && 'how' in role && role.how === 'code' ? [{ role, index }] : [],
  );
  const last = coded.at(-1)?.index ?? -1;
  return coded.some(
    ({ role, index }) =>
      role.as === 'keyed' ||
      (roles[index + 1] === undefined && (index !== last || coded.length === 1) && index + 1 < roles.length),
  );
}

/**
 * Lines with a code. A line that is quoted, asks, or has words like the question’s is the question. Any other is an answer,
 * unless most of the lines are questions and lines follow it: then the question was reworded since.
 */
function markCoded(
  units: readonly Unit[],
  roles: Roles,
  questions: KnownQuestions,
  taken: Set<string>,
): void {
  const coded = units.flatMap((unit, index) => {
    const question = unit.code === undefined ? undefined : questions.ofCode(unit.code);
    if (unit.code === undefined || question === undefined) return [];
    const isBare = unit.code.length >= unit.text.trimEnd().length;
    return [
      { unit, index, code: unit.code, question, isQuestion: isBare || isAsked(unit, questions, question) },
    ];
  });
  const own = coded.filter(({ unit }) => unit.depth === 0);
  const mostAreQuestions = 2 * own.filter(({ isQuestion }) => isQuestion).length > own.length;
  for (const { unit, index, code, question, isQuestion } of coded) {
    taken.add(question.id);
    const how = code.letters === undefined ? 'number' : 'code';
    const role = { question: question.id, how, sure: how === 'code' ? 1 : BY_NUMBER } as const;
    const hasLines = units[index + 1] !== undefined && units[index + 1]?.code === undefined;
    if (unit.depth === 0 && !isQuestion && !(mostAreQuestions && hasLines)) {
      roles[index] = { as: 'keyed', ...role };
      continue;
    }
    roles[index] = { as: 'question', ...role };
    for (const next of continuation(units, index, questions, question))
      roles[next] = { as: 'question', ...role, isContinuation: true };
  }
}

const isAsked = (unit: Unit, questions: KnownQuestions, question: KnownQuestion): boolean =>
  unit.depth > 0 ||
  unit.appearances.has('asks') ||
  questions.like(wordsOf(unit)).some((like) => like.question === question);

/** Lines of the same paragraph that end the question: a mail program breaks long lines, an author more than once. */
function continuation(
  units: readonly Unit[],
  index: number,
  questions: KnownQuestions,
  question: KnownQuestion,
): number[] {
  const first = units[index];
  if (first === undefined) return [];
  const scoreOf = (text: string): number =>
    questions.like(text).find((like) => like.question === question)?.score ?? 0;
  let text = wordsOf(first);
  let best = scoreOf(text);
  const lines: number[] = [];
  for (let next = index + 1; next < index + WINDOW + 1; next += 1) {
    const unit = units[next];
    if (unit === undefined || unit.part !== first.part || unit.code !== undefined) break;
    text = `${text} ${wordsOf(unit)}`;
    const score = scoreOf(text);
    const endsQuestion = unit.appearances.has('asks') && !first.appearances.has('asks');
    if (score <= best && !endsQuestion) continue;
    best = score;
    lines.splice(0, lines.length, ...Array.from({ length: next - index }, (_, at) => index + 1 + at));
    if (endsQuestion) break;
  }
  return lines;
}

type Window = Readonly<{ text: string; /** Without its first line. */ tail: string }>;

/** Sequences of free lines with one format from `index`, each of which may be one question. */
function windowsAt(units: readonly Unit[], roles: Roles, index: number): Window[] {
  const first = units[index];
  const windows: Window[] = [];
  let text = '';
  let tail = '';
  for (let size = 0; size < WINDOW; size += 1) {
    const unit = units[index + size];
    if (first === undefined || unit === undefined || roles[index + size] !== undefined || unit.block) break;
    if (unit.depth !== first.depth || unit.kind !== first.kind) break;
    const words = size === 0 ? wordsOf(unit) : unit.text.replace(QUOTE_SIGNS, '');
    text = text === '' ? words : `${text} ${words}`;
    if (size > 0) tail = tail === '' ? words : `${tail} ${words}`;
    windows.push({ text, tail });
  }
  return windows;
}

function markQuestions(
  units: readonly Unit[],
  roles: Roles,
  questions: KnownQuestions,
  taken: Set<string>,
  least: number,
): void {
  let last = 0;
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index];
    if (unit === undefined || roles[index] !== undefined) continue;
    let best: { size: number; likeness: Likeness } | undefined;
    windowsAt(units, roles, index).forEach(({ text, tail }, at) => {
      const likeness = choose(questions.like(text), unit, taken, last, least);
      if (likeness === undefined || likeness.score <= (best?.likeness.score ?? 0) + (best ? 0.03 : 0)) return;
      // The end of an answer and the question under it are not one question.
      if (at > 0 && (questions.like(tail)[0]?.score ?? 0) >= likeness.score) return;
      best = { size: at + 1, likeness };
    });
    // The whole line with its number may be the question: « 3 questions à… ».
    const wholeLineMatch = choose(questions.like(unit.text), unit, taken, last, SAME);
    if (wholeLineMatch !== undefined && wholeLineMatch.score > (best?.likeness.score ?? 0))
      best = { size: 1, likeness: wholeLineMatch };
    if (best === undefined || best.likeness.score < least) continue;
    const { question, score } = best.likeness;
    const telling = TELLING.some((appearance) => unit.appearances.has(appearance));
    if (score < SAME && !telling) continue;
    for (let at = 0; at < best.size; at += 1)
      roles[index + at] = {
        as: 'question',
        question: question.id,
        how: score === 1 ? 'same' : 'close',
        sure: score,
        ...(at > 0 && { isContinuation: true as const }),
      };
    taken.add(question.id);
    last = question.number;
    index += best.size - 1;
  }
}

/** Chooses among the likenesses of one line: by number if scores are close, then a free question, then the next one. */
function choose(
  likenesses: readonly Likeness[],
  unit: Unit,
  taken: ReadonlySet<string>,
  last: number,
  least: number,
): Likeness | undefined {
  const top = likenesses[0];
  if (top === undefined || top.score < least) return undefined;
  const equals = likenesses.filter(({ score }) => score > top.score - 0.001);
  const numbered = likenesses.find(({ question }) => question.number === unit.number?.value);
  if (numbered !== undefined && (top.score < SAME || equals.includes(numbered))) return numbered;
  const free = (choice: Likeness): boolean => !taken.has(choice.question.id);
  const after = (choice: Likeness): boolean => choice.question.number > last;
  const open = equals.filter(free);
  const next = open.find(after) ?? open[0];
  if (next !== undefined) return next;
  if (top.score < SAME) return likenesses.find(free) ?? top;
  return top;
}

/** Marks a number alone on the line above its question. */
function markBareNumbers(units: readonly Unit[], roles: Roles): void {
  units.forEach((unit, index) => {
    if (unit.number?.length === unit.text.length && roles[index + 1]?.as === 'question')
      roles[index] ??= { as: 'known', ends: false };
  });
}

/** Marks the post's title, headings, loose paragraphs and other people's answers that came back unchanged. */
function markKnown(units: readonly Unit[], roles: Roles, post: Post, person: string | undefined): void {
  const sectionTexts = new Set<string>();
  const otherAnswers = new Set<string>();
  const add = (to: Set<string>, text: string, least: number): void => {
    for (const line of [text, ...text.split('\n')]) {
      const key = wordsKey(line);
      if (key.split(' ').length >= least) to.add(key);
    }
  };
  add(sectionTexts, instructionIn(post.language), 3);
  for (const { name } of post.participants) add(sectionTexts, greetingIn(post.language, name), 1);
  if (post.title.trim() !== '') add(sectionTexts, post.title, 1);
  for (const content of post.lead ?? []) add(sectionTexts, inlinesToText(content), 3);
  for (const block of post.body) {
    if (block.type === 'heading') add(sectionTexts, inlinesToText(block.content), 1);
    if (block.type === 'paragraph') add(sectionTexts, inlinesToText(block.content), 3);
    if (block.type !== 'answer' || person === undefined || block.participants.includes(person)) continue;
    for (const inner of block.blocks)
      if (inner.type === 'paragraph') add(otherAnswers, inlinesToText(inner.content), 6);
  }
  units.forEach((unit, index) => {
    if (unit.block || roles[index] !== undefined) return;
    const key = wordsKey(unit.text);
    if (sectionTexts.has(key)) roles[index] = { as: 'known', ends: true };
    else if (otherAnswers.has(key)) roles[index] = { as: 'known', ends: false };
  });
}

function markMail(units: readonly Unit[], roles: Roles): void {
  units.forEach((unit, index) => {
    if (unit.block || roles[index] !== undefined) return;
    const kind = mailLineKind(unit.text, units[index + 1]?.text);
    if (kind === 'closing') roles[index] = { as: 'closing' };
    else if (kind === 'frame' || (roles[index - 1]?.as === 'mail' && endsMailHeader(unit.text)))
      roles[index] = { as: 'mail' };
  });
}

/** The question with this number. */
function questionNumbered(questions: KnownQuestions, number: number): KnownQuestion | undefined {
  return questions.all[number - 1];
}
