/** A merged post as every document is: ids once each, and nobody named who is not among its participants. */
import type { Post, TopBlock } from '../document.ts';

const namedIn = (block: TopBlock): readonly string[] =>
  block.type === 'answer'
    ? block.participants
    : block.type === 'question'
      ? [...(block.by ?? []), ...(block.to ?? [])]
      : [];

/** `sources`: the versions it was made from, for the people whom a block names; nobody else is added. */
export function wholePost(post: Post, sources: readonly Post[]): Post {
  const taken = new Set<string>();
  const body = post.body.map((block) => {
    if (!('id' in block)) return block;
    const id = freeId(block.id, taken);
    taken.add(id);
    return id === block.id ? block : { ...block, id };
  });
  const present = new Set(post.participants.map(({ id }) => id));
  const participants = [...post.participants];
  for (const id of body.flatMap(namedIn)) {
    if (present.has(id)) continue;
    const person = sources.flatMap((source) => source.participants).find((candidate) => candidate.id === id);
    if (person === undefined) continue;
    present.add(id);
    participants.push(person);
  }
  return {
    ...post,
    participants: participants.length === post.participants.length ? post.participants : participants,
    body,
  };
}

/** A question and an answer that two sides gave one id: the second takes another, the same at each merge. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let rank = 1, free = id; ; rank += 1, free = `${id.slice(0, 58)}-${rank}`)
    if (!taken.has(free)) return free;
}
