/** Replaces merged people in a text by the people they were merged into. Pure. */
import type { SnapshotField } from '#contract/people.ts';
import type { Participant, Post, TopBlock } from '#interview/document.ts';
import { CREDIT_FIELDS, type CreditField, eachField, pickCredit } from '#interview/people/person-fields.ts';

/** The body with other person ids; a person with two ids in a turn is listed once. */
export function withPeople(body: readonly TopBlock[], ids: ReadonlyMap<string, string>): TopBlock[] {
  const each = (people: readonly string[]): string[] => [...new Set(people.map((id) => ids.get(id) ?? id))];
  return body.map((block) => {
    if (block.type === 'answer') return { ...block, participants: each(block.participants) };
    if (block.type !== 'question') return block;
    return {
      ...block,
      ...(block.by === undefined ? {} : { by: each(block.by) }),
      ...(block.to === undefined ? {} : { to: each(block.to) }),
    };
  });
}

/** For each field, whose value is used if a text has both: that of the remaining person, or of the merged one. */
export type Chosen = Readonly<Partial<Record<SnapshotField, 'kept' | 'merged'>>>;
export type Alias = Readonly<{ id: string; participantId: string; chosen: Chosen }>;

/** The part of a post that names people. */
export type Peopled = Pick<Post, 'participants' | 'body'>;

/** `joined` means that two of its people are now one, so that its text may change. */
export type Resolved<Text extends Peopled> = Readonly<{ text: Text; changed: boolean; joined: boolean }>;

/**
 * `text` with the current ids of its people; each keeps their details in the text. Two who are now one person become
 * one participant at the position of the first, with the chosen details, or the only ones. Answers keep their speakers.
 * Idempotent.
 */
export function joinPeople<Text extends Peopled>(text: Text, aliases: readonly Alias[]): Resolved<Text> {
  const aliasById = new Map(aliases.map((alias) => [alias.id, alias] as const));
  const ids = new Map<string, string>();
  const groups = new Map<string, Participant[]>();
  for (const person of text.participants) {
    const id = aliasById.get(person.id)?.participantId ?? person.id;
    if (id !== person.id) ids.set(person.id, id);
    groups.set(id, [...(groups.get(id) ?? []), person]);
  }
  if (ids.size === 0) return { text, changed: false, joined: false };
  const participants = [...groups].map(([id, people]) => {
    // The person who always had this id is the remaining one.
    const [first, ...others] = people.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
    return others.reduce<Participant>(
      (participant, merged) => oneOf(participant, merged, aliasById.get(merged.id)?.chosen ?? {}),
      { ...(first ?? people[0]), id } as Participant,
    );
  });
  const areJoined = participants.length < text.participants.length;
  return {
    text: { ...text, participants, body: withPeople(text.body, ids) },
    changed: true,
    joined: areJoined,
  };
}

function oneOf(participant: Participant, merged: Participant, chosen: Chosen): Participant {
  // The label belongs to the name it was derived from.
  const { name, label } = chosen.name === 'merged' ? merged : participant;
  const either = <Field extends CreditField | 'portrait' | 'link'>(field: Field): Participant[Field] => {
    const [first, second] = chosen[field] === 'merged' ? [merged, participant] : [participant, merged];
    return first[field] ?? second[field];
  };
  const portrait = either('portrait');
  const link = either('link');
  // Keys in the order of the schema, since documents are compared by their JSON.
  return {
    id: participant.id,
    name,
    ...pickCredit(eachField(CREDIT_FIELDS, either)),
    label,
    ...(portrait === undefined ? {} : { portrait }),
    ...(link === undefined ? {} : { link }),
  };
}

/** The people, also under their former ids, for reading a page that uses them. */
export const withFormerIds = (people: readonly Participant[], aliases: readonly Alias[]): Participant[] => [
  ...people,
  ...aliases.flatMap(({ id, participantId }) =>
    people.filter((person) => person.id === participantId).map((person) => ({ ...person, id })),
  ),
];
