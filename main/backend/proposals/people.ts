/** « A. Martin = Anne Martin ? »: the questions about names recognised in the archive, their answers, and undo. */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { PeopleQuestion } from '#contract/proposals.ts';
import { type KnownName, matchPeople, type PeopleMatch } from '#interview/people/people-matching.ts';
import { keyOfName } from '#interview/recognition/label-line.ts';
import { PEOPLE_REASONS } from '#interview/people/people-reasons.ts';
import { LISTED } from '../library/people/participants.ts';
import type { Moment } from '../library/posts/posts.ts';
import { identityOf, nextDecision } from '../library/posts/proposals.ts';
import {
  all,
  column,
  get,
  numberOf,
  type Query,
  type ReadableDb,
  run,
  sql,
  transaction,
  type WritableDb,
} from '../core/sql.ts';
import { markToIndex } from '../search/index/index-post.ts';

const ROWS = 100;

/** The score of a question about a name of one word; high, since an answer settles many posts. */
const ONE_WORD = 0.9;

/** Condition on recognized_people: not in the directory, and not joined to another person. */
const UNDECIDED = sql`
  same_as IS NULL AND NOT EXISTS (SELECT 1 FROM participants AS p WHERE p.id = recognized_people.id)
  AND NOT EXISTS (SELECT 1 FROM people_aliases AS a WHERE a.id = recognized_people.id)`;

/**
 * Compares the names and writes the questions, a little at each `next()`. Returns true if there are or were any.
 * Answers are kept.
 */
export function* matchingSteps(db: WritableDb, { now, newId }: Moment): Generator<undefined, boolean> {
  const recognizedNames = all<KnownName>(
    db,
    sql`
    SELECT id, name FROM recognized_people WHERE of_one_post = 0 AND ${UNDECIDED}`,
  );
  const directory = all<KnownName>(db, sql`SELECT id, name FROM participants WHERE ${LISTED}`);
  const matches = [
    ...(yield* matchPeople(recognizedNames, directory)),
    ...(yield* matchWords(db, directory)),
  ];
  const matchKeys = new Set(matches.map(({ person, other }) => `${person} ${other}`));
  const pending = all<{ rowid: number; person_id: string; other_id: string }>(
    db,
    sql`SELECT rowid, person_id, other_id FROM people_matches WHERE state = 'proposed'`,
  );
  const surplus = pending.filter(({ person_id, other_id }) => !matchKeys.has(`${person_id} ${other_id}`));
  run(
    db,
    sql`DELETE FROM people_matches WHERE rowid IN (SELECT value FROM json_each(${JSON.stringify(surplus.map(({ rowid }) => rowid))}))`,
  );
  for (let from = 0; from < matches.length; from += ROWS) {
    transaction(db, () => {
      for (const match of matches.slice(from, from + ROWS)) keepMatch(db, match, newId(), now);
    });
    yield;
  }
  return matches.length + surplus.length > 0;
}

/**
 * The questions about names of one word: one for each name that several posts contain, or that is also in the
 * directory. A name whose question was refused is omitted.
 */
function* matchWords(db: ReadableDb, directory: readonly KnownName[]): Generator<undefined, PeopleMatch[]> {
  const findPostsWithLabels = new Map<string, { id: string; count: number; known?: string }>();
  for (const { id, name_key: key } of all<{ id: string; name_key: string }>(
    db,
    sql`
    SELECT id, name_key FROM recognized_people WHERE of_one_post = 1 AND ${UNDECIDED}
      AND EXISTS (SELECT 1 FROM proposal_people AS pp JOIN proposals AS p ON p.rowid = pp.proposal_rowid
        WHERE pp.person_id = recognized_people.id AND p.state = 'proposed')
      AND name_key NOT IN (SELECT n.name_key FROM people_matches AS m JOIN recognized_people AS n ON n.id = m.person_id
        WHERE m.state = 'refused' AND n.of_one_post = 1)
    ORDER BY rowid`,
  )) {
    const first = findPostsWithLabels.get(key);
    if (first === undefined) findPostsWithLabels.set(key, { id, count: 1 });
    else first.count += 1;
  }
  for (const { id, name } of findPostsWithLabels.size === 0 ? [] : directory) {
    const bearer = findPostsWithLabels.get(keyOfName(name));
    if (bearer !== undefined) bearer.known ??= id;
    yield;
  }
  return [...findPostsWithLabels.values()]
    .filter(({ count, known }) => count > 1 || known !== undefined)
    .map(({ id, known }) => ({ person: id, other: known ?? id, score: ONE_WORD, reasons: [] }));
}

/** The people who share a name of one word with a person, including that person. */
const BEARERS = (id: Query): Query => sql`
  SELECT n.id FROM recognized_people AS f JOIN recognized_people AS n ON n.name_key = f.name_key AND n.of_one_post = 1
  WHERE f.id = ${id} AND f.of_one_post = 1`;

