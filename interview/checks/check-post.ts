/**
 * The one list of checks: what the panel shows while one writes, and the publish sheet before one sends. Nothing but the
 * post and what the backend knows beside it (facts.ts). Where a blog asks for a check, it blocks; else only what Blogger
 * would refuse does.
 */
import { imagesIn, typeOf } from '../blocks/blocks.ts';
import { isBlank as showsNothing } from '../published-form.ts';
import type { Answer, AnswerBlock, Inline, Post, Question, TopBlock } from '../document.ts';
import { checkLabels } from '../destinations.ts';
import { countLeftOut, type LeftOut, leftOutWords } from '../foreign-parts.ts';
import { outlineOf, type OutlineQuestion } from '../outline.ts';
import { creditOf } from '../people/person-fields.ts';
import { blockToText } from '../plain.ts';
import { paragraphsToText } from '../inlines.ts';
import { hasTypography } from '../typography/correct.ts';
import { correctInlines } from '../typography/inlines.ts';
import type { House } from '../typography/rules.ts';
import { type Addresses, blockChecks, leadChecks, newReading } from './block-checks.ts';
import { check, type Check } from './check.ts';
import { type CheckCode, isRefused } from './codes.ts';
import type { Facts } from './facts.ts';
import { passagesIn } from './passages.ts';
import { walk } from './walk.ts';

// Questions and answers: what is empty, unanswered, or said by nobody.

const isBlank = (text: string): boolean => text.trim() === '';

/** Says of each turn what is to be said, the whole post read once. */
function turnChecks(post: Post): (turn: Question | Answer) => Check[] {
  const names = new Map(post.participants.map(({ id, name }) => [id, name]));
  const outline = new Map(
    outlineOf(post).flatMap((item) => (item.kind === 'question' ? [[item.id, item] as const] : [])),
  );
  return (turn) =>
    turn.type === 'question' ? questionChecks(turn, outline.get(turn.id), names) : answerChecks(turn, names);
}

/** A question that nobody has answered, or not all of those it is put to. */
function questionChecks(
  { id, content }: Question,
  item: OutlineQuestion | undefined,
  names: ReadonlyMap<string, string>,
): Check[] {
  const words = paragraphsToText(content);
  const spot = { questionId: id };
  if (isBlank(words)) return [check('question-empty', { spot })];
  if (item === undefined || item.answers === 0) return [check('question-unanswered', { words, spot })];
  const waiting = item.waiting.map((person) => names.get(person) ?? '').join(', ');
  return waiting === '' ? [] : [check('answer-waiting', { words: waiting, about: words, spot })];
}

function answerChecks(
  { id, participants, blocks, ...rest }: Answer,
  names: ReadonlyMap<string, string>,
): Check[] {
  const spot = { answerId: id };
  const pictured = blocks.some(({ type }) => type !== 'paragraph');
  if (!pictured && isBlank(blockToText({ id, participants, blocks, ...rest })))
    return [
      check('answer-empty', { words: participants.map((one) => names.get(one) ?? '').join(', '), spot }),
    ];
  return participants.length === 0 ? [check('answer-unnamed', { spot })] : [];
}

// How much the reviewed pass of typography (F7) would change, text by text as it reads them.

const plain = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

/** The texts of one block that are read each by itself; none of code and sealed cards. */
function textsOf(block: TopBlock | AnswerBlock): (readonly Inline[])[] {
  if (block.type === 'question') return block.content;
  if (block.type === 'answer') return block.blocks.flatMap(textsOf);
  const { runs, plainTexts } = typeOf(block);
  const ofPictures = imagesIn(block).flatMap(({ caption, credit, alt }) => [
    caption,
    plain(credit),
    plain(alt),
  ]);
  return [...ofPictures, ...runs(block), ...(plainTexts?.(block) ?? []).map(plain)];
}

const hasOwnLanguage = (inline: Inline): boolean =>
  inline.type === 'link' ? inline.content.some(hasOwnLanguage) : 'language' in inline;

function count(texts: readonly (readonly Inline[])[], language: string, house: House): number {
  if (!hasTypography(language) && !texts.some((text) => text.some(hasOwnLanguage))) return 0;
  return texts.reduce(
    (sum, text) => sum + (text.length === 0 ? 0 : correctInlines(text, { language, house }).changes.length),
    0,
  );
}

/** Of one block; `around`: the language of the answer or of the post. */
function typographyLeftIn(block: TopBlock | AnswerBlock, around: string, house: House): number {
  const own = block.type === 'quote' || block.type === 'question' ? block.language : undefined;
  // The source of a quote is said by who quotes.
  const source = block.type === 'quote' ? count([plain(block.cite ?? '')], around, house) : 0;
  return count(textsOf(block), own ?? around, house) + source;
}

/** Of the title and the lead. */
const typographyLeftAbove = ({ title, lead, language }: Post, house: House): number =>
  count([plain(title), ...(lead ?? [])], language, house);

/** More lines than this nobody reads; the first of them are worth more. */
export const MOST_CHECKS = 200;

/** The checks of a post; a step at each `next()`, so that a long text is gone through without holding anything up. */
export function* checkSteps(post: Post, facts: Facts): Generator<undefined, Check[]> {
  const found: Check[] = [];
  if (isBlank(post.title)) found.push(check('title-missing', { spot: { part: { kind: 'title' } } }));
  if (isEmpty(post)) found.push(check('body-empty', { spot: { part: { kind: 'text' } } }));
  else found.push(...(yield* textChecks(post, facts)));
  found.push(...labelChecks(post, facts), ...peopleChecks(post, facts), ...besideChecks(facts));
  const required = new Set(facts.required);
  return found
    .map((one) => (required.has(one.code) ? { ...one, blocks: true } : one))
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, MOST_CHECKS);
}

