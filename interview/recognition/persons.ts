/** Speakers as participants of a post. */
import type { Participant } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import type { RecognizedBlock, Speaker } from './recognition.ts';

export type ToPostOptions = {
  newId: () => string;
  language: string;
  /** People already known: who has the same name keeps their id, role, portrait and link. */
  known: readonly Participant[];
};

type Persons = {
  /** In order of appearance, each once. */
  participants: Participant[];
  /** The ids of who speaks in a block; none when nobody is named. */
  idsOf: (block: RecognizedBlock) => string[];
};

/** The participants that speakers are, with new ids for those not known. */
export function personsOf(speakers: readonly Speaker[], options: ToPostOptions): Persons {
  const people = speakers.map((speaker) => participantOf(speaker, options));
  const idOf = new Map(speakers.map((speaker, index) => [speaker.name, people[index]?.id ?? '']));
  return {
    participants: people.filter((person, index) => people.findIndex(({ id }) => id === person.id) === index),
    idsOf(block) {
      const name = block.participant ?? null;
      if (name === null) return [];
      const one = idOf.get(name);
      return one === undefined ? name.split(' et ').flatMap((part) => idOf.get(part) ?? []) : [one];
    },
  };
}

function participantOf(speaker: Speaker, { known, newId }: ToPostOptions): Participant {
  const key = foldKey(speaker.name);
  const label = speaker.label.slice(0, 200);
  const met = known.find((person) => foldKey(person.name) === key);
  if (met !== undefined) return { ...met, label };
  const { role, organisation } = speaker;
  return {
    id: newId(),
    name: speaker.name.slice(0, 200),
    label,
    ...(role === null ? {} : { role: role.slice(0, 300) }),
    ...(organisation === null ? {} : { organisation: organisation.slice(0, 300) }),
  };
}
