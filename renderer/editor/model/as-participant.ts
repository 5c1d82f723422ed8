import { pickCredit } from '#interview/people/person-fields.ts';
import type { Participant } from '#interview/document.ts';
import type { DirectoryPerson } from './types.ts';

/** A directory person as a participant of a post: the label is their name until the author changes it. */
export const asParticipant = (person: DirectoryPerson): Participant => ({
  id: person.id,
  name: person.name,
  label: person.name,
  ...pickCredit(person),
});
