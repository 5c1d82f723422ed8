/** How long the shell waits for the backend, by operation. Pure. */

const USUAL = 30_000;
/** Null: no deadline; these tell their own progress or have their own end. */
const OTHERS: Readonly<Record<string, number | null>> = {
  // Five minutes belong to the author, in the browser.
  'accounts.sign-in': 330_000,
  'accounts.blogs': 90_000,
  'blogs.add': 90_000,
  'blogs.start-practice': 60_000,
  'publications.prepare': 90_000,
  // Two requests outside, of twenty seconds each at most.
  'videos.describe': 60_000,
  // A few pages of a blog, of twenty seconds each at most.
  'by-hand.add-blog': 180_000,
  'by-hand.read-first': 300_000,
  'by-hand.look': 300_000,
  'by-hand.verify': 300_000,
  'by-hand.taken-down': 300_000,
  'assets.add': 120_000,
  'assets.add-file': 120_000,
  'exchange.read-document': 120_000,
  'documents.read': 120_000,
};

/** Milliseconds, or null for none. A save past its deadline may still succeed: its saveId tells (DESIGN section 5). */
export const deadlineOf = (name: string): number | null => (name in OTHERS ? (OTHERS[name] ?? null) : USUAL);
