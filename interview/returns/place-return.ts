/**
 * Places a return in the post: each part by its mark in the sent text, else by the code of its question, else by words;
 * then compares three texts: sent, received, and the post’s now.
 */
import { answersBy } from '../answers/merge-answers.ts';
import { matchAnswers } from '../answers/match-answers.ts';
import { knownQuestions } from '../answers/known-questions.ts';
import { questionCodes } from '../answers/question-codes.ts';
import type { AnswerBlock, Participant, Post, Question, TopBlock } from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { questionsOver } from '../outline.ts';
import { LEAD_MARK, markedTurns, TITLE_MARK } from './marked-parts.ts';
import type { PlacedTurn, Statement, TurnsOfReturn, TurnState } from './placed-turn.ts';
import type { ReadReturn, ReadTurn } from './read-return.ts';
import { LEAD, partOf, TITLE, wordsOfBlocks } from './turn-words.ts';

export type Sides = Readonly<{
  now: Post;
  /** The state that was sent, where it is stored. */
  sent?: Post | undefined;
  /** Who sent the return, if they take part in the post. */
  person?: Pick<Participant, 'id' | 'name' | 'label'> | undefined;
}>;

type How = PlacedTurn['how'];

/** Where a part belongs: a turn, the title or the lead; or the person’s answer to a question. */
type Target = Readonly<{ how: How } & ({ turn: string } | { question: string })>;

/** A part whose question is decided already, by its words. */
type PlaceableTurn = ReadTurn & Readonly<{ question?: string }>;
export type PlaceableReturn = Omit<ReadReturn, 'turns'> & Readonly<{ turns: readonly PlaceableTurn[] }>;

/** One line for each part of the return, in its order. */
export function placeReturn(read: PlaceableReturn, sides: Sides): PlacedTurn[] {
  return read.turns.flatMap((turn) => {
    const target = targetOf(turn, sides);
    const placed =
      target === undefined
        ? unknownTurn(turn)
        : compare(turn, read, 'turn' in target ? ofTurn(target, sides) : ofQuestion(target, sides));
    return placed === undefined ? [] : [placed];
  });
}

/** The parts of a text without marks: the person’s words under each question that is recognised. */
export function turnsByWords(received: readonly TopBlock[], { now, sent, person }: Sides): PlaceableTurn[] {
  const post = sent ?? now;
  const codes = new Map(questionCodes(post).map(({ question, code }) => [question.id, code.slice(1, -1)]));
  const match = matchAnswers(received, post, { person });
  const answers = match.answers.flatMap(({ question, blocks, how }): PlaceableTurn[] => {
    const code = how === 'code' ? codes.get(question) : undefined;
    return blocks.length === 0 ? [] : [{ blocks, ...(code === undefined ? { question } : { code }) }];
  });
  const rest = match.unattached
    .filter(({ why }) => why === 'stranger' || why === 'after')
    .map(({ blocks }): ReadTurn => ({ blocks }));
  return [...answers, ...rest];
}

function targetOf({ mark, code, asked, question }: PlaceableTurn, { now, sent }: Sides): Target | undefined {
  if (mark !== undefined) {
    if (mark === TITLE_MARK) return { how: 'mark', turn: TITLE };
    if (mark === LEAD_MARK) return { how: 'mark', turn: LEAD };
    const marked = markedTurns(sent ?? now).find((one) => one.mark === mark);
    return marked === undefined ? undefined : { how: 'mark', turn: marked.turn.id };
  }
  if (question !== undefined) return { how: 'words', question };
  const posts = sent === undefined ? [now] : [now, sent];
  const letters = code?.slice(-3);
  for (const post of posts) {
    const coded = questionCodes(post).find((one) => one.code.slice(-4, -1) === letters);
    if (coded !== undefined) return { how: 'code', question: coded.question.id };
  }
  const similar = asked === undefined ? undefined : knownQuestions(now).like(asked)[0];
  return similar === undefined ? undefined : { how: 'words', question: similar.question.id };
}

/** A part of the post, and the same part in the sent text; undefined where one of them has none. */
type Compared = Readonly<{
  turn: string;
  part: Exclude<PlacedTurn['part'], 'unknown'>;
  question: string;
  how: How;
  code?: string;
  now: AnswerBlock[] | undefined;
  sent: AnswerBlock[] | undefined;
}>;

function ofTurn({ turn, how }: Extract<Target, { turn: string }>, { now, sent }: Sides): Compared {
  const current = partOf(now, turn);
  const before = sent === undefined ? current : partOf(sent, turn);
  return {
    turn,
    part: (current ?? before)?.part ?? 'answer',
    question: questionTextOver(now, turn) ?? questionTextOver(sent, turn) ?? '',
    how,
    now: current?.blocks,
    sent: before?.blocks,
  };
}

function questionTextOver(post: Post | undefined, turn: string): string | undefined {
  const block = post?.body.find((one) => 'id' in one && one.id === turn);
  if (post === undefined || block === undefined) return undefined;
  return (
    block.type === 'question' ? paragraphsToText(block.content) : (questionsOver(post.body).get(block) ?? '')
  ).slice(0, 2_000);
}