/** All of it at once. */
export function checksOf(post: Post, facts: Facts): Check[] {
  const steps = checkSteps(post, facts);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** What blocks is told first, Blogger's refusals before the blog's. */
const rank = ({ code, blocks }: Check): number => (isRefused(code) ? 0 : blocks ? 1 : 2);

/** Asked of the whole post only where its first words do not answer. */
const isEmpty = (post: Post): boolean =>
  !post.body.some((block) => block.type === 'paragraph' && !isBlank(blockToText(block))) &&
  showsNothing(post);

function* textChecks(post: Post, facts: Facts): Generator<undefined, Check[]> {
  const addresses = addressesOf(facts);
  const ofTurn = turnChecks(post);
  const reading = newReading();
  const found = leadChecks(post, addresses);
  let typography = typographyLeftAbove(post, facts.house);
  yield;
  const stands = walk(post);
  let next = stands.next();
  for (const [top, block] of post.body.entries()) {
    if (block.type === 'question' || block.type === 'answer') found.push(...ofTurn(block));
    const whole = block.type === 'answer' ? languageOfAll(block, post.language) : undefined;
    if (whole !== undefined && block.type === 'answer')
      found.push(
        check('passage-unmarked', {
          words: blockToText(block),
          about: whole,
          spot: { answerId: block.id },
          path: [top],
        }),
      );
    for (; next.done !== true && next.value.path[0] === top; next = stands.next()) {
      const standing = whole === undefined ? next.value : { ...next.value, language: whole };
      found.push(...blockChecks(standing, reading, addresses));
      typography += typographyLeftIn(standing.block, next.value.language, facts.house);
      yield;
    }
  }
  if (typography > 0)
    found.push(check('typography-left', { count: typography, spot: { part: { kind: 'typography' } } }));
  return found;
}

/** The language of an answer that is said in another one from end to end, and does not say so. */
export function languageOfAll({ blocks, language }: Answer, post: string): 'fr' | 'en' | undefined {
  if (blocks.length < 2 || blocks.some(({ type }) => type !== 'paragraph')) return undefined;
  const found = blocks.map((block) =>
    block.type === 'paragraph' ? passagesIn(block.content, language ?? post)[0] : undefined,
  );
  return found.every((one) => one?.whole === true) ? found[0]?.language : undefined;
}

const LINK_CODES: Readonly<Record<Facts['links'][number]['state'], CheckCode | undefined>> = {
  reached: undefined,
  dead: 'link-dead',
  local: 'link-local',
  doubtful: 'link-doubtful',
  offline: 'link-unverified',
};

function addressesOf({ links, notOnline }: Facts): Addresses {
  const codes = new Map<string, CheckCode>();
  for (const { url, state } of links) {
    const code = LINK_CODES[state];
    if (code !== undefined) codes.set(url, code);
  }
  for (const url of notOnline) codes.set(url, 'link-not-online');
  return codes;
}

function labelChecks({ labels }: Post, { limits }: Facts): Check[] {
  const { tooMany, tooLong, count, characters } = checkLabels(labels, limits);
  const said = { spot: { part: { kind: 'labels' } } } as const;
  return [
    ...(tooMany ? [check('too-many-labels', { ...said, count, about: String(limits.labels) })] : []),
    ...(tooLong
      ? [check('labels-too-long', { ...said, count: characters, about: String(limits.labelCharacters) })]
      : []),
  ];
}

/** A name that differs may be a slip; a role that differs may be of its time. */
function peopleChecks({ participants }: Post, { people }: Facts): Check[] {
  return participants.flatMap((participant) => {
    const { id, name } = participant;
    const spot = { part: { kind: 'people' as const, id } };
    return people
      .filter((known) => known.participant === id)
      .flatMap(({ self, person }): Check[] => {
        if (!self) return [check('name-near', { words: name, about: person.name, spot })];
        if (person.name !== name) return [check('name-differs', { words: name, about: person.name, spot })];
        const then = creditOf(participant).join(', ');
        const known = creditOf(person).join(', ');
        return then === known || then === '' || known === ''
          ? []
          : [check('role-differs', { words: name, about: known, spot })];
      });
  });
}

function sendingChecks({
  bytes,
  limit,
  hostless,
  missing,
  head,
  left,
}: NonNullable<Facts['sending']>): Check[] {
  const kilobytes = (size: number): number => Math.ceil(size / 1000);
  return [
    ...(bytes > limit ? [check('too-heavy', { count: kilobytes(bytes), about: String(limit / 1000) })] : []),
    ...(hostless > 0 ? [check('host-needed', { count: hostless })] : []),
    ...(missing > 0 ? [check('pictures-missing', { count: missing })] : []),
    ...(head > 0 ? [check('head-heavy', { count: kilobytes(head) })] : []),
    ...(left.length > 0 ? [leftOutCheck(left)] : []),
  ];
}

const leftOutCheck = (left: readonly LeftOut[]): Check =>
  check('html-left-out', {
    words: leftOutWords(left),
    count: countLeftOut(left),
  });

function besideChecks({ approved, sending }: Facts): Check[] {
  const found: Check[] = [];
  if (sending !== undefined) found.push(...sendingChecks(sending));
  for (const { name, changes, turns } of approved) {
    const [first] = turns;
    const spot =
      first === undefined
        ? ({ part: { kind: 'revisions' } } as const)
        : first.kind === 'question'
          ? { questionId: first.id }
          : { answerId: first.id };
    found.push(
      check('changed-since-approval', { count: changes, words: first?.words ?? '', about: name, spot }),
    );
  }
  return found;
}
