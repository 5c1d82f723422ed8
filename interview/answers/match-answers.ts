/**
 * Matches one person's received answers to the questions of a post: by codes, by exact words, by similar words, then
 * by number
 * and order, in any layout (numbered, bold, quoted, in a table, coloured, or written under the mail). Nothing is
 * dropped: each visible character ends up in an answer, a question, a label or the unattached text.
 */
import type { AnswerBlock, Inline, Participant, Post, TopBlock } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { inlinesToText } from '../inlines.ts';
import { wordsKey } from '../similarity.ts';
import { readLabel } from '../recognition/label-line.ts';
import { mayBeName } from '../people/may-be-name.ts';
import { mayMean } from '../recognition/people.ts';
import { type ColourRun, coloursOf } from './colours.ts';
import { type KnownQuestions, knownQuestions } from './known-questions.ts';
import {
  type How,
  isAnswered,
  isAnsweredByCode,
  markByAppearance,
  markInOrder,
  markKeyed,
  markMailBelow,
  type Role,
  type Roles,
  rolesByWords,
} from './line-roles.ts';
import { contentFrom, type Piece, QUOTE_SIGNS, regroup, type Unit, unitsOf, wordsOf } from './units.ts';

// Labels before an answer that name the speaker: « Anne Martin : », « Réponse : ».

type AnswerLabel = Readonly<{
  /** As written, without the colon. */
  label: string;
  /** Its length in the line, following white space included, in UTF-16 units. */
  length: number;
  /** The person named; undefined for « Réponse : » and for a name of no participant. */
  person?: Participant;
  /** A word for "answer", not a name. */
  bare: boolean;
}>;

const ANSWER_WORDS =
  /^(?:r|a|rep|reponse|votre reponse|ma reponse|answer|your answer)\s*(?:n?\s*°?\s*\d{1,3})?$/;

/** The label at the start of a line, if the text before its colon may name a person. */
function answerLabel(text: string, people: readonly Participant[]): AnswerLabel | null {
  const start = text.length - text.trimStart().length;
  const colon = text.slice(0, 140).search(/[:：]/);
  if (colon > 0 && ANSWER_WORDS.test(foldKey(text.slice(0, colon).replace(/[*_]/g, '')))) {
    return { label: text.slice(0, colon).trim(), length: endWithSpace(text, colon + 1), bare: true };
  }
  const nameLabel = readLabel(text.trimStart());
  if (nameLabel === null || nameLabel.shape === 'asks' || nameLabel.shape === 'lower') return null;
  const fitting = people.filter((person) => mayNamePerson(nameLabel.name, person));
  const [person] = fitting;
  return {
    label: nameLabel.label,
    length: endWithSpace(text, start + nameLabel.written.length),
    bare: false,
    ...(person !== undefined && fitting.length === 1 && { person }),
  };
}

/** Whether a written name may mean the person: their name, label, or a short form. */
export function mayNamePerson(name: string, person: Pick<Participant, 'name' | 'label'>): boolean {
  const key = foldKey(name);
  return key === foldKey(person.name) || key === foldKey(person.label) || mayMean(name, person.name);
}

const endWithSpace = (text: string, end: number): number =>
  end + (/^\s*/u.exec(text.slice(end))?.[0].length ?? 0);

export type { How };

/** The received answer to one question of the post. */
type MatchedAnswer = {
  question: string;
  /** Empty if nothing was received. */
  blocks: AnswerBlock[];
  /** How the question was recognised, and the confidence from 0 to 1; absent if it was not. */
  how?: How;
  sure?: number;
  /** The received wording of the question, if it differs. */
  asked?: string;
};

export type Unattached = {
  /**
   * Before the first question, mail headers, a quoted mail, a closing formula, under an unknown question, another
   * person's, or after the answers.
   */
  why: 'before' | 'mail' | 'quoted' | 'closing' | 'stranger' | 'someone-else' | 'after';
  blocks: AnswerBlock[];
  /** The other person's name. */
  label?: string;
};

export type AnswersMatch = {
  /** One per question of the post, in its order. */
  answers: MatchedAnswer[];
  unattached: Unattached[];
  /** Names before answers, as written, most frequent first. */
  labels: string[];
  /** Visible text of no block above: received questions, numbers, labels, and text the post already has. */
  recognised: string[];
};

type MatchOptions = Readonly<{
  /** Who answers, if known: text labelled with another name is then left unattached. */
  person?: Pick<Participant, 'id' | 'name' | 'label'> | undefined;
  /** Text colours, if they were read. */
  colours?: readonly ColourRun[] | undefined;
}>;

type Assigned = { units: Unit[]; roles: Roles };

