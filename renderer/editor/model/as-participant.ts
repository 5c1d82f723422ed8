import { pickCredit } from '#interview/people/person-fields.ts';
import type { Participant } from '#interview/document.ts';
import type { DirectoryPerson } from './types.ts';

/** A person of the directory as they enter a post: their label is their name until the author says otherwise. */
export const asParticipant = (person: DirectoryPerson): Participant => ({
  id: person.id,
  name: person.name,
  label: person.name,
  ...pickCredit(person),
});
