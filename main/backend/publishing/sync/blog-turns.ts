/**
 * Who has a blog for the moment: the outbox, or the mirror. What the mirror read before a job wrote would look like
 * somebody's change after it, so the two never hold a blog at once; a job that is due goes first.
 */

export type BlogTurns = Readonly<{
  /** The outbox may begin a job on this blog. */
  isFree(blogId: string): boolean;
  /** The outbox began one. */
  jobBegan(blogId: string): void;
  /** How many jobs have begun on it in this run of Escale: another number, and what was read before is old. */
  began(blogId: string): number;
  take(blogId: string): void;
  give(blogId: string): void;
}>;

export function createBlogTurns(): BlogTurns {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const began = (blogId: string): number => counts.get(blogId) ?? 0;
  return {
    isFree: (blogId) => !taken.has(blogId),
    jobBegan: (blogId) => void counts.set(blogId, began(blogId) + 1),
    began,
    take: (blogId) => void taken.add(blogId),
    give: (blogId) => void taken.delete(blogId),
  };
}