/** The ids of one question: a person and, for a name of one word, all people of that name. */
const peopleOfQuestion = (db: ReadableDb, id: string): string[] => [
  ...new Set([id, ...column<string>(db, BEARERS(sql`${id}`))]),
];

function keepMatch(
  db: WritableDb,
  { person, other, score, reasons }: PeopleMatch,
  id: string,
  now: number,
): void {
  run(
    db,
    sql`
    INSERT INTO people_matches (id, person_id, other_id, score, reasons, state, created_at)
    VALUES (${id}, ${person}, ${other}, ${score}, ${JSON.stringify(reasons)}, 'proposed', ${now})
    ON CONFLICT (person_id, other_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons WHERE state = 'proposed'`,
  );
}

/** Titles shown on each side, as a reminder. */
const TITLES = 3;

type MatchRow = {
  rowid: number;
  id: string;
  person_id: string;
  other_id: string;
  score: number;
  reasons: string;
  state: 'proposed' | 'accepted' | 'refused';
};
const COLUMNS = sql`m.rowid, m.id, m.person_id, m.other_id, m.score, m.reasons, m.state`;
/** Open questions: a proposal names the person and the identity is undecided; one question per person at a time. */
const OPEN = sql`
  m.state = 'proposed' AND (SELECT same_as FROM recognized_people AS f WHERE f.id = m.person_id) IS NULL
  AND EXISTS (SELECT 1 FROM proposal_people AS pp CROSS JOIN proposals AS p ON p.rowid = pp.proposal_rowid
    WHERE pp.person_id IN (SELECT m.person_id UNION ALL ${BEARERS(sql`m.person_id`)}) AND p.state = 'proposed')
  AND NOT EXISTS (SELECT 1 FROM people_matches AS b WHERE b.person_id = m.person_id AND b.state = 'proposed'
    AND (b.score > m.score OR (b.score = m.score AND b.rowid < m.rowid)))`;

const reasonsSchema = z.array(z.enum(PEOPLE_REASONS));

export function countPeopleQuestions(db: ReadableDb): number {
  return numberOf(db, sql`SELECT count(*) AS count FROM people_matches AS m WHERE ${OPEN}`);
}

/**
 * The question at `id`, or the next or previous one by decreasing likelihood; after the last, the first. Undefined when
 * none is left.
 */
export function peopleQuestion(
  db: ReadableDb,
  at: Readonly<{ id?: string | undefined; step: 'at' | 'next' | 'previous' }>,
): { question?: PeopleQuestion; position: number; total: number } {
  const ids = all<{ id: string; score: number; rowid: number }>(
    db,
    sql`SELECT m.id, m.score, m.rowid FROM people_matches AS m WHERE ${OPEN} ORDER BY m.score DESC, m.rowid LIMIT 10000`,
  );
  const current = at.id === undefined ? undefined : getMatch(db, at.id);
  const currentIndex =
    current === undefined
      ? 0
      : ids.findIndex(
          ({ score, rowid }) => score < current.score || (score === current.score && rowid >= current.rowid),
        );
  const from = currentIndex < 0 ? ids.length : currentIndex;
  const isCurrentListed = current !== undefined && ids[from]?.id === current.id;
  const target = at.step === 'previous' ? from - 1 : at.step === 'next' && isCurrentListed ? from + 1 : from;
  const index = target < 0 || target >= ids.length ? (at.step === 'previous' ? ids.length - 1 : 0) : target;
  const row = ids[index] === undefined ? undefined : getMatch(db, ids[index].id);
  if (row === undefined) return { position: 0, total: 0 };
  return { question: toQuestion(db, row), position: index + 1, total: ids.length };
}

const getMatch = (db: ReadableDb, id: string): MatchRow | undefined =>
  get<MatchRow>(db, sql`SELECT ${COLUMNS} FROM people_matches AS m WHERE m.id = ${id}`);

function toQuestion(db: ReadableDb, row: MatchRow): PeopleQuestion {
  const others = all<{ other_id: string }>(
    db,
    sql`
    SELECT other_id FROM people_matches WHERE person_id = ${row.person_id} AND other_id <> ${row.other_id} AND state = 'proposed'
    ORDER BY score DESC LIMIT 10`,
  );
  const people = peopleOfQuestion(db, row.person_id);
  const isOneName = row.person_id === row.other_id;
  return {
    id: row.id,
    person: sideOf(db, row.person_id, isOneName ? people : people.filter((id) => id !== row.other_id)),
    other: sideOf(db, row.other_id, [row.other_id]),
    score: row.score,
    reasons: reasonsSchema.parse(JSON.parse(row.reasons)),
    others: others.map(({ other_id: id }) => ({ id, name: identityOf(db, id)?.name ?? '' })),
  };
}

