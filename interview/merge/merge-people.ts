/** The participants of three versions: one by one, by id. */
import { creditOf } from '../person-fields.ts';
import type { Participant, Post } from '../document.ts';
import { mergeOrder } from './merge-order.ts';
import type { Conflict, Decisions, MergedChange } from './merging.ts';
import { told } from './merging.ts';
import { pick } from './pick.ts';

/** As a list of changes tells a person: what stands before their words, then who they are. */
function tellPerson(person: Participant | undefined): string {
  if (person === undefined) return '';
  const { label, name } = person;
  return [label, ...(name === label ? [] : [name]), ...creditOf(person)]
    .filter((part) => part !== '')
    .join(', ');
}

/** A person whom one side took out and the other changed stays. */
export function mergePeople(base: Post, mine: Post, theirs: Post, decisions: Decisions) {
  const changes: MergedChange[] = [];
  const conflicts: Conflict[] = [];
  const byId = (post: Post): Map<string, Participant> =>
    new Map(post.participants.map((person) => [person.id, person]));
  const [then, own, other] = [byId(base), byId(mine), byId(theirs)];
  const merged = new Map<string, Participant>();
  for (const id of new Set([...then.keys(), ...own.keys(), ...other.keys()])) {
    const [b, m, t] = [then.get(id), own.get(id), other.get(id)];
    const picked = pick<Participant | undefined>(b, m, t);
    if (picked.kind === 'settled') {
      if (picked.value !== undefined) merged.set(id, picked.value);
      // Who is in the list shows nowhere by itself: only what is told of them, in both, is a change.
      if (picked.from !== 'none' && b !== undefined && picked.value !== undefined)
        changes.push({
          what: 'person',
          how: 'changed',
          from: picked.from,
          ...told('before', tellPerson(b)),
          ...told('after', tellPerson(picked.value)),
        });
      continue;
    }
    const kept = m ?? t;
    if (kept === undefined) continue;
    if (m === undefined || t === undefined) {
      merged.set(id, kept);
      continue;
    }
    const conflict = `person:${id}`;
    conflicts.push({
      id: conflict,
      what: 'person',
      ...told('before', tellPerson(b)),
      ...told('mine', tellPerson(m)),
      ...told('theirs', tellPerson(t)),
    });
    merged.set(id, decisions.get(conflict)?.keep === 'theirs' ? t : m);
  }
  const { order } = mergeOrder([...then.keys()], [...own.keys()], [...other.keys()], {
    keeps: (id) => merged.has(id),
  });
  return { participants: order.flatMap((id) => merged.get(id) ?? []), changes, conflicts };
}
