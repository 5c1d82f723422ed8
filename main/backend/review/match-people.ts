/** The questions to ask about the names found in the archive; made anew when names come in or are answered. */
import { matchPeople, type KnownName, type PeopleMatch } from '#interview/people-matching.ts';
import type { Moment } from '../library/posts.ts';
import { all, run, sql, transaction, type WritableDb } from '../library/sql.ts';

/** Rows written in one transaction: it stays short. */
const ROWS = 100;

/** Compares the names and writes the questions, a little at each `next()`. What was answered stays answered. */
export function* matchingSteps(db: WritableDb, { now, newId }: Moment): Generator<undefined, void> {
  const found = all<KnownName>(
    db,
    sql`
    SELECT id, name FROM found_people WHERE same_as IS NULL AND NOT EXISTS (SELECT 1 FROM participants AS p WHERE p.id = found_people.id)
      AND NOT EXISTS (SELECT 1 FROM people_aliases AS a WHERE a.id = found_people.id)`,
  );
  const directory = all<KnownName>(db, sql`SELECT id, name FROM participants`);
  const matches = yield* matchPeople(found, directory);
  const asked = new Set(matches.map(({ person, other }) => `${person} ${other}`));
  const standing = all<{ rowid: number; person_id: string; other_id: string }>(
    db,
    sql`SELECT rowid, person_id, other_id FROM people_matches WHERE state = 'proposed'`,
  );
  const surplus = standing.filter(({ person_id, other_id }) => !asked.has(`${person_id} ${other_id}`));
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
}

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
