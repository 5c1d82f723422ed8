/**
 * One person's answers put into a post: each in its turn, at the person's place in the order of participants. Told as
 * edits, so that the editor makes the same ones in its own state and undoes them in one step.
 */
import type { Answer, AnswerBlock, Participant, Post, TopBlock } from '../document.ts';

/** What happens to what the person already answered: it stays alone, goes, or is followed by what came. */
export type How = 'keep' | 'replace' | 'append';

export type Decision = Readonly<{ question: string; how: How; blocks: readonly AnswerBlock[] }>;

export type Edit =
  /** A new answer after the block of this id (a question or an answer). */
  | Readonly<{ do: 'insert'; after: string; answer: Answer }>
  /** The blocks of an answer, which keeps its id. */
  | Readonly<{ do: 'replace'; answer: Answer }>
  | Readonly<{ do: 'remove'; id: string }>
  /** Text after everything. */
  | Readonly<{ do: 'end'; blocks: readonly AnswerBlock[] }>;

/** The answers that the person alone gave to a question, in order; those given together with others are not theirs to replace. */
export function answersBy(post: Post, question: string, person: string): Answer[] {
  return turnOf(post, question).filter(
    ({ participants }) => participants.length === 1 && participants[0] === person,
  );
}

/** The answers between a question and the next. */
function turnOf(post: Post, question: string): Answer[] {
  const from = post.body.findIndex((block) => block.type === 'question' && block.id === question);
  if (from === -1) return [];
  const rest = post.body.slice(from + 1);
  const end = rest.findIndex((block) => block.type === 'question');
  return rest
    .slice(0, end === -1 ? undefined : end)
    .filter((block): block is Answer => block.type === 'answer');
}

type MergeOptions = Readonly<{
  newId: () => string;
  /** What belongs to no question and is to stand at the end of the post. */
  atEnd?: readonly AnswerBlock[];
}>;

/** The edits that put these answers into the post; `person` need not be among its participants yet; without one only `atEnd` goes in. */
export function planAnswers(
  post: Post,
  person: Pick<Participant, 'id'> | undefined,
  decisions: readonly Decision[],
  { newId, atEnd = [] }: MergeOptions,
): Edit[] {
  const order = post.participants.map(({ id }) => id);
  const place = (answer: Answer): number => {
    const places = answer.participants.map((id) => order.indexOf(id)).filter((at) => at >= 0);
    return places.length === 0 ? -1 : Math.min(...places);
  };
  if (person === undefined) return atEnd.length > 0 ? [{ do: 'end', blocks: atEnd }] : [];
  const own = order.includes(person.id) ? order.indexOf(person.id) : order.length;
  const answers = post.body.filter((block): block is Answer => block.type === 'answer');
  const labelShown = answers.length === 0 || answers.some((answer) => answer.labelShown);
  const edits: Edit[] = [];
  for (const { question, how, blocks } of decisions) {
    const known = post.body.some((block) => block.type === 'question' && block.id === question);
    if (!known || how === 'keep' || blocks.length === 0) continue;
    const [first, ...others] = answersBy(post, question, person.id);
    const last = others.at(-1) ?? first;
    if (first === undefined || last === undefined) {
      const before = turnOf(post, question).filter((answer) => place(answer) <= own);
      edits.push({
        do: 'insert',
        after: before.at(-1)?.id ?? question,
        answer: { type: 'answer', id: newId(), participants: [person.id], labelShown, blocks: [...blocks] },
      });
    } else if (how === 'append')
      edits.push({ do: 'replace', answer: withBlocks(last, [...last.blocks, ...blocks]) });
    else {
      edits.push({ do: 'replace', answer: withBlocks(first, [...blocks]) });
      for (const { id } of others) edits.push({ do: 'remove', id });
    }
  }
  if (atEnd.length > 0) edits.push({ do: 'end', blocks: atEnd });
  return edits;
}

/** Its HTML as it was no longer says what it holds. */
function withBlocks({ source: _source, ...answer }: Answer, blocks: AnswerBlock[]): Answer {
  return { ...answer, blocks };
}

/** The post with these edits, and with the person among its participants. */
export function applyEdits(post: Post, person: Participant, edits: readonly Edit[]): Post {
  let body: TopBlock[] = [...post.body];
  for (const edit of edits) {
    switch (edit.do) {
      case 'insert':
        body = body.flatMap((block) =>
          'id' in block && block.id === edit.after ? [block, edit.answer] : [block],
        );
        break;
      case 'replace':
        body = body.map((block) =>
          block.type === 'answer' && block.id === edit.answer.id ? edit.answer : block,
        );
        break;
      case 'remove':
        body = body.filter((block) => block.type !== 'answer' || block.id !== edit.id);
        break;
      case 'end':
        body = [...body, ...edit.blocks];
        break;
    }
  }
  const participants = post.participants.some(({ id }) => id === person.id)
    ? post.participants
    : [...post.participants, person];
  return { ...post, participants, body };
}

/** planAnswers and applyEdits in one: the new post. */
export function mergeAnswers(
  post: Post,
  person: Participant,
  decisions: readonly Decision[],
  options: MergeOptions,
): Post {
  return applyEdits(post, person, planAnswers(post, person, decisions, options));
}
