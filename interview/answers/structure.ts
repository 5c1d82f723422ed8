/** Questions and answers that words do not tell: by the look they share, by their numbers, by their place. */
import type { KnownQuestions } from './known-questions.ts';
import { questionNumbered, type Role, type Roles } from './roles.ts';
import type { Look, Unit } from './units.ts';

const BY_NUMBER = 0.7;
const BY_ORDER = 0.5;
/** The surest look first. */
const LOOKS: readonly Look[] = ['left', 'heading', 'bold', 'coloured', 'number', 'asks'];

type Found = Readonly<{ index: number; number: number }>;

/** Where the questions told so far begin, with their numbers in the post. */
function told(roles: Roles, questions: KnownQuestions): Found[] {
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
export function markByLook(units: readonly Unit[], roles: Roles, questions: KnownQuestions): void {
  const found = told(roles, questions);
  const looks = found.length > 0 ? sharedLooks(units, found) : looksOfAll(units, roles, questions.all.length);
  const [look] = looks;
  if (look === undefined) return;
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
      if (roles[index] === undefined && units[index]?.looks.has(look) === true) lines.push(index);
    const starts = lines.filter(
      (index) => units[index - 1]?.part !== units[index]?.part || !lines.includes(index - 1),
    );
    starts.forEach((index, rank) => {
      const numbered = missing.find(({ number }) => number === units[index]?.number?.value);
      const placed = starts.length === missing.length ? missing[rank] : undefined;
      const question = numbered ?? placed;
      if (question !== undefined) roles[index] = asQuestion(question.id, numbered ? 'number' : 'order');
      else if (look === 'left' || look === 'heading' || look === 'bold') roles[index] = { as: 'stranger' };
    });
  }
}

/** The looks that every question told so far has, and that not every other line has too. */
function sharedLooks(units: readonly Unit[], found: readonly Found[]): Look[] {
  const at = new Set(found.map(({ index }) => index));
  const shared = LOOKS.filter((look) => found.every(({ index }) => units[index]?.looks.has(look) === true));
  return shared.filter((look) => units.some((unit, index) => !at.has(index) && !unit.looks.has(look)));
}

/** No question told: the look that as many lines have as the post has questions. */
function looksOfAll(units: readonly Unit[], roles: Roles, count: number): Look[] {
  return LOOKS.filter((look) => {
    const lines = units.filter(
      (unit, index) => roles[index] === undefined && unit.depth === 0 && unit.looks.has(look),
    );
    if (lines.length !== count || units.length < 2 * count) return false;
    // « 1. J’ai commencé… » may be an answer as well: then what the line says decides.
    return look !== 'number' || lines.every((unit) => unit.looks.has('asks') || unit.looks.has('bold'));
  });
}

/** Whether what was told leaves answers under most of its questions. */
export function isAnswered(units: readonly Unit[], roles: Roles, questions: KnownQuestions): boolean {
  const found = told(roles, questions);
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
