/** The register of consents to use words, picture and voice, for a post or for all posts. */
import { AppError } from '#contract/failure.ts';
import type { BackendInput } from '#contract/backend.ts';
import type { Consent } from '#contract/consents.ts';
import type { CheckFacts, ConsentStanding } from '#interview/checks/check-facts.ts';
import type { Participant } from '#interview/document.ts';
import { foldKey } from '#interview/fold-key.ts';
import type { ReadConsent } from '#interview/returns/read-return.ts';
import {
  all,
  column,
  get,
  type Query,
  type ReadableDb,
  run,
  sql,
  transaction,
  type WritableDb,
} from '../../core/sql.ts';
import { currentId, idsOfPerson } from '../people/aliases.ts';
import { getParticipant } from '../people/participants.ts';
import type { Moment } from '../posts/posts.ts';

type Scope = BackendInput<'consents.list'>;

/** Throws post.not-found. */
function postRowidOf(db: ReadableDb, postId: string): number {
  const row = get<{ rowid: number }>(db, sql`SELECT rowid FROM posts WHERE id = ${postId}`);
  if (row === undefined) throw new AppError('post.not-found', { id: postId });
  return row.rowid;
}

type Row = Pick<
  Consent,
  'id' | 'name' | 'subject' | 'places' | 'purpose' | 'manner' | 'guardians' | 'note'
> & {
  post_id: string | null;
  post_title: string | null;
  person_id: string | null;
  valid_until: number | null;
  given_at: number;
  is_minor: number;
  withdrawn_at: number | null;
};

const SELECT = sql`
  SELECT c.id, posts.id AS post_id, posts.title AS post_title, coalesce(a.participant_id, c.participant_id) AS person_id,
    c.name, c.subject, c.places, c.purpose, c.valid_until, c.manner, c.given_at, c.is_minor, c.guardians, c.note,
    c.withdrawn_at
  FROM consents AS c LEFT JOIN posts ON posts.rowid = c.post_rowid LEFT JOIN people_aliases AS a ON a.id = c.participant_id`;

function toConsent(row: Row, now: number): Consent {
  const { post_id, post_title, person_id, valid_until, given_at, is_minor, withdrawn_at, ...rest } = row;
  return {
    ...rest,
    ...(post_id === null ? {} : { post: { id: post_id, title: (post_title ?? '').slice(0, 2_000) } }),
    ...(person_id === null ? {} : { personId: person_id }),
    ...(valid_until === null ? {} : { validUntil: valid_until }),
    ...(withdrawn_at === null ? {} : { withdrawnAt: withdrawn_at }),
    givenAt: given_at,
    isMinor: is_minor === 1,
    state:
      withdrawn_at === null
        ? valid_until !== null && valid_until < now
          ? 'expired'
          : 'given'
        : withdrawn_at === given_at
          ? 'refused'
          : 'withdrawn',
  };
}

