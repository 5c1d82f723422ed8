/**
 * Suspended work of a library that came from elsewhere: a restored backup, another person's file, a copy. It waits
 * until the author resumes or drops it.
 */
import { z } from 'zod';
import { BIN_RULES } from '#contract/library.ts';
import { sourceSchema } from '../imports/import-rows.ts';
import { setMarkersFromElsewhere } from '../erasure/markers.ts';
import { readValue, writeValue } from '../store/settings.ts';
import type { ReadableDb, WritableDb } from '../../core/sql.ts';
import { all, column, get, list, run, sql, transaction } from '../../core/sql.ts';

const KEY = 'at-rest';
const BIN_RULE = 'settings.binRule';

const restSchema = z.strictObject({
  /** Ids. Each is also paused by itself, so that the list of imports shows it. */
  imports: z.array(z.string()),
  acts: z.array(z.string()),
  /** Number of batches of proposals in progress. */
  batches: z.int().min(0),
  /** Ids of erasure markers, in progress or received from elsewhere; the author decides whether they apply. */
  erasures: z.array(z.string()),
  /** True if the rule of the bin would erase posts or pictures. */
  tidying: z.boolean(),
});
export type SuspendedWork = z.infer<typeof restSchema>;

/** Undefined if no work waits for the author's decision. */
export const suspendedWork = (db: ReadableDb): SuspendedWork | undefined => readValue(db, KEY, restSchema);

export const isAtRest = (db: ReadableDb, what: 'acts' | 'erasures', id: string): boolean =>
  suspendedWork(db)?.[what].includes(id) === true;

/**
 * Call before any work starts in that library. `ours`: a backup that this computer made of this library; in any other
 * library, file paths of imports are dropped. `beside`: ids of people whose erasure this author requested here.
 */
export function suspendWork(
  db: WritableDb,
  { ours, beside }: Readonly<{ ours: boolean; beside: readonly string[] }>,
): void {
  transaction(db, () => {
    const before = suspendedWork(db);
    const imports = column<string>(db, sql`SELECT id FROM imports WHERE state IN ('running', 'undoing')`);
    run(db, sql`UPDATE imports SET state = 'paused' WHERE id IN (${list(imports)})`);
    run(db, sql`UPDATE picture_checks SET state = 'stopped' WHERE state IN ('gathering', 'asking')`);
    run(db, sql`UPDATE blog_syncs SET state = 'idle' WHERE state = 'running'`);
    if (!ours) {
      forgetFiles(db);
      run(db, sql`UPDATE picture_handoffs SET ended_at = created_at WHERE ended_at IS NULL`);
    }
    const erasedHere = new Set(beside);
    const markers = all<{ id: string; state: string }>(
      db,
      sql`SELECT id, state FROM erased_people ORDER BY rowid`,
    ).filter(({ id }) => !erasedHere.has(id));
    const underWay = markers.flatMap(({ id, state }) =>
      state === 'erasing' || state === 'cleaning' ? [id] : [],
    );
    const elsewhere = ours ? [] : markers.map(({ id }) => id);
    setMarkersFromElsewhere(db, elsewhere);
    const rest: SuspendedWork = {
      imports: [...new Set([...(before?.imports ?? []), ...imports])],
      acts: column<string>(
        db,
        sql`SELECT id FROM people_acts WHERE state IN ('running', 'undoing') ORDER BY rowid`,
      ),
      batches: count(
        db,
        sql`SELECT count(*) AS count FROM review_batches WHERE state IN ('accepting', 'undoing')`,
      ),
      erasures: [...new Set([...underWay, ...elsewhere])],
      tidying: binRuleApplies(db),
    };
    if (isNothing(rest)) run(db, sql`DELETE FROM settings WHERE key = ${KEY}`);
    else writeValue(db, KEY, rest);
  });
}

const count = (db: ReadableDb, query: ReturnType<typeof sql>): number =>
  get<{ count: number }>(db, query)?.count ?? 0;

const isNothing = (rest: SuspendedWork): boolean =>
  rest.imports.length + rest.acts.length + rest.batches + rest.erasures.length === 0 && !rest.tidying;

/** True if the rule of the bin is on and the bin is not empty. */
function binRuleApplies(db: ReadableDb): boolean {
  const rule = readValue(db, BIN_RULE, z.enum(BIN_RULES)) ?? BIN_RULES[0];
  if (rule === BIN_RULES[0]) return false;
  return (
    count(db, sql`SELECT count(*) AS count FROM posts WHERE binned_at IS NOT NULL`) +
      count(db, sql`SELECT count(*) AS count FROM assets WHERE binned_at IS NOT NULL`) >
    0
  );
}

/** Drops the paths of imported files, which would refer to unrelated files here, and keeps their names. */
function forgetFiles(db: WritableDb): void {
  for (const { rowid, source } of all<{ rowid: number; source: string }>(
    db,
    sql`SELECT rowid, source FROM imports WHERE kind = 'files'`,
  )) {
    const importSource = sourceSchema.parse(JSON.parse(source));
    if ('address' in importSource) continue;
    const files = importSource.files.map(({ name }) => ({ name, path: '' }));
    run(db, sql`UPDATE imports SET source = ${JSON.stringify({ files })} WHERE rowid = ${rowid}`);
  }
}

/** Resumes all suspended work, at the author's request; the caller wakes the workers. Returns the resumed work. */
export function releaseSuspendedWork(db: WritableDb): SuspendedWork | undefined {
  return transaction(db, () => {
    const rest = suspendedWork(db);
    run(db, sql`DELETE FROM settings WHERE key = ${KEY}`);
    setMarkersFromElsewhere(db, []);
    return rest;
  });
}

/**
 * Drops all suspended work: acts end in their current state, and the bin is emptied by hand. A dropped import keeps its
 * posts and can be undone; an interrupted undo stays paused, because half of its posts are gone.
 */
export function dropSuspendedWork(db: WritableDb, now: number): void {
  transaction(db, () => {
    const rest = suspendedWork(db);
    if (rest === undefined) return;
    run(
      db,
      sql`
      UPDATE imports SET state = iif(phase = 'pictures', 'done', 'cancelled'), finished_at = ${now}
        WHERE id IN (${list(rest.imports)}) AND state = 'paused' AND phase <> 'undoing'`,
    );
    const acts = list(rest.acts);
    run(
      db,
      sql`
      UPDATE people_act_posts SET state = 'left' WHERE state IN ('waiting', 'to-send')
        AND act_rowid IN (SELECT rowid FROM people_acts WHERE id IN (${acts}))`,
    );
    run(
      db,
      sql`UPDATE people_acts SET state = iif(state = 'undoing', 'undone', 'done') WHERE id IN (${acts})`,
    );
    if (rest.batches > 0)
      run(
        db,
        sql`
        UPDATE review_batches SET state = iif(state = 'undoing', 'undone', 'accepted') WHERE state IN ('accepting', 'undoing')`,
      );
    run(
      db,
      sql`UPDATE erased_people SET state = 'done' WHERE state <> 'done' AND id IN (${list(rest.erasures)})`,
    );
    if (rest.tidying) writeValue(db, BIN_RULE, BIN_RULES[0]);
    run(db, sql`DELETE FROM settings WHERE key = ${KEY}`);
  });
}
