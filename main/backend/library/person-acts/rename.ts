/** Copies a person's current entry of the directory into every post: « Partout ». */
import { z } from 'zod';
import type { Participant } from '#interview/document.ts';
import {
  type Credit,
  CREDIT_FIELDS,
  eachField,
  pickCredit,
  withoutCredit,
} from '#interview/people/person-fields.ts';
import { creditShape } from '#interview/people/person-shapes.ts';
import type { Moment } from '../posts/posts.ts';
import { readOnlyOfPost } from '../publications/authorship.ts';
import { type ReadableDb, transaction, type WritableDb } from '../../core/sql.ts';
import { type ActRow, addAct, addPostsOf, refuseBusy } from './acts.ts';
import { currentId, idsOfPerson } from '../people/aliases.ts';
import type { Peopled } from '../people/join-people.ts';
import { readEntry } from './person.ts';

/** Corrects a person's name in a text, and the label of their answers. Pure. */
export type Renaming = Readonly<{
  ids: readonly string[];
  name: string;
}> &
  /** Also replaces these details, if requested; empty for none. */
  Credit;

/** Returns the same object for an unchanged text. */
export function renamePerson<Text extends Peopled>(text: Text, renaming: Renaming): Text {
  let changed = false;
  const participants = text.participants.map((person) => {
    if (!renaming.ids.includes(person.id)) return person;
    const next = renamed(person, renaming);
    if (next !== person) changed = true;
    return next;
  });
  return changed ? { ...text, participants } : text;
}

function renamed(person: Participant, renaming: Renaming): Participant {
  const { id, name: nameThen, label, ...others } = withoutCredit(person);
  const { name } = renaming;
  const next = eachField(CREDIT_FIELDS, (field) => renaming[field] ?? person[field] ?? '');
  if (name === nameThen && CREDIT_FIELDS.every((field) => next[field] === (person[field] ?? '')))
    return person;
  // Keys in the order of the schema, since documents are compared by their JSON.
  return {
    id,
    name,
    ...pickCredit(eachField(CREDIT_FIELDS, (field) => next[field] || null)),
    label: labelAfter(label, nameThen, name),
    ...others,
  };
}

const LONGEST_LABEL = 200;

/**
 * The label of answers after a rename from `before` to `after`. The name itself, its first word, its last ones, its
 * initials, « A. Martin », « Anne M. », in capitals or not, and with « M. », « Mme » or « Dr », are converted. A custom
 * label stays.
 */
export function labelAfter(label: string, before: string, after: string): string {
  if (before === after) return label;
  const title = TITLE.exec(label)?.[0] ?? '';
  const bare = label.slice(title.length);
  for (const shorten of SHORTER) {
    const short = shorten(before);
    if (short === '') continue;
    for (const write of [asIs, (text: string) => text.toLocaleUpperCase('fr')])
      if (write(short) === bare) {
        const next = write(shorten(after));
        return next === '' ? label : (title + next).slice(0, LONGEST_LABEL);
      }
  }
  return label;
}

const TITLE = /^(?:M\.|MM\.|Mme|Mlle|Me|Dr|Pr|Mr\.?|Mrs\.?|Ms\.?)[\s\u00a0\u202f]+/u;
const asIs = (text: string): string => text;
const wordsOf = (name: string): string[] => name.split(/[\s\u00a0\u202f]+/u).filter((word) => word !== '');
/** Initials: « A.-S. » for « Anne-Sophie ». */
const initialsOf = (word: string, point: string): string =>
  word
    .split('-')
    .map((part) => `${/^./u.exec(part)?.[0] ?? ''}${point}`)
    .join(point === '' ? '' : '-');

/** Short forms of a name, from the longest to the shortest; the matching one makes the new label. */
const SHORTER: readonly ((name: string) => string)[] = [
  asIs,
  (name) => wordsOf(name)[0] ?? '',
  (name) => wordsOf(name).slice(1).join(' '),
  (name) => wordsOf(name).at(-1) ?? '',
  (name) => {
    const [first = '', ...rest] = wordsOf(name);
    return rest.length === 0 ? '' : `${initialsOf(first, '.')} ${rest.join(' ')}`;
  },
  (name) => {
    const [first = '', ...rest] = wordsOf(name);
    return rest.length === 0 ? '' : `${first} ${rest.map((word) => initialsOf(word, '.')).join(' ')}`;
  },
  (name) =>
    wordsOf(name)
      .map((word) => initialsOf(word, ''))
      .join(''),
  (name) =>
    wordsOf(name)
      .map((word) => initialsOf(word, '.'))
      .join(''),
  (name) =>
    wordsOf(name)
      .map((word) => initialsOf(word, '.'))
      .join(' '),
];

export const renameWantedSchema = z.strictObject({
  ids: z.array(z.string()),
  name: z.string(),
  ...creditShape,
  prepare: z.boolean(),
});

/** The current name; with `details`, role and organisation too. Throws participant.not-found. */
export function renamingOf(db: ReadableDb, id: string, details: boolean): Renaming {
  const entry = readEntry(db, id);
  return {
    ids: idsOfPerson(db, id),
    name: entry.name,
    ...(details ? eachField(CREDIT_FIELDS, (field) => entry[field] ?? '') : {}),
  };
}

/** Commits a renaming; the posts follow (run-acts.ts). Throws participant.not-found, people.busy, erasure.under-way. */
export function renameEverywhere(
  db: WritableDb,
  request: Readonly<{ id: string; details: boolean; prepare: boolean }>,
  { now, newId }: Moment,
): { actId: string; posts: number } {
  return transaction(db, () => {
    const id = currentId(db, request.id);
    refuseBusy(db, [id]);
    const renaming = { ...renamingOf(db, id, request.details), prepare: request.prepare };
    const actId = newId();
    const rowid = addAct(
      db,
      { id: actId, kind: 'rename', participantId: id, wanted: renaming, before: {} },
      now,
    );
    return { actId, posts: addPostsOf(db, rowid, id) };
  });
}

/** The input of a renaming act, and whether updates of published posts are prepared. */
export const renamingOfAct = (act: ActRow): Renaming & Readonly<{ prepare: boolean }> =>
  renameWantedSchema.parse(JSON.parse(act.wanted));

/** True if only another author may overwrite it on a blog: its text here stays the remote one. */
export const isOwnedByOthers = (db: ReadableDb, postId: string): boolean =>
  readOnlyOfPost(db, postId) !== undefined;
