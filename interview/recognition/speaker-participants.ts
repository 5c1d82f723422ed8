/** Converts speakers to participants of a post. */
import type { Participant } from '../document.ts';
import { foldKey } from '../fold-key.ts';
import type { RecognizedBlock, Speaker } from './recognition.ts';

export type ToPostOptions = {
  newId: () => string;
  language: string;
  /** Known people: a speaker of the same name gets their id, role, portrait and link. */
  knownParticipants: readonly Participant[];
};

type SpeakerParticipants = {
  /** In order of appearance, without duplicates. */
  participants: Participant[];
  /** The ids of a block's speakers; empty if none is named. */
  idsOf: (block: RecognizedBlock) => string[];
};

/** The participants for speakers, with new ids for unknown people. */
export function participantsOf(speakers: readonly Speaker[], options: ToPostOptions): SpeakerParticipants {
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

function participantOf(speaker: Speaker, { knownParticipants: known, newId }: ToPostOptions): Participant {
  const key = foldKey(speaker.name);
  const label = speaker.label.slice(0, 200);
  const knownPerson = known.find((person) => foldKey(person.name) === key);
  if (knownPerson !== undefined) return { ...knownPerson, label };
  const { role, organisation } = speaker;
  return {
    id: newId(),
    name: speaker.name.slice(0, 200),
    label,
    ...(role === null ? {} : { role: role.slice(0, 300) }),
    ...(organisation === null ? {} : { organisation: organisation.slice(0, 300) }),
  };
}