function ofQuestion(
  { question: id, how }: Extract<Target, { question: string }>,
  { now, sent, person }: Sides,
): Compared {
  const coded = (post: Post | undefined): { question: Question; code: string } | undefined =>
    post === undefined ? undefined : questionCodes(post).find(({ question }) => question.id === id);
  const current = coded(now);
  const question = current ?? coded(sent);
  const answers = (post: Post | undefined): { id?: string; blocks: AnswerBlock[] } => {
    const own = post === undefined || person === undefined ? [] : answersBy(post, id, person.id);
    return { ...(own[0] !== undefined && { id: own[0].id }), blocks: own.flatMap(({ blocks }) => blocks) };
  };
  const answer = answers(now);
  return {
    turn: answer.id ?? id,
    part: 'answer',
    question: paragraphsToText(question?.question.content ?? []).slice(0, 2_000),
    how,
    ...(question !== undefined && { code: question.code.slice(1, -1) }),
    now: current === undefined ? undefined : answer.blocks,
    sent: sent === undefined ? undefined : answers(sent).blocks,
  };
}

/** The line of a part; undefined for a part that says nothing: no words, no approval, no remark. */
function compare(turn: ReadTurn, { purpose }: PlaceableReturn, compared: Compared): PlacedTurn | undefined {
  const { now, sent, ...rest } = compared;
  const received = turn.blocks?.filter(isAnswerBlock);
  const state = stateOf(turn, received, compared, purpose === 'questions');
  if (state === undefined) return undefined;
  return {
    ...rest,
    state,
    now: now ?? [],
    ...(sent !== undefined && { sent }),
    ...(received !== undefined && (received.length > 0 || isChange(state)) && { received }),
    ...(turn.remark !== undefined && turn.remark.trim() !== '' && { remark: turn.remark.trim() }),
  };
}

const isChange = (state: TurnState): boolean => state === 'corrected' || state === 'changed-here';

function stateOf(
  turn: ReadTurn,
  received: readonly AnswerBlock[] | undefined,
  { now, sent }: Compared,
  isQuestionnaire: boolean,
): TurnState | undefined {
  const hasRemark = (turn.remark ?? '').trim() !== '' || turn.isApproved === false;
  const [here, before, back] = [now, sent ?? now, received].map((blocks) =>
    blocks === undefined ? undefined : wordsOfBlocks(blocks),
  );
  if (here === undefined)
    return back === undefined && !hasRemark && turn.isApproved !== true ? undefined : 'deleted-here';
  if (isQuestionnaire) {
    if (back === undefined || back === '') return hasRemark ? 'remark' : undefined;
    if (here === '' || here === back) return 'answered';
    return here === before ? 'corrected' : 'changed-here';
  }
  if (back === undefined) {
    if (hasRemark) return 'remark';
    if (turn.isApproved !== true) return undefined;
    return here === before ? 'approved' : 'changed-here';
  }
  if (here === '' && before === '' && back !== '') return 'answered';
  if (back !== before && back !== here) return here === before ? 'corrected' : 'changed-here';
  if (hasRemark) return 'remark';
  return back === here ? 'approved' : 'changed-here';
}

function unknownTurn(turn: ReadTurn): PlacedTurn | undefined {
  const received = turn.blocks?.filter(isAnswerBlock) ?? [];
  const remark = turn.remark?.trim() ?? '';
  if (received.length === 0 && remark === '') return undefined;
  return {
    turn: '',
    part: 'unknown',
    question: turn.asked ?? '',
    state: 'unknown',
    how: 'none',
    now: [],
    received,
    ...(remark !== '' && { remark }),
  };
}

const isAnswerBlock = (block: TopBlock): block is AnswerBlock =>
  !['heading', 'question', 'answer', 'rule', 'jumpBreak'].includes(block.type);

/** The person’s statement about a turn; undefined for an answer to a question, and without a turn of the post. */
function statementOf({ state, remark, now, sent = now, received }: PlacedTurn): Statement | undefined {
  if (state === 'answered' || state === 'deleted-here' || state === 'unknown') return undefined;
  const before = wordsOfBlocks(sent);
  const back = received === undefined ? before : wordsOfBlocks(received);
  const words = (back === before ? before : back).slice(0, 200_000);
  // Also once the correction is taken: the state is then the post’s.
  if (back !== before) return { state: 'corrected', words };
  return { state: remark === undefined && state !== 'remark' ? 'approved' : 'remark', words };
}

/** The stored form of each turn; `taken`: those whose words are now the post’s. */
export const turnsToTake = (
  turns: readonly PlacedTurn[],
  taken: readonly PlacedTurn[],
): Array<TurnsOfReturn[number] & Readonly<{ statement?: Statement; isTaken: boolean }>> =>
  turns.map((placed) => {
    const { turn, state, remark } = placed;
    const statement = statementOf(placed);
    return {
      turn,
      state,
      isTaken: taken.includes(placed),
      ...(remark !== undefined && { remark }),
      ...(statement !== undefined && { statement }),
    };
  });

/** Whether taking the turn would change the post. */
export const hasOtherWords = ({ received, now }: PlacedTurn): boolean =>
  received !== undefined && wordsOfBlocks(received) !== wordsOfBlocks(now);

/** A correction or an answer is taken; where the post changed meanwhile, or a turn was removed, its author decides. */
export const isTakenByDefault = (turn: PlacedTurn): boolean =>
  hasOtherWords(turn) &&
  turn.received?.length !== 0 &&
  (turn.state === 'corrected' || turn.state === 'answered');
