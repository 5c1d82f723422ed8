/** The story of a job: what happened to it and when, as « Envois » tells it. */
import type { FailureCode, FailureParams } from '#contract/failure.ts';
import { FAILURE_CODES } from '#contract/failure.ts';
import { JOB_EVENTS } from '#contract/publishing.ts';
import type { JobEvent } from '#contract/publishing.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { all, run, sql } from '../sql.ts';

/** As many as the page is told; a job that fails every five minutes for a week repeats its last one instead. */
const MOST_TOLD = 200;

/** Notes it, unless the last thing noted is the same: a wait for the network is one event, however often it was tried. */
export function noteEvent(
  db: WritableDb,
  jobId: string,
  what: JobEvent['what'],
  now: number,
  failure?: Readonly<{ code: FailureCode; params: FailureParams }>,
): void {
  const code = failure?.code ?? null;
  const params = failure === undefined ? null : JSON.stringify(failure.params);
  run(
    db,
    sql`
    INSERT INTO job_events (job_id, at, what, failure_code, failure_params)
    SELECT ${jobId}, ${now}, ${what}, ${code}, ${params}
    WHERE NOT EXISTS (
      SELECT 1 FROM (SELECT what, failure_code FROM job_events WHERE job_id = ${jobId} ORDER BY rowid DESC LIMIT 1)
      WHERE what = ${what} AND failure_code IS ${code})`,
  );
}

/** Oldest first; of a very long story its end. */
export function listEvents(db: ReadableDb, jobId: string): JobEvent[] {
  const rows = all<{ at: number; what: string; failure_code: string | null; failure_params: string | null }>(
    db,
    sql`SELECT at, what, failure_code, failure_params FROM job_events WHERE job_id = ${jobId} ORDER BY rowid DESC LIMIT ${MOST_TOLD}`,
  );
  return rows.toReversed().flatMap((row) => {
    const what = JOB_EVENTS.find((known) => known === row.what);
    const code = FAILURE_CODES.find((known) => known === row.failure_code);
    if (what === undefined) return [];
    // Noted before it was kept what they were about: what happened is told, without its sentence.
    if (code === undefined || row.failure_params === null) return [{ at: row.at, what }];
    return [{ at: row.at, what, code, params: JSON.parse(row.failure_params) as FailureParams }];
  });
}
