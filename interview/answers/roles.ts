/** What each received line is: a question of the post, words the post already holds, a mail's own lines, or an answer's. */
import type { Participant, Post } from '../document.ts';
import { inlinesToText } from '../plain.ts';
import type { KnownQuestion, KnownQuestions, Likeness } from './known-questions.ts';
import { goesOnFrame, mailLine } from './mail-lines.ts';
import { wordsKey } from './similarity.ts';
import { QUOTE_SIGNS, wordsOf, type Look, type Unit } from './units.ts';

/** How a received question was told: its words, words like its own, its number, its place among the others. */
export type How = 'same' | 'close' | 'number' | 'order';

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
const TELLING: readonly Look[] = ['bold', 'heading', 'left', 'quoted', 'asks', 'number', 'coloured'];

/** The roles that words alone tell. `person`: whose answers these are, so that their own may be met again. */
export function rolesByWords(
  units: readonly Unit[],
  post: Post,
  questions: KnownQuestions,
  person: Pick<Participant, 'id'> | undefined,
): Roles {
  const roles: Roles = units.map(() => undefined);
  const taken = new Set<string>();
  markQuestions(units, roles, questions, taken, SAME);
  markKnown(units, roles, post, person?.id);
  markMail(units, roles);
  markQuestions(units, roles, questions, taken, 0);
  markBareNumbers(units, roles);
  if (units.some((unit, index) => unit.depth > 0 && roles[index]?.as === 'question'))
    units.forEach((unit, index) => {
      if (unit.depth > 0) roles[index] ??= { as: 'quoted' };
    });
  return roles;
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
    const telling = TELLING.some((look) => unit.looks.has(look));
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
export function questionNumbered(questions: KnownQuestions, number: number): KnownQuestion | undefined {
  return questions.all[number - 1];
}
