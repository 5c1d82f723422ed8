/** A person of a post by the name that the directory knows. */
import type { Participant, Post, TopBlock } from '../document.ts';
import type { Check } from './check.ts';
import type { Facts } from './facts.ts';

/**
 * The name as the directory has it; somebody typed a second time becomes the person the directory knows, in every turn.
 * Undefined where that is no longer so, or where both take part already: then the author decides who said what.
 */
export function renamed(
  post: Post,
  { code, words, about, spot }: Check,
  { people }: Facts,
): Post | undefined {
  if (spot.part?.kind !== 'people') return undefined;
  const { id } = spot.part;
  const wanted = people.find(
    ({ participant, self, person }) =>
      participant === id && self === (code === 'name-differs') && person.name === about,
  )?.person;
  const old = post.participants.find((one) => one.id === id);
  if (wanted === undefined || old === undefined || old.name !== words) return undefined;
  if (wanted.id !== id && post.participants.some((one) => one.id === wanted.id)) return undefined;
  const participants = post.participants.map((one): Participant =>
    one.id === id
      ? {
          ...one,
          id: wanted.id,
          name: wanted.name,
          // What stands before the answers follows where it was the name.
          label: one.label === one.name ? wanted.name.slice(0, 200) : one.label,
        }
      : one,
  );
  return wanted.id === id
    ? { ...post, participants }
    : { ...post, participants, body: post.body.map((block) => saidBy(block, id, wanted.id)) };
}

const replaced = (ids: readonly string[], from: string, to: string): string[] =>
  ids.map((id) => (id === from ? to : id));

function saidBy(block: TopBlock, from: string, to: string): TopBlock {
  if (block.type === 'answer' && block.participants.includes(from))
    return { ...block, participants: replaced(block.participants, from, to) };
  if (block.type !== 'question') return block;
  const { by, to: whom } = block;
  if (by?.includes(from) !== true && whom?.includes(from) !== true) return block;
  return {
    ...block,
    ...(by === undefined ? {} : { by: replaced(by, from, to) }),
    ...(whom === undefined ? {} : { to: replaced(whom, from, to) }),
  };
}
