import type { Participant } from '../../interview/document.ts';
import type { DirectoryPerson } from './types.ts';

/** A person of the directory as they enter a post: their label is their name until the author says otherwise. */
export function asParticipant({ id, name, role, organisation }: DirectoryPerson): Participant {
  return {
    id,
    name,
    label: name,
    ...(role === undefined ? {} : { role }),
    ...(organisation === undefined ? {} : { organisation }),
  };
}
