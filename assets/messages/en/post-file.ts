/** One post as one file, from one Escale to another. */
import { counted } from '../plural.ts';
import type { postFile as fr } from '../fr/post-file.ts';

export const postFile: typeof fr = {
  title: 'Give the post to another Escale',
  what: 'A file with the text, its people and its photos. When it comes back, what changed on both sides is joined: nothing is overwritten, nothing is doubled.',
  notes: (count) => `With ${counted('en', count, 'note', 'notes')}`,
  people: (count) =>
    `With the notes, links and contact details of ${counted('en', count, 'person', 'people')}`,
  private:
    'What is not ticked stays here. Earlier texts and the names of reviewers never leave. Photos leave as they are kept, with what the camera wrote in them: the place, sometimes.',
  choose: 'Choose where to save…',
  done: (name) => `“${name}” is written.`,
  missing: (count) =>
    count === 1 ? 'One picture was not found here.' : `${count} pictures were not found here.`,
  finish: 'Finish',
  outcomes: {
    added: (title) => `“${title}” is in the library.`,
    same: (title) => `“${title}” was here already, word for word.`,
    newer: (title) => `“${title}” is up to date with what was received. What it was before is under Changes.`,
    older: (title) => `“${title}” is newer here than in the file received: nothing changed.`,
    merged: (title) =>
      `“${title}” had changed on both sides, in different places: all of it is joined. Both earlier states are under Changes.`,
    kept: (title) =>
      `“${title}” changed on both sides in the same place: your text stays, the one received is under Changes.`,
  },
  notesTaken: (count) => `${counted('en', count, 'note received', 'notes received')}.`,
  cleaned: (count) =>
    count === 1
      ? 'The code of one card of the blog was not taken: it goes only to the blog it came from.'
      : `The code of ${count} cards of the blog was not taken: it goes only to the blog it came from.`,
};
