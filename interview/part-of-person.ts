/** What one person was asked and answered, taken out of an interview: what is sent to them to be read over. */
import type { Answer, Post, TopBlock } from './document.ts';

/**
 * The post with the questions that `person` answered, or that were put to them by name, and their answers: no lead, no
 * picture or text between the turns, nothing that the others said. Undefined where nothing was asked of them.
 */
export function partOfPerson(post: Post, person: string): Post | undefined {
  const kept: TopBlock[] = [];
  for (const [index, block] of post.body.entries()) {
    if (block.type !== 'question') continue;
    const answers = answersAfter(post.body, index).filter((answer) => answer.participants.includes(person));
    if (answers.length > 0 || block.to?.includes(person) === true) kept.push(block, ...answers);
  }
  // Words of theirs before any question stand first.
  const first = post.body.findIndex((block) => block.type === 'question');
  const before = post.body
    .slice(0, first === -1 ? undefined : first)
    .filter((block) => block.type === 'answer' && block.participants.includes(person));
  const body = [...before, ...kept];
  if (body.length === 0) return undefined;
  const named = new Set(
    body.flatMap((block) =>
      block.type === 'answer'
        ? block.participants
        : block.type === 'question'
          ? [...(block.by ?? []), ...(block.to ?? [])]
          : [],
    ),
  );
  const { lead: _lead, description: _description, ...rest } = post;
  return {
    ...rest,
    labels: [],
    participants: post.participants.filter(({ id }) => named.has(id)),
    body,
  };
}

function answersAfter(body: readonly TopBlock[], question: number): Answer[] {
  const next = body.findIndex((block, index) => index > question && block.type === 'question');
  return body
    .slice(question + 1, next === -1 ? undefined : next)
    .filter((block): block is Answer => block.type === 'answer');
}
