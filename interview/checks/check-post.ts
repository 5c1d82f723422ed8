/**
 * The checks of a post, for the panel while writing and the publish sheet before sending. They depend only on the post
 * and on facts from the backend (check-facts.ts). A check blocks publishing if the blog requires it, or
 * would refuse the post.
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
import { type Addresses, blockChecks, leadChecks, newReadingState } from './block-checks.ts';
import { check, type Check } from './check.ts';
import { type CheckCode, isRefused } from './codes.ts';
import type { CheckFacts } from './check-facts.ts';
import { consentChecks } from './consent-checks.ts';
import { passagesIn } from './passages.ts';
import { walkBlocks } from './walk.ts';

// Questions and answers: empty, unanswered or without a speaker.

const isBlank = (text: string): boolean => text.trim() === '';

/** Prepares the checks of turns with one pass over the post. */
function prepareTurnChecks(post: Post): (turn: Question | Answer) => Check[] {
  const names = new Map(post.participants.map(({ id, name }) => [id, name]));
  const outline = new Map(
    outlineOf(post).flatMap((item) => (item.kind === 'question' ? [[item.id, item] as const] : [])),
  );
  return (turn) =>
    turn.type === 'question' ? questionChecks(turn, outline.get(turn.id), names) : answerChecks(turn, names);
}

/** Reports a question that is unanswered, or not answered by everyone it was put to. */
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

// Count of changes that the reviewed typographic pass (F7) would make.

const plainInlines = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

/** The separately corrected texts of a block; none for code and sealed cards. */
function textsOf(block: TopBlock | AnswerBlock): (readonly Inline[])[] {
  if (block.type === 'question') return block.content;
  if (block.type === 'answer') return block.blocks.flatMap(textsOf);
  const { runs, plainTexts } = typeOf(block);
  const ofPictures = imagesIn(block).flatMap(({ caption, credit, alt }) => [
    caption,
    plainInlines(credit),
    plainInlines(alt),
  ]);
  return [...ofPictures, ...runs(block), ...(plainTexts?.(block) ?? []).map(plainInlines)];
}

const hasOwnLanguage = (inline: Inline): boolean =>
  inline.type === 'link' ? inline.content.some(hasOwnLanguage) : 'language' in inline;

function countCorrections(texts: readonly (readonly Inline[])[], language: string, house: House): number {
  if (!hasTypography(language) && !texts.some((text) => text.some(hasOwnLanguage))) return 0;
  return texts.reduce(
    (sum, text) => sum + (text.length === 0 ? 0 : correctInlines(text, { language, house }).changes.length),
    0,
  );
}

/** In one block; `around`: the language of the answer or post. */
function typographyLeftIn(block: TopBlock | AnswerBlock, around: string, house: House): number {
  const own = block.type === 'quote' || block.type === 'question' ? block.language : undefined;
  // The source of a quote is in the language around it.
  const source =
    block.type === 'quote' ? countCorrections([plainInlines(block.cite ?? '')], around, house) : 0;
  return countCorrections(textsOf(block), own ?? around, house) + source;
}

/** In title and lead. */
const typographyLeftAbove = ({ title, lead, language }: Post, house: House): number =>
  countCorrections([plainInlines(title), ...(lead ?? [])], language, house);

/** Only the first checks are kept: a longer list is not read. */
export const MOST_CHECKS = 200;

/** Generates the checks of a post in steps, one per block, so that a long text does not block. */
export function* checkSteps(post: Post, facts: CheckFacts): Generator<undefined, Check[]> {
  const checks: Check[] = [];
  if (isBlank(post.title)) checks.push(check('title-missing', { spot: { part: { kind: 'title' } } }));
  if (isEmpty(post)) checks.push(check('body-empty', { spot: { part: { kind: 'text' } } }));
  else checks.push(...(yield* textChecks(post, facts)));
  checks.push(
    ...labelChecks(post, facts),
    ...peopleChecks(post, facts),
    ...consentChecks(post, facts),
    ...factChecks(facts),
  );
  const required = new Set(facts.required);
  return checks
    .map((one) => (required.has(one.code) ? { ...one, blocks: true } : one))
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, MOST_CHECKS);
}

