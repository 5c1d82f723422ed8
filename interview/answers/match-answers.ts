/**
 * What one person sent back, matched to the questions of a post: by their codes, by their words, then by words like theirs,
 * then by number and order, however they are carried (numbered, bold, quoted, in a table, told by colour only, answered
 * under the mail).
 * Nothing is dropped: every visible character stands in an answer, in a question, in a label or in what is not attached.
 */
import type { AnswerBlock, Inline, Participant, Post, TopBlock } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import { inlinesToText } from '../inlines.ts';
import { readLabel } from '../recognition/label-line.ts';
import { mayMean } from '../recognition/people.ts';
import { type ColourRun, coloursOf } from './colours.ts';
import { type KnownQuestions, knownQuestions } from './known-questions.ts';
import {
  type How,
  isAnswered,
  markByAppearance,
  markInOrder,
  markKeyed,
  type Role,
  type Roles,
  rolesByWords,
} from './roles.ts';
import { contentFrom, type Piece, QUOTE_SIGNS, regroup, type Unit, unitsOf, wordsOf } from './units.ts';

// « Anne Martin : », « Réponse : » before an answer: who speaks, told apart from what is said.

type AnswerLabel = Readonly<{
  /** As written, without the colon. */
  label: string;
  /** How much of the line it takes, white space after it included, in UTF-16 units. */
  length: number;
  /** Who it names; undefined for « Réponse : » and for a name that nobody of the post has. */
  person?: Participant;
  /** « Réponse : » and the like: a word for the answer, not a name. */
  bare: boolean;
}>;

const ANSWER_WORDS =
  /^(?:r|a|rep|reponse|votre reponse|ma reponse|answer|your answer)\s*(?:n?\s*°?\s*\d{1,3})?$/;

/** What stands before the colon at the head of a line, when it may name who answers. */
function answerLabel(text: string, people: readonly Participant[]): AnswerLabel | null {
  const start = text.length - text.trimStart().length;
  const colon = text.slice(0, 140).search(/[:：]/);
  if (colon > 0 && ANSWER_WORDS.test(foldKey(text.slice(0, colon).replace(/[*_]/g, '')))) {
    return { label: text.slice(0, colon).trim(), length: lengthOf(text, colon + 1), bare: true };
  }
  const found = readLabel(text.trimStart());
  if (found === null || found.shape === 'asks' || found.shape === 'lower') return null;
  const fitting = people.filter((person) => means(found.name, person));
  const [person] = fitting;
  return {
    label: found.label,
    length: lengthOf(text, start + found.written.length),
    bare: false,
    ...(person !== undefined && fitting.length === 1 && { person }),
  };
}

/** Whether a name as written may be that of the person: their name, their label, or a short form of it. */
export function means(name: string, person: Pick<Participant, 'name' | 'label'>): boolean {
  const key = foldKey(name);
  return key === foldKey(person.name) || key === foldKey(person.label) || mayMean(name, person.name);
}

const lengthOf = (text: string, end: number): number =>
  end + (/^\s*/u.exec(text.slice(end))?.[0].length ?? 0);

export type { How };

/** What came for one question of the post. */
type MatchedAnswer = {
  question: string;
  /** Empty: nothing came, « sans réponse ». */
  blocks: AnswerBlock[];
  /** How the question was told, and how surely, 0..1; absent when it was not among what came. */
  how?: How;
  sure?: number;
  /** The question as it came, where its words differ. */
  asked?: string;
};

export type Unattached = {
  /** Before the first question, of the mail itself, quoted in it, a closing, a question the post does not ask, another person's. */
  why: 'before' | 'mail' | 'quoted' | 'closing' | 'stranger' | 'someone-else' | 'after';
  blocks: AnswerBlock[];
  /** The name before it, when it is someone else's. */
  label?: string;
};

export type AnswersMatch = {
  /** One for each question of the post, in its order. */
  answers: MatchedAnswer[];
  unattached: Unattached[];
  /** Names that stood before answers, as written, the most frequent first. */
  labels: string[];
  /** Visible text that stands in no block above: the questions as they came, numbers, labels, words the post already holds. */
  recognised: string[];
};

type MatchOptions = Readonly<{
  /** Whose answers these are, as far as known: what stands under another person's name is then not attached. */
  person?: Pick<Participant, 'id' | 'name' | 'label'> | undefined;
  /** The colours of what came, where it was read with them. */
  colours?: readonly ColourRun[] | undefined;
}>;

type Assigned = { units: Unit[]; roles: Roles };