/** Condition on the consents of these people of the directory: by id, or by name if the consent has no id. */
function areOf(db: ReadableDb, people: readonly string[]): Query {
  const ids = people.flatMap((id) => idsOfPerson(db, currentId(db, id)));
  const names = column<string>(
    db,
    sql`SELECT name FROM participants WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  );
  return sql`(c.participant_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) OR
    c.participant_id IS NULL AND c.name_key IN (SELECT value FROM json_each(${JSON.stringify(names.map(foldKey))})))`;
}

/**
 * The consents of a post and of its people for all posts, of a person, or all: by person, then the newest first. Throws
 * post.not-found, participant.not-found.
 */
export function listConsents(db: ReadableDb, scope: Scope, now: number, most = -1): Consent[] {
  const { postId, personId } = { postId: undefined, personId: undefined, ...scope };
  const where =
    postId !== undefined
      ? sql`c.post_rowid = ${postRowidOf(db, postId)} OR c.post_rowid IS NULL AND ${areOf(db, peopleOfPost(db, postId))}`
      : personId !== undefined
        ? areOf(db, [getParticipant(db, currentId(db, personId)).id])
        : sql`true`;
  return all<Row>(
    db,
    sql`${SELECT} WHERE ${where} ORDER BY c.name_key, c.given_at DESC, c.rowid DESC LIMIT ${most}`,
  ).map((row) => toConsent(row, now));
}

const peopleOfPost = (db: ReadableDb, postId: string): string[] =>
  column<string>(
    db,
    sql`SELECT participant_id FROM post_participants WHERE post_rowid = ${postRowidOf(db, postId)}`,
  );

/** Throws consent.not-found. */
export function getConsent(db: ReadableDb, id: string, now: number): Consent {
  const row = get<Row>(db, sql`${SELECT} WHERE c.id = ${id}`);
  if (row === undefined) throw new AppError('consent.not-found', { id });
  return toConsent(row, now);
}

type Person = Readonly<{ id: string | null; name: string }>;

/** The person of the directory with this id, else this name: among the people of the post, else the only one. */
function findPerson(
  db: ReadableDb,
  {
    postId,
    personId,
    name,
  }: Readonly<{ postId?: string | undefined; personId?: string | undefined; name: string }>,
): Person {
  const id = personId === undefined ? undefined : currentId(db, personId);
  const nameKey = foldKey(name);
  const people = all<Person>(db, sql`SELECT id, name FROM participants`).filter((person) =>
    id === undefined ? foldKey(person.name) === nameKey : person.id === id,
  );
  const ofPost = postId === undefined ? [] : peopleOfPost(db, postId).map((one) => currentId(db, one));
  return (
    people.find((person) => person.id !== null && ofPost.includes(person.id)) ??
    (people.length === 1 ? people[0] : undefined) ?? { id: null, name }
  );
}

/** Throws consent.not-found, post.not-found. */
export function saveConsents(db: WritableDb, input: BackendInput<'consents.save'>, moment: Moment): void {
  const { id, postId, subjects, ...terms } = input;
  const { places, purpose, validUntil = null, manner, givenAt, isMinor, guardians, note } = terms;
  transaction(db, () => {
    const postRowid = postId === undefined ? null : postRowidOf(db, postId);
    const { id: participantId, name } = findPerson(db, input);
    const guardiansOfMinor = isMinor ? guardians : '';
    subjects.forEach((subject, at) => {
      if (id === undefined || at > 0) {
        run(
          db,
          sql`
          INSERT INTO consents (id, post_rowid, participant_id, name_key, name, subject, places, purpose, valid_until, manner,
            given_at, is_minor, guardians, note, created_at)
          VALUES (${moment.newId()}, ${postRowid}, ${participantId}, ${foldKey(name)}, ${name}, ${subject}, ${places}, ${purpose},
            ${validUntil}, ${manner}, ${givenAt}, ${Number(isMinor)}, ${guardiansOfMinor}, ${note}, ${moment.now})`,
        );
        return;
      }
      const changed = run(
        db,
        sql`
        UPDATE consents SET post_rowid = ${postRowid}, participant_id = ${participantId}, name_key = ${foldKey(name)},
          name = ${name}, subject = ${subject}, places = ${places}, purpose = ${purpose}, valid_until = ${validUntil},
          manner = ${manner}, given_at = ${givenAt}, is_minor = ${Number(isMinor)}, guardians = ${guardiansOfMinor},
          note = ${note}
        WHERE id = ${id}`,
      );
      if (changed === 0) throw new AppError('consent.not-found', { id });
    });
  });
}

/** Without `withdrawnAt`, the consent is given back. Throws consent.not-found. */
export function withdrawConsent(db: WritableDb, id: string, withdrawnAt: number | undefined): void {
  const changed = run(db, sql`UPDATE consents SET withdrawn_at = ${withdrawnAt ?? null} WHERE id = ${id}`);
  if (changed === 0) throw new AppError('consent.not-found', { id });
}

/** Throws consent.not-found. */
export function removeConsent(db: WritableDb, id: string): void {
  if (run(db, sql`DELETE FROM consents WHERE id = ${id}`) === 0)
    throw new AppError('consent.not-found', { id });
}

type Recorded = Readonly<{
  postId: string;
  /** The name of the person, as the return has it. */
  person: string;
  consents: readonly ReadConsent[];
  returnId: string;
  at: number;
}>;

/**
 * Records the consents of a return, in the transaction of its caller. A refusal withdraws the consents that the
 * person gave for this post before. The same return changes nothing the second time. Throws post.not-found.
 */
export function recordConsents(db: WritableDb, recorded: Recorded, { now, newId }: Moment): void {
  const { postId, consents, returnId, at } = recorded;
  const postRowid = postRowidOf(db, postId);
  const { id: participantId, name } = findPerson(db, { postId, name: recorded.person });
  for (const { subject, isGiven } of consents) {
    const isRecorded = get(
      db,
      sql`SELECT 1 FROM consents WHERE return_id = ${returnId} AND subject = ${subject}`,
    );
    if (isRecorded !== undefined) continue;
    if (!isGiven)
      run(
        db,
        sql`
        UPDATE consents SET withdrawn_at = ${at}
        WHERE post_rowid = ${postRowid} AND subject = ${subject} AND withdrawn_at IS NULL AND given_at < ${at}
          AND name_key = ${foldKey(name)}`,
      );
    run(
      db,
      sql`
      INSERT INTO consents (id, post_rowid, participant_id, name_key, name, subject, manner, given_at, return_id, withdrawn_at,
        created_at)
      VALUES (${newId()}, ${postRowid}, ${participantId}, ${foldKey(name)}, ${name}, ${subject}, 'return', ${at},
        ${returnId}, ${isGiven ? null : at}, ${now})`,
    );
  }
}

/**
 * The consents of the participants of a post, for its checks. A withdrawal also ends what was given before it, by another
 * consent too. Undefined as long as the library has no consent at all: the register is not used.
 */
export function consentFacts(
  db: ReadableDb,
  postId: string,
  participants: readonly Participant[],
  now: number,
): CheckFacts['consents'] {
  if (get(db, sql`SELECT 1 FROM consents LIMIT 1`) === undefined) return undefined;
  const consents = listConsents(db, { postId }, now);
  return participants.map(({ id, name }) => {
    const personId = currentId(db, id);
    const own = consents.filter((consent) =>
      consent.personId === undefined
        ? foldKey(consent.name) === foldKey(name)
        : consent.personId === personId,
    );
    const standing = (subject: Consent['subject']): ConsentStanding =>
      standingOf(own.filter((consent) => consent.subject === subject));
    return {
      participant: id,
      words: standing('words'),
      picture: standing('picture'),
      voice: standing('voice'),
    };
  });
}

function standingOf(consents: readonly Consent[]): ConsentStanding {
  const valid = consents.filter(({ state }) => state === 'given').map(({ givenAt }) => givenAt);
  const withdrawn = consents.flatMap(({ withdrawnAt }) => withdrawnAt ?? []);
  if (valid.length > 0 && Math.max(...valid) >= Math.max(...withdrawn)) return 'given';
  if (withdrawn.length > 0) return 'withdrawn';
  return consents.length > 0 ? 'expired' : 'missing';
}