/** @param people the people whose posts are counted and named */
function sideOf(db: ReadableDb, id: string, people: readonly string[]): PeopleQuestion['person'] {
  const ids = sql`SELECT value FROM json_each(${JSON.stringify(people)})`;
  // CROSS JOIN makes SQLite start with the people; otherwise it searches every proposal for hundreds of them.
  const titles = all<{ title: string }>(
    db,
    sql`
    SELECT title FROM posts WHERE rowid IN (
      SELECT p.post_rowid FROM proposal_people AS pp CROSS JOIN proposals AS p ON p.rowid = pp.proposal_rowid
        WHERE pp.person_id IN (${ids}) AND p.state = 'proposed'
      UNION SELECT post_rowid FROM post_participants WHERE participant_id IN (${ids}))
    ORDER BY published_at DESC, rowid DESC LIMIT ${TITLES}`,
  );
  const counts = get<{ proposed: number; known: number; listed: number }>(
    db,
    sql`
    SELECT (SELECT count(*) FROM proposal_people AS pp CROSS JOIN proposals AS p ON p.rowid = pp.proposal_rowid
        WHERE pp.person_id IN (${ids}) AND p.state = 'proposed') AS proposed,
      (SELECT count(*) FROM post_participants WHERE participant_id IN (${ids})) AS known,
      EXISTS (SELECT 1 FROM participants WHERE participants.id = ${id}) AS listed`,
  );
  return {
    id,
    name: identityOf(db, id)?.name ?? '',
    posts: (counts?.proposed ?? 0) + (counts?.known ?? 0),
    inDirectory: counts?.listed === 1,
    titles: titles.map(({ title }) => title.slice(0, 2_000)),
  };
}

/**
 * Stores an answer: yes, no, or another person.
 * @returns the posts whose names changed. Throws proposals.not-proposed if the question is closed, participant.not-found
 * for an unknown person.
 */
export function answerPeople(
  db: WritableDb,
  answer: Readonly<{ id: string; same: boolean; otherId?: string | undefined }>,
  { now, newId }: Moment,
): number[] {
  return transaction(db, () => {
    const row = getMatch(db, answer.id);
    if (row === undefined || row.state !== 'proposed')
      throw new AppError('proposals.not-proposed', { id: answer.id });
    const decision = nextDecision(db);
    if (!answer.same) {
      run(
        db,
        sql`UPDATE people_matches SET state = 'refused', decision = ${decision} WHERE rowid = ${row.rowid}`,
      );
      return [];
    }
    const otherId = answer.otherId ?? row.other_id;
    const other = identityOf(db, otherId);
    if (other === undefined || (other.id === row.person_id && otherId !== row.other_id))
      throw new AppError('participant.not-found', { id: otherId });
    run(
      db,
      sql`
      UPDATE recognized_people SET same_as = ${otherId}
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(peopleOfQuestion(db, row.person_id))})) AND id <> ${otherId} AND same_as IS NULL`,
    );
    run(
      db,
      sql`
      INSERT INTO people_matches (id, person_id, other_id, score, reasons, state, decision, created_at)
      VALUES (${newId()}, ${row.person_id}, ${otherId}, 1, '[]', 'accepted', ${decision}, ${now})
      ON CONFLICT (person_id, other_id) DO UPDATE SET state = 'accepted', decision = ${decision}`,
    );
    return postsReading(db, row.person_id);
  });
}

/** Undoes an answer. @returns the posts whose names changed */
export function undoPeople(db: WritableDb, rowid: number): number[] {
  return transaction(db, () => {
    const row = get<MatchRow>(db, sql`SELECT ${COLUMNS} FROM people_matches AS m WHERE m.rowid = ${rowid}`);
    if (row === undefined || row.state === 'proposed')
      throw new AppError('proposals.not-decided', { id: '' });
    run(db, sql`UPDATE people_matches SET state = 'proposed', decision = NULL WHERE rowid = ${rowid}`);
    if (row.state === 'refused') return [];
    run(
      db,
      sql`
      UPDATE recognized_people SET same_as = NULL
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(peopleOfQuestion(db, row.person_id))})) AND same_as = ${row.other_id}`,
    );
    return postsReading(db, row.person_id);
  });
}

/**
 * The posts of the people of a question, and of all who were joined to one of them. They are marked to be indexed in
 * any case.
 */
function postsReading(db: WritableDb, personId: string): number[] {
  const rowids = column<number>(
    db,
    sql`
    WITH RECURSIVE people (id) AS (
      SELECT value FROM json_each(${JSON.stringify(peopleOfQuestion(db, personId))})
      UNION SELECT r.id FROM recognized_people AS r JOIN people ON r.same_as = people.id)
    SELECT DISTINCT p.post_rowid FROM people JOIN proposal_people AS pp ON pp.person_id = people.id
      JOIN proposals AS p ON p.rowid = pp.proposal_rowid
    WHERE p.state = 'proposed'`,
  );
  markToIndex(db, rowids);
  return rowids;
}
