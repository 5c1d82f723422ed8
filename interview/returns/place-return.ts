/**
 * Places a return in the post: each part by its mark in the sent text, else by the code of its question, else by words;
 * then compares three texts: sent, received, and the post’s now.
 */
import { answersBy } from '../answers/merge-answers.ts';
import { matchAnswers } from '../answers/match-answers.ts';
import { knownQuestions } from '../answers/known-questions.ts';
import { questionCodes } from '../answers/question-codes.ts';
import {
  type Answer,
  type AnswerBlock,
  LIMITS,
  type Participant,
  type Post,
  type Question,
  type TopBlock,
} from '../document.ts';
import { paragraphsToText } from '../inlines.ts';
import { questionsOver } from '../outline.ts';
import { LEAD_MARK, markedTurns, TITLE_MARK } from './marked-parts.ts';
import { matchTurns } from './match-return.ts';
import type { PlacedTurn, Statement, TurnsOfReturn, TurnState } from './placed-turn.ts';
import type { ReadReturn, ReadTurn } from './read-return.ts';
import { LEAD, type PartOfPost, partsOf, TITLE, wordsOfBlocks } from './turn-words.ts';

export type Sides = Readonly<{
  now: Post;
  /** The state that was sent, where it is stored. */
  sent?: Post | undefined;
  /** The sender of the return, if they take part in the post. */
  person?: Pick<Participant, 'id' | 'name' | 'label'> | undefined;
}>;

/** Where a part belongs: a turn, the title or the lead; or the person’s answer to a question. */
type Target = Readonly<{ how: PlacedTurn['how'] } & ({ turn: string } | { question: string })>;
type Placeable = Readonly<{ turn: ReadTurn; target: Target | undefined }>;

/**
 * One line for each part of the return. Marks number the sent text: without it, and in a document without marks, the words of
 * `received` decide.
 */
export function placeReturn(
  { turns, purpose }: ReadReturn,
  received: readonly TopBlock[],
  sides: Sides,
): PlacedTurn[] {
  const isMarked = turns.some(({ mark }) => mark !== undefined);
  const placeable =
    turns.length === 0 || (isMarked && sides.sent === undefined)
      ? byWords(received, sides, purpose === 'questions')
      : byMarks(turns, sides);
  const [now, sent] = [lookup(sides.now), sides.sent === undefined ? undefined : lookup(sides.sent)];
  return placeable.flatMap(({ turn, target }) => {
    const placed =
      target === undefined
        ? unknownTurn(turn)
        : compare(
            turn,
            purpose === 'questions',
            'turn' in target ? ofTurn(target, now, sent) : ofQuestion(target, now, sent, sides.person),
          );
    return placed === undefined ? [] : [placed];
  });
}

/** The parts of a text without marks: the person’s words under each question that is recognised. */
function byWords(
  received: readonly TopBlock[],
  { now, sent, person }: Sides,
  isQuestionnaire: boolean,
): Placeable[] {
  const { answers, unattached } = matchAnswers(received, sent ?? now, { person });
  return [
    ...answers.flatMap(({ question, blocks, how }): Placeable[] =>
      blocks.length === 0
        ? []
        : [{ turn: { blocks }, target: { how: how === 'code' ? 'code' : 'words', question } }],
    ),
    ...unattached
      .filter(
        ({ why }) => why === 'stranger' || why === 'after' || (isQuestionnaire && why === 'someone-else'),
      )
      .map(({ blocks }): Placeable => ({ turn: { blocks }, target: undefined })),
  ];
}

/** Parts by their mark; others by the question that their carrier names, in the post, else in the sent text. */
function byMarks(turns: readonly ReadTurn[], { now, sent }: Sides): Placeable[] {
  const marked = new Map(markedTurns(sent ?? now).map(({ mark, turn }) => [mark, turn.id]));
  marked.set(TITLE_MARK, TITLE).set(LEAD_MARK, LEAD);
  const others = turns.filter(({ mark }) => mark === undefined);
  const matched = matchTurns(others, knownQuestions(now));
  const rest = others.filter((turn) => !matched.has(turn));
  const matchedInSent =
    sent === undefined || rest.length === 0 ? undefined : matchTurns(rest, knownQuestions(sent));
  return turns.map((turn) => {
    if (turn.mark !== undefined) {
      const id = marked.get(turn.mark);
      return { turn, target: id === undefined ? undefined : { how: 'mark', turn: id } };
    }
    const match = matched.get(turn) ?? matchedInSent?.get(turn);
    return {
      turn,
      target:
        match === undefined
          ? undefined
          : { how: match.how === 'code' ? 'code' : 'words', question: match.question.id },
    };
  });
}

