import type { ByAuthor } from '#assets/messages/fr/reviewed.ts';

/** How many are whose, the most first. */
export function byAuthor(items: readonly Readonly<{ author: string }>[]): ByAuthor {
  const counts = new Map<string, number>();
  for (const { author } of items) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts]
    .map(([author, count]) => ({ author, count }))
    .toSorted((a, b) => b.count - a.count || a.author.localeCompare(b.author));
}