export function matchAnswers(
  received: readonly TopBlock[],
  post: Post,
  options: MatchOptions = {},
): AnswersMatch {
  const questions = knownQuestions(post);
  return sort(assignRoles(received, post, questions, options), post, questions, options);
}

/** What each line is, by the first way that finds answers. */
function assignRoles(
  received: readonly TopBlock[],
  post: Post,
  questions: KnownQuestions,
  { person, colours = [] }: MatchOptions,
): Assigned {
  const units = unitsOf(received, questions, { colours: coloursOf(colours), openLists: false });
  const roles = rolesByWords(units, post, questions, person);
  // Where codes are, neither looks nor the order decide.
  if (roles.some((role) => role !== undefined && 'how' in role && role.how === 'code'))
    return { units, roles };
  if (!isAnswered(units, roles, questions)) {
    const open = unitsOf(received, questions, { colours: coloursOf(colours), openLists: true });
    const keyed = rolesByWords(open, post, questions, person);
    if (!likeQuestions(open, keyed, questions) && markKeyed(open, keyed, questions))
      return { units: open, roles: keyed };
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

/** Whether the numbered lines are questions of their own (they ask), not answers. */
function likeQuestions(units: readonly Unit[], roles: Roles, questions: KnownQuestions): boolean {
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

/** Puts each line where its role says. */
function sort(
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
  const seen = new Map<string, number>();
  let target: string | null = null;
  let away: Unattached['why'] = 'before';
  let someoneElse: string | undefined;

  const leave = (why: Unattached['why'], piece: Piece): void => {
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
  const mine = (label: AnswerLabel): boolean => person !== undefined && means(label.label, person);
  const named = [...labels.values()].some(mine);
  /** Another person of the post; or, where the person's own name stands somewhere, any other name. */
  const isSomeoneElse = (label: AnswerLabel): boolean =>
    person !== undefined &&
    !label.bare &&
    !mine(label) &&
    (named || (label.person !== undefined && label.person.id !== person.id));
  const found = (role: Extract<Role, { question: string }>): void => {
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
        found(role);
        recognised.push(unit.text);
        hear(answers.get(role.question), unit, role);
        target = role.question;
        someoneElse = undefined;
        return;
      case 'stranger':
        target = null;
        away = 'stranger';
        return leave('stranger', piece);
      case 'known':
        recognised.push(unit.text);
        if (role.ends) {
          target = null;
          away = index === 0 || away === 'before' ? 'before' : 'after';
        }
        return;
      case 'mail':
      case 'closing':
        target = null;
        away = role.as;
        return leave(role.as, piece);
      case 'quoted':
        return leave('quoted', piece);
      default:
    }
    // An answer inside a quoted mail comes without the signs of the quotation.
    let from = unit.depth > 0 ? (QUOTE_SIGNS.exec(unit.text)?.[0].length ?? 0) : 0;
    if (role?.as === 'keyed') {
      found(role);
      target = role.question;
      someoneElse = undefined;
      from = Math.max(from, unit.number?.length ?? 0);
    }
    if (target === null && away !== 'stranger') return leave(away, piece);
    const label = labels.get(index);
    if (label !== undefined && target !== null) {
      someoneElse = undefined;
      if (isSomeoneElse(label)) someoneElse = label.label;
      else {
        if (!label.bare) seen.set(label.label, (seen.get(label.label) ?? 0) + 1);
        from += label.length;
      }
    }
    if (someoneElse !== undefined) return leave('someone-else', piece);
    if (from > 0) recognised.push(unit.text.slice(0, from));
    const content: Inline[] = from > 0 ? contentFrom(unit, from) : [...unit.content];
    const answer = target === null ? undefined : answers.get(target);
    if (answer === undefined) leave(away, piece);
    else if (unit.block || inlinesToText(content).trim() !== '') answer.pieces.push({ unit, content });
  });

  return {
    answers: [...answers.values()].map(({ pieces, ...answer }) => ({ ...answer, blocks: regroup(pieces) })),
    unattached: unattached.map(({ pieces, ...rest }) => ({ ...rest, blocks: regroup(pieces) })),
    labels: [...seen].toSorted((a, b) => b[1] - a[1]).map(([label]) => label),
    recognised,
  };
}

/** The question as it came, when its words differ from the post's. */
function hear(answer: MatchedAnswer | undefined, unit: Unit, role: Extract<Role, { as: 'question' }>): void {
  if (answer === undefined || role.how === 'same') return;
  const words = wordsOf(unit).trim();
  answer.asked = (
    role.goesOn === true && answer.asked !== undefined ? `${answer.asked} ${words}` : words
  ).slice(0, 2_000);
}

/** The labels that count, by line: of people the post knows, and those that come back at the head of several answers. */
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