/** A post by the ids of its turns. */
type Lookup = Readonly<{
  post: Post;
  partOf: (turn: string) => PartOfPost | undefined;
  /** The words of a question, or of the question above an answer. */
  questionOver: (turn: string) => string | undefined;
  question: (id: string) => Readonly<{ question: Question; code: string }> | undefined;
}>;

function lookup(post: Post): Lookup {
  const over = questionsOver(post.body);
  const questions = new Map(
    post.body.flatMap((block) =>
      block.type === 'question'
        ? [[block.id, paragraphsToText(block.content)] as const]
        : block.type === 'answer'
          ? [[block.id, over.get(block) ?? ''] as const]
          : [],
    ),
  );
  const coded = new Map(questionCodes(post).map((one) => [one.question.id, one]));
  return {
    post,
    partOf: partsOf(post),
    questionOver: (turn) => questions.get(turn)?.slice(0, LIMITS.line),
    question: (id) => coded.get(id),
  };
}

/** A part of the post, and the same part in the sent text; undefined where one of them has none. */
type Compared = Readonly<{
  turn: string;
  part: Exclude<PlacedTurn['part'], 'unknown'>;
  question: string;
  how: PlacedTurn['how'];
  code?: string;
  now: AnswerBlock[] | undefined;
  sent: AnswerBlock[] | undefined;
}>;

function ofTurn(
  { turn, how }: Extract<Target, { turn: string }>,
  now: Lookup,
  sent: Lookup | undefined,
): Compared {
  const current = now.partOf(turn);
  const before = sent === undefined ? current : sent.partOf(turn);
  return {
    turn,
    part: (current ?? before)?.part ?? 'answer',
    question: now.questionOver(turn) ?? sent?.questionOver(turn) ?? '',
    how,
    now: current?.blocks,
    sent: before?.blocks,
  };
}

function ofQuestion(
  { question: id, how }: Extract<Target, { question: string }>,
  now: Lookup,
  sent: Lookup | undefined,
  person: Sides['person'],
): Compared {
  const current = now.question(id);
  const question = current ?? sent?.question(id);
  const own = (post: Post | undefined): Answer[] =>
    post === undefined || person === undefined ? [] : answersBy(post, id, person.id);
  const blocksOf = (answers: readonly Answer[]): AnswerBlock[] => answers.flatMap(({ blocks }) => blocks);
  const answers = own(now.post);
  return {
    turn: answers[0]?.id ?? id,
    part: 'answer',
    question: paragraphsToText(question?.question.content ?? []).slice(0, LIMITS.line),
    how,
    ...(question !== undefined && { code: question.code.slice(1, -1) }),
    now: current === undefined ? undefined : blocksOf(answers),
    sent: sent === undefined ? undefined : blocksOf(own(sent.post)),
  };
}

/** The line of a part; undefined without words, approval or remark. */
function compare(turn: ReadTurn, isQuestionnaire: boolean, compared: Compared): PlacedTurn | undefined {
  const { now, sent, ...rest } = compared;
  const received = turn.blocks?.filter(isAnswerBlock);
  const state = stateOf(turn, received, compared, isQuestionnaire);
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

/** The stored form of a return; `taken`: the turns whose words are now the post’s. */
export const returnToTake = (
  { purpose = 'review', carrier, sentRevision, at, consents }: ReadReturn,
  turns: readonly PlacedTurn[],
  taken: readonly PlacedTurn[],
  participantId: string | undefined,
) => ({
  ...(participantId !== undefined && { participantId }),
  purpose,
  carrier,
  ...(sentRevision !== undefined && { sentRevision }),
  ...(at !== undefined && { sentAt: at }),
  turns: turns.map((placed): StoredTurn => {
    const { turn, state, remark } = placed;
    const statement = statementOf(placed);
    return {
      turn,
      state,
      isTaken: taken.includes(placed),
      ...(remark !== undefined && { remark }),
      ...(statement !== undefined && { statement }),
    };
  }),
  consents: [...consents],
});

type StoredTurn = TurnsOfReturn[number] & Readonly<{ statement?: Statement; isTaken: boolean }>;

/** Whether taking the turn would change the post. */
export const hasOtherWords = ({ received, now }: PlacedTurn): boolean =>
  received !== undefined && wordsOfBlocks(received) !== wordsOfBlocks(now);

/** A correction or an answer is taken; where the post changed meanwhile, or a turn was removed, its author decides. */
export const isTakenByDefault = (turn: PlacedTurn): boolean =>
  hasOtherWords(turn) &&
  turn.received?.length !== 0 &&
  (turn.state === 'corrected' || turn.state === 'answered');
