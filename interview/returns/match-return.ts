/** Matches the turns of a return whose carrier separates them (the columns of a table) to the questions of a post. */
import type { AnswersMatch } from '../answers/match-answers.ts';
import { type KnownQuestion, type KnownQuestions, knownQuestions } from '../answers/known-questions.ts';
import { codeAt } from '../answers/question-codes.ts';
import type { AnswerBlock, Post, TopBlock } from '../document.ts';
import { wordsKey } from '../similarity.ts';
import type { ReadReturn, ReadTurn } from './read-return.ts';

const SAME = 1;

export type MatchedTurn = Readonly<{
  question: KnownQuestion;
  how: 'code' | 'same' | 'close';
  score: number;
}>;

/** The question of each turn: by its code, which alone decides where there is one; else by words, each question once. */
export function matchTurns(
  turns: readonly ReadTurn[],
  questions: KnownQuestions,
): ReadonlyMap<ReadTurn, MatchedTurn> {
  const matched = new Map<ReadTurn, MatchedTurn>();
  for (const turn of turns) {
    const code = turn.code === undefined ? undefined : codeAt(`[${turn.code}]`);
    const question = code === undefined ? undefined : questions.ofCode(code);
    if (question !== undefined) matched.set(turn, { question, how: 'code', score: SAME });
  }
  const taken = new Set([...matched.values()].map(({ question }) => question.id));
  for (const turn of turns) {
    if (turn.code !== undefined || (turn.blocks ?? []).length === 0) continue;
    const like = questions.like(turn.asked ?? '').find(({ question: { id } }) => !taken.has(id));
    if (like === undefined) continue;
    taken.add(like.question.id);
    matched.set(turn, { ...like, how: like.score === SAME ? 'same' : 'close' });
  }
  return matched;
}

/** The answers of a return, by question; text of no question is unattached. */
export function matchReturn({ turns }: ReadReturn, post: Post): AnswersMatch {
  const questions = knownQuestions(post);
  const answers = new Map<string, AnswersMatch['answers'][number]>(
    questions.all.map(({ id }) => [id, { question: id, blocks: [] }]),
  );
  const unattached: AnswersMatch['unattached'] = [];
  const matched = matchTurns(turns, questions);
  for (const turn of turns) {
    const blocks = (turn.blocks ?? []).filter(isAnswerBlock);
    if (blocks.length === 0) continue;
    const { asked = '' } = turn;
    const match = matched.get(turn);
    const answer = match === undefined ? undefined : answers.get(match.question.id);
    if (match === undefined || answer === undefined) {
      const title: AnswerBlock[] =
        asked === ''
          ? []
          : [{ type: 'paragraph', content: [{ type: 'text', text: asked, marks: ['bold'] }] }];
      unattached.push({ why: 'stranger', blocks: [...title, ...blocks] });
      continue;
    }
    const { question, how, score } = match;
    answers.set(question.id, {
      ...answer,
      blocks: [...answer.blocks, ...blocks],
      how,
      sure: score,
      ...(asked !== '' && wordsKey(asked) !== question.prepared.key && { asked }),
    });
  }
  return { answers: [...answers.values()], unattached, labels: [], recognised: [] };
}

const isAnswerBlock = (block: TopBlock): block is AnswerBlock =>
  !['heading', 'question', 'answer', 'rule', 'jumpBreak'].includes(block.type);