export function matchAnswers(
  received: readonly TopBlock[],
  post: Post,
  options: MatchOptions = {},
): AnswersMatch {
  const questions = knownQuestions(post);
  return sortLines(assignRoles(received, post, questions, options), post, questions, options);
}

/** The role of each line, by the first method that finds answers. */
function assignRoles(
  received: readonly TopBlock[],
  post: Post,
  questions: KnownQuestions,
  { person, colours = [] }: MatchOptions,
): Assigned {
  const units = unitsOf(received, questions, { colours: coloursOf(colours), openLists: false });
  const roles = rolesByWords(units, post, questions, person);
  const people = person === undefined ? post.participants : [person];
  // Where codes lead to answers, neither looks nor the order decide.
  if (isAnsweredByCode(roles)) return { units, roles: markSignature(units, roles, people) };
  if (!isAnswered(units, roles, questions)) {
    const open = unitsOf(received, questions, { colours: coloursOf(colours), openLists: true });
    const keyed = rolesByWords(open, post, questions, person);
    if (!areNumberedQuestions(open, keyed, questions) && markKeyed(open, keyed, questions)) {
      markMailBelow(keyed);
      return { units: open, roles: markSignature(open, keyed, people) };
    }
    markByAppearance(units, roles, questions);
    if (isAnswered(units, roles, questions)) return { units, roles };
    const ordered = rolesByWords(open, post, questions, person);
    markInOrder(open, ordered, questions);
    if (ordered.some((role) => role?.as === 'keyed')) return { units: open, roles: ordered };
    return { units, roles };
  }
  markByAppearance(units, roles, questions);
  return { units, roles };
}

/** The last line outside quotations, if it is only the name of who answers and ends an answer, as a closing line. */
function markSignature(
  units: readonly Unit[],
  roles: Roles,
  people: readonly Pick<Participant, 'name' | 'label'>[],
): Roles {
  const last = units.findLastIndex((unit, index) => roles[index] === undefined && unit.depth === 0);
  const text = units[last]?.text.trim() ?? '';
  const isName = mayBeName(text) && people.some((person) => mayNamePerson(text, person));
  if (isName && roles[last - 1]?.as !== 'question') roles[last] = { as: 'closing' };
  return roles;
}

/** Whether the numbered lines look like questions rather than answers. */
function areNumberedQuestions(units: readonly Unit[], roles: Roles, questions: KnownQuestions): boolean {
  const numbered = units.filter(
    (unit, index) =>
      roles[index] === undefined &&
      unit.depth === 0 &&
      unit.number !== undefined &&
      unit.number.value <= questions.all.length,
  );
  const asking = numbered.filter((unit) => unit.appearances.has('asks') || unit.appearances.has('bold'));
  return numbered.length > 0 && asking.length > numbered.length / 2;
}

