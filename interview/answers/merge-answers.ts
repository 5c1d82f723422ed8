/**
 * Merges one person's answers into a post: each under its question, at the person's position in the order of
 * participants. Returns edits, so that the editor applies the same ones to its own state and undoes them in one step.
 */
import type { Answer, AnswerBlock, Participant, Post, TopBlock } from '../document.ts';

/** What happens to the person's existing answer: kept alone, replaced, or extended. */
export type How = 'keep' | 'replace' | 'append';

export type Decision = Readonly<{ question: string; how: How; blocks: readonly AnswerBlock[] }>;

export type Edit =
  /** Inserts an answer after the block with this id (a question or an answer). */
  | Readonly<{ do: 'insert'; after: string; answer: Answer }>
  /** Replaces the blocks of an answer, which keeps its id. */
  | Readonly<{ do: 'replace'; answer: Answer }>
  | Readonly<{ do: 'remove'; id: string }>
  /** Adds text at the end of the post. */
  | Readonly<{ do: 'end'; blocks: readonly AnswerBlock[] }>;

/** The answers that only this person gave to a question, in order. Joint answers are never replaced. */
export function answersBy(post: Post, question: string, person: string): Answer[] {
  return turnOf(post, question).filter(
    ({ participants }) => participants.length === 1 && participants[0] === person,
  );
}

/** The answers between a question and the next one. */
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
  /** Blocks of no question, added at the end of the post. */
  atEnd?: readonly AnswerBlock[];
}>;

/** The edits that add these answers. `person` need not be a participant yet; without a person only `atEnd` is added. */
export function planAnswers(
  post: Post,
  person: Pick<Participant, 'id'> | undefined,
  decisions: readonly Decision[],
  { newId, atEnd = [] }: MergeOptions,
): Edit[] {
  const order = post.participants.map(({ id }) => id);
  const position = (answer: Answer): number => {
    const places = answer.participants.map((id) => order.indexOf(id)).filter((at) => at >= 0);
    return places.length === 0 ? -1 : Math.min(...places);
  };
  if (person === undefined) return atEnd.length > 0 ? [{ do: 'end', blocks: atEnd }] : [];
  const own = order.includes(person.id) ? order.indexOf(person.id) : order.length;
  const answers = post.body.filter((block): block is Answer => block.type === 'answer');
  const labelShown = answers.length === 0 || answers.some((answer) => answer.labelShown);
  const edits: Edit[] = [];
  for (const { question, how, blocks } of decisions) {
    const exists = post.body.some((block) => block.type === 'question' && block.id === question);
    if (!exists || how === 'keep' || blocks.length === 0) continue;
    const [first, ...others] = answersBy(post, question, person.id);
    const last = others.at(-1) ?? first;
    if (first === undefined || last === undefined) {
      const before = turnOf(post, question).filter((answer) => position(answer) <= own);
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

/** Drops the source HTML, which no longer matches the blocks. */
function withBlocks({ source: _source, ...answer }: Answer, blocks: AnswerBlock[]): Answer {
  return { ...answer, blocks };
}

/** Applies the edits and adds the person to the participants. */
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

/** Plans and applies the edits; returns the new post. */
export function mergeAnswers(
  post: Post,
  person: Participant,
  decisions: readonly Decision[],
  options: MergeOptions,
): Post {
  return applyEdits(post, person, planAnswers(post, person, decisions, options));
}
