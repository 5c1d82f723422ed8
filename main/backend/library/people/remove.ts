/** Somebody whom no post names leaves the directory; and comes back. */
import { z } from 'zod';
import { AppError } from '#contract/failure.ts';
import type { Moment } from '../posts.ts';
import type { WritableDb } from '../sql.ts';
import { get, run, sql, transaction } from '../sql.ts';
import { addAct, refuseBusy, setActState, type ActRow } from './acts.ts';
import { entrySchema, readEntry, writeEntry } from './person.ts';

/** Throws participant.not-found, people.in-use (a post names them, maybe in the bin), people.busy, erasing.under-way. */
export function removePerson(db: WritableDb, id: string, { now, newId }: Moment): { actId: string } {
  return transaction(db, () => {
    const entry = readEntry(db, id);
    refuseBusy(db, [id]);
    const used = get(db, sql`SELECT 1 FROM post_participants WHERE participant_id = ${id} LIMIT 1`);
    if (used !== undefined) throw new AppError('people.in-use');
    const actId = newId();
    const act = {
      id: actId,
      kind: 'remove',
      participantId: id,
      wanted: {},
      before: { entry },
      done: true,
    } as const;
    addAct(db, act, now);
    run(db, sql`DELETE FROM participants WHERE id = ${id}`);
    return { actId };
  });
}

export const removalBeforeSchema = z.strictObject({ entry: entrySchema });

/** In a transaction. */
export function undoRemoval(db: WritableDb, act: ActRow): void {
  const { entry } = removalBeforeSchema.parse(JSON.parse(act.before));
  // A post that came meanwhile may have made them known again: what the author had written is worth more.
  writeEntry(db, entry);
  setActState(db, act.rowid, 'undone');
}