/** Sorts each line into an answer or the unattached text by its role. */
function sortLines(
  { units, roles }: Assigned,
  post: Post,
  questions: KnownQuestions,
  { person }: MatchOptions,
): AnswersMatch {
  const answers = new Map<string, MatchedAnswer & { pieces: Piece[] }>(
    questions.all.map(({ id }) => [id, { question: id, blocks: [], pieces: [] }]),
  );
  const unattached: (Unattached & { pieces: Piece[] })[] = [];
  const recognised: string[] = [];
  const labels = labelsIn(units, roles, post, person);
  const answerLabels = new Map<string, number>();
  let target: string | null = null;
  let reason: Unattached['why'] = 'before';
  let someoneElse: string | undefined;

  const leaveUnattached = (why: Unattached['why'], piece: Piece): void => {
    const last = unattached.at(-1);
    const label = why === 'someone-else' ? someoneElse : undefined;
    if (
      last?.why === why &&
      last.label === label &&
      last.pieces.at(-1)?.unit === units[units.indexOf(piece.unit) - 1]
    )
      last.pieces.push(piece);
    else unattached.push({ why, blocks: [], pieces: [piece], ...(label !== undefined && { label }) });
  };
  const isOwnLabel = (label: AnswerLabel): boolean =>
    person !== undefined && mayNamePerson(label.label, person);
  const hasOwnLabel = [...labels.values()].some(isOwnLabel);
  /** Another participant; if the person's own name is a label somewhere, any other name too. */
  const isSomeoneElse = (label: AnswerLabel): boolean =>
    person !== undefined &&
    !label.bare &&
    !isOwnLabel(label) &&
    (hasOwnLabel || (label.person !== undefined && label.person.id !== person.id));
  const keepSurest = (role: Extract<Role, { question: string }>): void => {
    const answer = answers.get(role.question);
    if (answer !== undefined && (answer.sure ?? 0) < role.sure) {
      answer.how = role.how;
      answer.sure = role.sure;
    }
  };

  units.forEach((unit, index) => {
    const role = roles[index];
    const piece: Piece = { unit, content: unit.content };
    switch (role?.as) {
      case 'question':
        keepSurest(role);
        recognised.push(unit.text);
        recordWording(answers.get(role.question), unit, role);
        target = role.question;
        someoneElse = undefined;
        return;
      case 'stranger':
        target = null;
        reason = 'stranger';
        return leaveUnattached('stranger', piece);
      case 'known':
        recognised.push(unit.text);
        if (role.ends) {
          target = null;
          reason = index === 0 || reason === 'before' ? 'before' : 'after';
        }
        return;
      case 'mail':
      case 'closing':
        target = null;
        reason = role.as;
        return leaveUnattached(role.as, piece);
      case 'quoted':
        return leaveUnattached('quoted', piece);
      default:
    }
    // An answer inside a quoted mail comes without the signs of the quotation.
    let from = unit.depth > 0 ? (QUOTE_SIGNS.exec(unit.text)?.[0].length ?? 0) : 0;
    if (role?.as === 'keyed') {
      keepSurest(role);
      target = role.question;
      someoneElse = undefined;
      from = Math.max(from, unit.number?.length ?? 0);
    }
    if (target === null && reason !== 'stranger') return leaveUnattached(reason, piece);
    const label = labels.get(index);
    if (label !== undefined && target !== null) {
      someoneElse = undefined;
      if (isSomeoneElse(label)) someoneElse = label.label;
      else {
        if (!label.bare) answerLabels.set(label.label, (answerLabels.get(label.label) ?? 0) + 1);
        from += label.length;
      }
    }
    if (someoneElse !== undefined) return leaveUnattached('someone-else', piece);
    if (from > 0) recognised.push(unit.text.slice(0, from));
    const content: Inline[] = from > 0 ? contentFrom(unit, from) : [...unit.content];
    const answer = target === null ? undefined : answers.get(target);
    if (answer === undefined) leaveUnattached(reason, piece);
    else if (unit.block || inlinesToText(content).trim() !== '') answer.pieces.push({ unit, content });
  });

  /** A code with the question's own words, or with none. */
  const isSameWording = (asked: string, id: string): boolean =>
    ['', questions.all.find((question) => question.id === id)?.prepared.key].includes(wordsKey(asked));
  return {
    answers: [...answers.values()].map(({ pieces, asked, ...answer }) => ({
      ...answer,
      ...(asked !== undefined && !isSameWording(asked, answer.question) && { asked }),
      blocks: regroup(pieces),
    })),
    unattached: unattached.map(({ pieces, ...rest }) => ({ ...rest, blocks: regroup(pieces) })),
    labels: [...answerLabels].toSorted((a, b) => b[1] - a[1]).map(([label]) => label),
    recognised,
  };
}

/** Records the received wording of a question that differs from the post's. */
function recordWording(
  answer: MatchedAnswer | undefined,
  unit: Unit,
  role: Extract<Role, { as: 'question' }>,
): void {
  if (answer === undefined || role.how === 'same') return;
  const words = wordsOf(unit).trim();
  answer.asked = (
    role.isContinuation === true && answer.asked !== undefined ? `${answer.asked} ${words}` : words
  ).slice(0, 2_000);
}

/** Usable labels by line: names of participants, and names that start several answers. */
function labelsIn(
  units: readonly Unit[],
  roles: Roles,
  post: Post,
  person: MatchOptions['person'],
): Map<number, AnswerLabel> {
  const people: Participant[] = [...post.participants];
  if (person !== undefined && !people.some(({ id }) => id === person.id)) people.push(person);
  const all = new Map<number, AnswerLabel>();
  const labelCounts = new Map<string, number>();
  units.forEach((unit, index) => {
    const role = roles[index];
    if (unit.block || unit.depth > 0 || (role !== undefined && role.as !== 'keyed')) return;
    const skip = role?.as === 'keyed' ? (unit.number?.length ?? 0) : 0;
    const label = answerLabel(unit.text.slice(skip), people);
    if (label === null) return;
    all.set(index, label);
    const before = roles[index - 1]?.as;
    if (before === 'question' || role?.as === 'keyed')
      labelCounts.set(label.label, (labelCounts.get(label.label) ?? 0) + 1);
  });
  return new Map(
    [...all].filter(
      ([index, label]) =>
        label.person !== undefined ||
        (label.bare && (roles[index - 1]?.as === 'question' || roles[index]?.as === 'keyed')) ||
        (!label.bare && (labelCounts.get(label.label) ?? 0) >= 2),
    ),
  );
}
