/** What each received line is: a question of the post, words the post already holds, a mail's own lines, or an answer's. */
import type { Participant, Post } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { inlinesToText } from '../inlines.ts';
import type { KnownQuestion, KnownQuestions, Likeness } from './known-questions.ts';
import { instructionIn } from './question-codes.ts';
import { wordsKey } from '../similarity.ts';
import { type Appearance, QUOTE_SIGNS, type Unit, wordsOf } from './units.ts';

// Lines that a mail program or good manners put around answers: they belong to no question, and are kept.

const FRAME =
  /^(?:-{2,}\s*(?:message (?:d'origine|transfere|original)|original message|forwarded message)|_{10,}$|--\s*$|(?:le|on) .{4,120}(?:a ecrit|wrote)\s*:?$|(?:envoye|sent|expedie) (?:de mon|depuis mon|depuis|a partir de|from my|from)\b.{0,60}$|(?:de|from|envoye|sent|date|a|to|cc|objet|subject)\s*:\s.{0,300}$)/;
const HEADER = /^(?:de|from|envoye|sent|date|a|to|cc|objet|subject)\s*:/;
const CLOSING =
  /^(?:(?:bien|tres|avec)\s)?(?:(?:bien )?cordialement|amicalement|sinceres salutations|salutations|bonne (?:journee|soiree|reception|lecture|continuation|semaine)|belle journee|bien a (?:vous|toi)|a bientot|en esperant|je reste a (?:votre|ta) disposition|n'hesitez pas|(?:best|kind|warm) regards|regards|yours|sincerely|all the best|cheers)(?!\p{L})/u;
const MOST_CLOSING_WORDS = 16;

/** What a line says of the mail around the answers; null when it may be an answer. */
function mailLine(text: string, next: string | undefined): 'frame' | 'closing' | null {
  const folded = foldKey(text.replace(/^\s*(?:>\s*)+/, ''));
  if (folded.length > 400) return null;
  if (FRAME.test(folded)) {
    // « À : … » alone may be an answer's own words; two headers in a row are a mail's.
    if (!HEADER.test(folded)) return 'frame';
    return next !== undefined && HEADER.test(foldKey(next.replace(/^\s*(?:>\s*)+/, ''))) ? 'frame' : null;
  }
  // « Le mardi 12 mars à 10:02, Anne Martin <anne@…> » and « a écrit : » under it.
  if (
    next !== undefined &&
    /^(?:le|on) .{4,160}$/.test(folded) &&
    /^(?:.{0,80}\s)?(?:a ecrit|wrote)\s*:$/.test(foldKey(next))
  )
    return 'frame';
  return CLOSING.test(folded) && folded.split(' ').length <= MOST_CLOSING_WORDS ? 'closing' : null;
}

/** The second of two lines of which mailLine saw the first: « a écrit : », the last header of a mail. */
function goesOnFrame(text: string): boolean {
  const folded = foldKey(text.replace(/^\s*(?:>\s*)+/, ''));
  return /^(?:.{0,80}\s)?(?:a ecrit|wrote)\s*:$/.test(folded) || (HEADER.test(folded) && folded.length < 400);
}

// Questions and answers that words do not tell: by the look they share, by their numbers, by their place.

const BY_NUMBER = 0.7;
const BY_ORDER = 0.5;
/** The surest look first. */
const APPEARANCES: readonly Appearance[] = ['left', 'heading', 'bold', 'coloured', 'number', 'asks'];

type FoundQuestion = Readonly<{ index: number; number: number }>;

/** Where the questions told so far begin, with their numbers in the post. */
function knownQuestionsIn(roles: Roles, questions: KnownQuestions): FoundQuestion[] {
  return roles.flatMap((role, index) => {
    if (role?.as !== 'question' || role.goesOn === true) return [];
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
 * Gives the questions that are missing between those that were told to the lines of their look, where there are as many
 * of the ones as of the others; where not, numbers decide, and what is left is a question that the post does not ask.
 */
export function markByAppearance(units: readonly Unit[], roles: Roles, questions: KnownQuestions): void {
  const found = knownQuestionsIn(roles, questions);
  const appearances =
    found.length > 0 ? sharedAppearances(units, found) : appearancesOfAll(units, roles, questions.all.length);
  const [appearance] = appearances;
  if (appearance === undefined) return;
  const taken = new Set(found.map(({ number }) => number));
  const bounds = [
    { index: -1, number: 0 },
    ...found,
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

/** The looks that every question told so far has, and that not every other line has too. */
function sharedAppearances(units: readonly Unit[], found: readonly FoundQuestion[]): Appearance[] {
  const at = new Set(found.map(({ index }) => index));
  const shared = APPEARANCES.filter((appearance) =>
    found.every(({ index }) => units[index]?.appearances.has(appearance) === true),
  );
  return shared.filter((appearance) =>
    units.some((unit, index) => !at.has(index) && !unit.appearances.has(appearance)),
  );
}

/** No question told: the look that as many lines have as the post has questions. */
function appearancesOfAll(units: readonly Unit[], roles: Roles, count: number): Appearance[] {
  return APPEARANCES.filter((appearance) => {
    const lines = units.filter(
      (unit, index) => roles[index] === undefined && unit.depth === 0 && unit.appearances.has(appearance),
    );
    if (lines.length !== count || units.length < 2 * count) return false;
    // « 1. J’ai commencé… » may be an answer as well: then what the line says decides.
    return (
      appearance !== 'number' ||
      lines.every((unit) => unit.appearances.has('asks') || unit.appearances.has('bold'))
    );
  });
}

/** Whether what was told leaves answers under most of its questions. */
export function isAnswered(units: readonly Unit[], roles: Roles, questions: KnownQuestions): boolean {
  const found = knownQuestionsIn(roles, questions);
  if (found.length === 0) return false;
  const answered = found.filter(({ index }, rank) => {
    const end = found[rank + 1]?.index ?? units.length;
    for (let at = index + 1; at < end; at += 1) if (roles[at] === undefined) return true;
    return false;
  });
  return answered.length > found.length / 2 || questions.all.length === 1;
}

/** Answers that carry only a number, under or above the questions quoted whole. True when some were found. */
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

/** As many free paragraphs as questions: one for each, in order. Else nothing. */
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

/** How a received question was told: its code, its words, words like its own, its number, its place among the others. */
export type How = 'code' | 'same' | 'close' | 'number' | 'order';

export type Role =
  | Readonly<{ as: 'question'; question: string; how: How; sure: number; goesOn?: true }>
  /** A question that the post does not ask. */
  | Readonly<{ as: 'stranger' }>
  /** An answer that only a number ties to its question. */
  | Readonly<{ as: 'keyed'; question: string; how: How; sure: number }>
  /** Words of the post itself; `ends`: what follows answers no question. */
  | Readonly<{ as: 'known'; ends: boolean }>
  | Readonly<{ as: 'mail' | 'closing' | 'quoted' }>;
export type Roles = (Role | undefined)[];

const SAME = 0.9;
const WINDOW = 3;
const TELLING: readonly Appearance[] = ['bold', 'heading', 'left', 'quoted', 'asks', 'number', 'coloured'];

/** The roles that words alone tell. `person`: whose answers these are, so that their own may be met again. */
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
  units.forEach((unit, index) => {
    if (unit.depth >= questionDepth) roles[index] ??= { as: 'quoted' };
  });
  return roles;
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
      roles[next] = { as: 'question', ...role, goesOn: true };
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

/** Lines from `index` on that may be one question: alike, and free. */
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
      // The last words of an answer and the question under them are not one question.
      if (at > 0 && (questions.like(tail)[0]?.score ?? 0) >= likeness.score) return;
      best = { size: at + 1, likeness };
    });
    // The whole line, number included, may be the question: « 3 questions à… ».
    const whole = choose(questions.like(unit.text), unit, taken, last, SAME);
    if (whole !== undefined && whole.score > (best?.likeness.score ?? 0)) best = { size: 1, likeness: whole };
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
        ...(at > 0 && { goesOn: true as const }),
      };
    taken.add(question.id);
    last = question.number;
    index += best.size - 1;
  }
}

/** Among the likenesses of one line: its number first where words leave a doubt, then what nobody took, then what comes next. */
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

/** A number on its own line, right above the question it numbers, says nothing more. */
function markBareNumbers(units: readonly Unit[], roles: Roles): void {
  units.forEach((unit, index) => {
    if (unit.number?.length === unit.text.length && roles[index + 1]?.as === 'question')
      roles[index] ??= { as: 'known', ends: false };
  });
}

/** Title, headings and loose words of the post, and what others answered, when they come back as they are. */
function markKnown(units: readonly Unit[], roles: Roles, post: Post, person: string | undefined): void {
  const ends = new Set<string>();
  const goesOn = new Set<string>();
  const add = (to: Set<string>, text: string, least: number): void => {
    for (const line of [text, ...text.split('\n')]) {
      const key = wordsKey(line);
      if (key.split(' ').length >= least) to.add(key);
    }
  };
  add(ends, instructionIn(post.language), 3);
  if (post.title.trim() !== '') add(ends, post.title, 1);
  for (const content of post.lead ?? []) add(ends, inlinesToText(content), 3);
  for (const block of post.body) {
    if (block.type === 'heading') add(ends, inlinesToText(block.content), 1);
    if (block.type === 'paragraph') add(ends, inlinesToText(block.content), 3);
    if (block.type !== 'answer' || person === undefined || block.participants.includes(person)) continue;
    for (const inner of block.blocks)
      if (inner.type === 'paragraph') add(goesOn, inlinesToText(inner.content), 6);
  }
  units.forEach((unit, index) => {
    if (unit.block || roles[index] !== undefined) return;
    const key = wordsKey(unit.text);
    if (ends.has(key)) roles[index] = { as: 'known', ends: true };
    else if (goesOn.has(key)) roles[index] = { as: 'known', ends: false };
  });
}

function markMail(units: readonly Unit[], roles: Roles): void {
  units.forEach((unit, index) => {
    if (unit.block || roles[index] !== undefined) return;
    const found = mailLine(unit.text, units[index + 1]?.text);
    if (found === 'closing') roles[index] = { as: 'closing' };
    else if (found === 'frame' || (roles[index - 1]?.as === 'mail' && goesOnFrame(unit.text)))
      roles[index] = { as: 'mail' };
  });
}

/** The question of that number, when the post has one. */
function questionNumbered(questions: KnownQuestions, number: number): KnownQuestion | undefined {
  return questions.all[number - 1];
}
