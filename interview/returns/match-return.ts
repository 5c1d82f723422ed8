/** Matches the turns of a return whose carrier separates them (the columns of a table) to the questions of a post. */
import type { AnswersMatch } from '../answers/match-answers.ts';
import { type KnownQuestion, knownQuestions } from '../answers/known-questions.ts';
import { codeAt } from '../answers/question-codes.ts';
import type { AnswerBlock, Post, TopBlock } from '../document.ts';
import { wordsKey } from '../similarity.ts';
import type { ReadReturn, ReadTurn } from './read-return.ts';

const SAME = 1;

/** By code, which alone decides where there is one; else by words, each question once. The rest is unattached. */
export function matchReturn({ turns }: ReadReturn, post: Post): AnswersMatch {
  const questions = knownQuestions(post);
  const answers = new Map<string, AnswersMatch['answers'][number]>(
    questions.all.map(({ id }) => [id, { question: id, blocks: [] }]),
  );
  const unattached: AnswersMatch['unattached'] = [];
  const ofCode = ({ code }: ReadTurn): KnownQuestion | undefined => {
    const read = code === undefined ? undefined : codeAt(`[${code}]`);
    return read === undefined ? undefined : questions.ofCode(read);
  };
  const coded = new Set(turns.flatMap((turn) => ofCode(turn)?.id ?? []));
  for (const turn of turns) {
    const blocks = (turn.blocks ?? []).filter(isAnswerBlock);
    if (blocks.length === 0) continue;
    const { code, asked = '' } = turn;
    const like =
      code === undefined ? questions.like(asked).find(({ question: { id } }) => !coded.has(id)) : undefined;
    const question = ofCode(turn) ?? like?.question;
    const answer = question === undefined ? undefined : answers.get(question.id);
    if (question === undefined || answer === undefined) {
      const title: AnswerBlock[] =
        asked === ''
          ? []
          : [{ type: 'paragraph', content: [{ type: 'text', text: asked, marks: ['bold'] }] }];
      unattached.push({ why: 'stranger', blocks: [...title, ...blocks] });
      continue;
    }
    coded.add(question.id);
    answers.set(question.id, {
      ...answer,
      blocks: [...answer.blocks, ...blocks],
      how: like === undefined ? 'code' : like.score === SAME ? 'same' : 'close',
      sure: like?.score ?? 1,
      ...(asked !== '' && wordsKey(asked) !== question.prepared.key && { asked }),
    });
  }
  return { answers: [...answers.values()], unattached, labels: [], recognised: [] };
}

const isAnswerBlock = (block: TopBlock): block is AnswerBlock =>
  !['heading', 'question', 'answer', 'rule', 'jumpBreak'].includes(block.type);
