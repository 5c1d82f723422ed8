import type { reviewed as fr, ByAuthor } from '../fr/reviewed.ts';
import { counted } from '../plural.ts';

const people = (by: ByAuthor, nobody: string): string =>
  by.map(({ author, count }) => `${author === '' ? nobody : author} ${count}`).join(', ');

export const reviewed: typeof fr = {
  title: (name) => `Reviewed document: ${name}`,
  changes: (count, by) =>
    `${counted('en', count, 'tracked change', 'tracked changes')} (${people(by, 'no name')})`,
  what: 'What should become of the tracked changes?',
  accepted: 'Accept all',
  acceptedHint: 'The text as it is proposed.',
  original: 'Original version',
  originalHint: 'The text as it was before these changes.',
  each: 'See them one by one',
  eachHint: 'Those ticked are accepted, the others are refused.',
  list: 'Tracked changes',
  removed: 'removed:',
  inserted: 'added:',
  look: 'formatting',
  moved: 'moved:',
  nobody: 'No name',
  more: (count) => (count === 1 ? 'Show the next one' : `Show the next ${count}`),
  acceptedCount: (accepted, all) => `${accepted} accepted of ${all}`,
  comments: (count, by) => `${counted('en', count, 'comment', 'comments')} (${people(by, 'no name')})`,
  commentsHint: (count) =>
    count === 1
      ? 'It becomes a note beside the text, on the passage it is about. A note is never published.'
      : 'They become notes beside the text, on the passages they are about. A note is never published.',
  create: 'Create the post',

  notes: 'Notes',
  noNotes: 'No notes.',
  settle: 'Settled',
  settleName: (text) => `Mark as settled: ${text}`,
  reopen: 'Reopen',
  reopenName: (text) => `Reopen the note: ${text}`,
  goTo: (quote) => `Go to the passage: ${quote}`,
  settled: (count) => counted('en', count, 'settled note', 'settled notes'),
  notesAdded: (count) => (count === 1 ? 'A note is beside the text.' : `${count} notes are beside the text.`),
};