/** Runs all steps at once. */
export function checksOf(post: Post, facts: CheckFacts): Check[] {
  const steps = checkSteps(post, facts);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Blocking checks come first, those the blog cannot take before those it requires. */
const rank = ({ code, blocks }: Check): number => (isRefused(code) ? 0 : blocks ? 1 : 2);

/** Searches the whole post only if no paragraph has text. */
const isEmpty = (post: Post): boolean =>
  !post.body.some((block) => block.type === 'paragraph' && !isBlank(blockToText(block))) &&
  showsNothing(post);

function* textChecks(post: Post, facts: CheckFacts): Generator<undefined, Check[]> {
  const addresses = addressesOf(facts);
  const turnChecks = prepareTurnChecks(post);
  const reading = newReadingState();
  const checks = leadChecks(post, addresses);
  let typography = typographyLeftAbove(post, facts.house);
  yield;
  const visits = walkBlocks(post);
  let next = visits.next();
  for (const [top, block] of post.body.entries()) {
    if (block.type === 'question' || block.type === 'answer') checks.push(...turnChecks(block));
    const otherLanguage = block.type === 'answer' ? languageOfAll(block, post.language) : undefined;
    if (otherLanguage !== undefined && block.type === 'answer')
      checks.push(
        check('passage-unmarked', {
          words: blockToText(block),
          about: otherLanguage,
          spot: { answerId: block.id },
          path: [top],
        }),
      );
    for (; next.done !== true && next.value.path[0] === top; next = visits.next()) {
      const standing = otherLanguage === undefined ? next.value : { ...next.value, language: otherLanguage };
      checks.push(...blockChecks(standing, reading, addresses));
      typography += typographyLeftIn(standing.block, next.value.language, facts.house);
      yield;
    }
  }
  if (typography > 0)
    checks.push(check('typography-left', { count: typography, spot: { part: { kind: 'typography' } } }));
  return checks;
}

/** The language of an answer that is entirely in another language than declared. */
export function languageOfAll({ blocks, language }: Answer, post: string): 'fr' | 'en' | undefined {
  if (blocks.length < 2 || blocks.some(({ type }) => type !== 'paragraph')) return undefined;
  const passages = blocks.map((block) =>
    block.type === 'paragraph' ? passagesIn(block.content, language ?? post)[0] : undefined,
  );
  return passages.every((one) => one?.isWhole === true) ? passages[0]?.language : undefined;
}

const LINK_CODES: Readonly<Record<CheckFacts['links'][number]['state'], CheckCode | undefined>> = {
  reached: undefined,
  dead: 'link-dead',
  local: 'link-local',
  doubtful: 'link-doubtful',
  offline: 'link-unverified',
};

function addressesOf({ links, notOnline }: CheckFacts): Addresses {
  const codes = new Map<string, CheckCode>();
  for (const { url, state } of links) {
    const code = LINK_CODES[state];
    if (code !== undefined) codes.set(url, code);
  }
  for (const url of notOnline) codes.set(url, 'link-not-online');
  return codes;
}

function labelChecks({ labels }: Post, { limits }: CheckFacts): Check[] {
  const { tooMany, tooLong, count, characters } = checkLabels(labels, limits);
  const labelSpot = { spot: { part: { kind: 'labels' } } } as const;
  return [
    ...(tooMany ? [check('too-many-labels', { ...labelSpot, count, about: String(limits.labels) })] : []),
    ...(tooLong
      ? [check('labels-too-long', { ...labelSpot, count: characters, about: String(limits.labelCharacters) })]
      : []),
  ];
}

/** A name that differs may be a mistake; a role that differs may be outdated. */
function peopleChecks({ participants }: Post, { people }: CheckFacts): Check[] {
  return participants.flatMap((participant) => {
    const { id, name } = participant;
    const spot = { part: { kind: 'people' as const, id } };
    return people
      .filter((match) => match.participant === id)
      .flatMap(({ self, person }): Check[] => {
        if (!self) return [check('name-near', { words: name, about: person.name, spot })];
        if (person.name !== name) return [check('name-differs', { words: name, about: person.name, spot })];
        const creditInPost = creditOf(participant).join(', ');
        const knownCredit = creditOf(person).join(', ');
        return creditInPost === knownCredit || creditInPost === '' || knownCredit === ''
          ? []
          : [check('role-differs', { words: name, about: knownCredit, spot })];
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
}: NonNullable<CheckFacts['sending']>): Check[] {
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

function factChecks({ approved, unapproved, sending }: CheckFacts): Check[] {
  const checks: Check[] = [];
  if (sending !== undefined) checks.push(...sendingChecks(sending));
  for (const { name, changes, turns } of approved) {
    const [first] = turns;
    const spot =
      first === undefined
        ? ({ part: { kind: 'revisions' } } as const)
        : first.kind === 'question'
          ? { questionId: first.id }
          : { answerId: first.id };
    checks.push(
      check('changed-since-approval', { count: changes, words: first?.words ?? '', about: name, spot }),
    );
  }
  for (const { name, answers } of unapproved)
    checks.push(
      check('answer-unapproved', {
        count: answers.length,
        words: name,
        ...(answers[0] !== undefined && { spot: { answerId: answers[0] } }),
      }),
    );
  return checks;
}
