/**
 * Merges two people in very many posts of the library in argv[2]; the process ends at $ESCALE_TEST_DIE_AT. Started
 * again, it only opens the library. Prints `done` once no work is left.
 */
import { openActs } from '#backend/library/person-acts/acts.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import { get, sql } from '#backend/core/sql.ts';
import { silentLog } from '#backend/core/log.ts';
import { peopleActsOf } from '#backend/people/run-acts.ts';
import { startBackend } from '#backend/app/start.ts';
import { AM, ANNE, postWithAnswers } from '#tests/builders/three-people.ts';

const POSTS = 120;
Object.assign(globalThis, { __ESCALE_TEST_HOOKS__: true });
const { backend, dispatch, close } = await startBackend({
  folder: process.argv[2] ?? '',
  emit: () => undefined,
  host: (async () => ({})) as never,
  log: silentLog,
  publishing: false,
});
const { db, newId } = backend;
if (get(db, sql`SELECT 1 FROM posts LIMIT 1`) === undefined) {
  for (let at = 0; at < POSTS; at += 1)
    insertPost(db, postWithAnswers(`Billet ${at}`, AM, ...(at % 3 === 0 ? [ANNE] : [])), {
      now: 1_000 + at,
      newId,
    });
  await dispatch('page', 'people.merge', { id: 'anne', otherId: 'am', choice: {} });
}
await peopleActsOf(backend)?.settled();
process.stdout.write(openActs(db).length === 0 ? 'done' : 'left');
await close();
