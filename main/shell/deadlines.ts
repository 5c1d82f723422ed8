/** How long the shell waits for the backend, by operation. Pure. */

const USUAL = 30_000;
/** Null: no deadline; these tell their own progress or have their own end. */
const OTHERS: Readonly<Record<string, number | null>> = {
  // Five minutes belong to the author, in the browser.
  'accounts.sign-in': 330_000,
  'accounts.blogs': 90_000,
  'blogs.add': 90_000,
  'blogs.start-practice': 60_000,
  // Some forty requests, one after the other, of pictures among them.
  'diagnostic.run': null,
  'publications.prepare': 90_000,
  'publications.send': 90_000,
  // Pictures are scaled, put on a store or read from one.
  'pictures.try-store': 90_000,
  'pictures.give-address': 60_000,
  // From a second place, which may be a share.
  'pictures.find-again': 60_000,
  'pictures.hand-over': 180_000,
  'pictures.read-handoff': 180_000,
  'pictures.host-again': null,
  // Two requests outside, of twenty seconds each at most.
  'videos.describe': 60_000,
  // A few pages of a blog, of twenty seconds each at most.
  'by-hand.add-blog': 180_000,
  // The pictures of the text are put on the blog's store first.
  'by-hand.text': 300_000,
  'by-hand.read-first': 300_000,
  'by-hand.look': 300_000,
  'by-hand.verify': 300_000,
  'by-hand.taken-down': 300_000,
  // Copying, proving, packing a library of many years takes minutes, and tells how far it is.
  'backups.list': 60_000,
  'backups.make': null,
  'backups.set-second-place': null,
  'backups.examine': null,
  'backups.pack': null,
  'rescue.begin': 60_000,
  'rescue.retry': 180_000,
  'rescue.restore': null,
  'rescue.recover': null,
  'folder.use': 180_000,
  'folder.begin-anew': 60_000,
  'folder.move-to': null,
  'person-data.look': null,
  'person-data.copies': null,
  'person-data.export': null,
  'person-data.erase': null,
  'person-data.prepare-updates': null,
  'post-files.give': 120_000,
  'post-files.take': 180_000,
  'assets.add': 120_000,
  'assets.add-file': 120_000,
  'exchange.read-document': 120_000,
  'documents.read': 120_000,
  // A PDF is printed meanwhile, its pictures made smaller first.
  'exports.send': 180_000,
  'previews.print': 60_000,
  // Every post of a person is read, in slices.
  'people.merge-preview': 180_000,
  'people.rename-preview': 180_000,
};

/**
 * Milliseconds, or null for none. A save past its deadline may still succeed: its saveId tells
 * (docs/design/library.md#saves).
 */
export const deadlineOf = (name: string): number | null => (name in OTHERS ? (OTHERS[name] ?? null) : USUAL);
