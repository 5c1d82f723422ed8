import type { TopBlock } from '#interview/document.ts';

/** The body with people under other ids; who is somebody else's second id stands once in each turn. */
export function withPeople(body: readonly TopBlock[], ids: ReadonlyMap<string, string>): TopBlock[] {
  const each = (people: readonly string[]): string[] => [...new Set(people.map((id) => ids.get(id) ?? id))];
  return body.map((block) => {
    if (block.type === 'answer') return { ...block, participants: each(block.participants) };
    if (block.type !== 'question') return block;
    return {
      ...block,
      ...(block.by === undefined ? {} : { by: each(block.by) }),
      ...(block.to === undefined ? {} : { to: each(block.to) }),
    };
  });
}
