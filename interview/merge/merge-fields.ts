/**
 * Merges three versions of title, description, language, labels and participants, and of fields known only to the
 * library.
 */
import { LIMITS, type Participant, type Post } from '../document.ts';
import { foldLine } from '../inlines.ts';
import { creditOf } from '../people/person-fields.ts';
import { mergeOrder } from './merge-order.ts';
import {
  type Conflict,
  type Decisions,
  type MergedChange,
  type MergedKind,
  reported,
} from './merge-result.ts';
import { pick } from './pick.ts';

// Participants, merged by id.

/** A person's label, name and credit, for a list of changes. */
function personToText(person: Participant | undefined): string {
  if (person === undefined) return '';
  const { label, name } = person;
  return [label, ...(name === label ? [] : [name]), ...creditOf(person)]
    .filter((part) => part !== '')
    .join(', ');
}

/** A person removed by one side and changed by the other stays. */
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
      // Adding or removing a participant has no visible effect; only changed details of one in both versions are
      // reported.
      if (picked.from !== 'none' && b !== undefined && picked.value !== undefined)
        changes.push({
          what: 'person',
          how: 'changed',
          from: picked.from,
          ...reported('before', personToText(b)),
          ...reported('after', personToText(picked.value)),
        });
      continue;
    }
    const person = m ?? t;
    if (person === undefined) continue;
    if (m === undefined || t === undefined) {
      merged.set(id, person);
      continue;
    }
    const conflict = `person:${id}`;
    conflicts.push({
      id: conflict,
      what: 'person',
      ...reported('before', personToText(b)),
      ...reported('mine', personToText(m)),
      ...reported('theirs', personToText(t)),
    });
    merged.set(id, decisions.get(conflict)?.keep === 'theirs' ? t : m);
  }
  const { order } = mergeOrder([...then.keys()], [...own.keys()], [...other.keys()], {
    keeps: (id) => merged.has(id),
  });
  return { participants: order.flatMap((id) => merged.get(id) ?? []), changes, conflicts };
}

const LONGEST_LINE = 2_000;
const line = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE);

type Fields = Pick<
  Post,
  'title' | 'description' | 'language' | 'labels' | 'kind' | 'numbered' | 'copiedFrom'
>;

export function mergeFields(base: Post, mine: Post, theirs: Post, decisions: Decisions) {
  const changes: MergedChange[] = [];
  const conflicts: Conflict[] = [];

  /** Merges one line of text. `joins`: both versions may be joined. */
  const mergeLine = (
    what: 'title' | 'description' | 'language',
    values: readonly [string | undefined, string | undefined, string | undefined],
    joins: boolean,
  ): string | undefined => {
    const [b, m, t] = values;
    const picked = pick(b, m, t, (value) => (value === undefined ? '' : `+${foldLine(value)}`));
    if (picked.kind === 'settled') {
      if (picked.from !== 'none') changes.push(changed(what, picked.from, b ?? '', picked.value ?? ''));
      return picked.value;
    }
    const both = joins && m !== undefined && t !== undefined && m !== '' && t !== '';
    conflicts.push({
      id: what,
      what,
      ...reported('before', b),
      ...reported('mine', m),
      ...reported('theirs', t),
      ...(both ? reported('both', line(`${m} / ${t}`)) : {}),
    });
    const decision = decisions.get(what);
    if (decision?.keep === 'theirs') return t;
    return both && decision?.keep === 'both' ? line(decision.text ?? `${m} / ${t}`) : m;
  };

  /** Merges fields that no blog shows: if both changed, mine wins. */
  const mergeFact = <Value>(b: Value, m: Value, t: Value): Value => {
    const picked = pick(b, m, t);
    return picked.kind === 'settled' ? picked.value : m;
  };

  const fields: Fields = {
    title: mergeLine('title', [base.title, mine.title, theirs.title], true) ?? '',
    language: mergeLine('language', [base.language, mine.language, theirs.language], false) ?? mine.language,
    kind: mergeFact(base.kind, mine.kind, theirs.kind),
    labels: labels(base.labels, mine.labels, theirs.labels, changes),
  };
  const optional = {
    description: mergeLine('description', [base.description, mine.description, theirs.description], true),
    numbered: mergeFact(base.numbered, mine.numbered, theirs.numbered),
    copiedFrom: mergeFact(base.copiedFrom, mine.copiedFrom, theirs.copiedFrom),
  };
  return {
    fields: {
      ...fields,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    },
    changes,
    conflicts,
  };
}

function changed(what: MergedKind, from: MergedChange['from'], before: string, after: string): MergedChange {
  return {
    what,
    how: before === '' ? 'added' : after === '' ? 'removed' : 'changed',
    from,
    ...reported('before', before),
    ...reported('after', after),
  };
}

/** Merges labels as a set: added ones stay, removed ones are dropped. */
function labels(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  changes: MergedChange[],
): string[] {
  const set = (side: readonly string[]): string => JSON.stringify([...new Set(side)].toSorted());
  const list = (side: readonly string[]): string => side.join(', ');
  const picked = pick(base, mine, theirs, set);
  if (picked.kind === 'settled') {
    if (picked.from !== 'none') changes.push(changed('labels', picked.from, list(base), list(picked.value)));
    return [...picked.value];
  }
  const [then, own, other] = [new Set(base), new Set(mine), new Set(theirs)];
  const { order } = mergeOrder([...then], [...own], [...other], {
    keeps: (label) => (then.has(label) ? own.has(label) && other.has(label) : true),
  });
  changes.push(changed('labels', 'mine', list(base), list(mine)));
  changes.push(changed('labels', 'theirs', list(base), list(theirs)));
  return order.slice(0, LIMITS.labels);
}
