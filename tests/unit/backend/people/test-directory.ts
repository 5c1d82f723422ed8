/** A directory with posts, for acts on people. */
import type { Post } from '#interview/document.ts';
import { peopleActsOf } from '#backend/people/run-acts.ts';
import { all, sql } from '#backend/core/sql.ts';
import { insertPost } from '#backend/library/posts/posts.ts';
import type { TestBackend } from '#tests/builders/test-backend.ts';

export function addPost({ backend, clock }: TestBackend, document: Post): string {
  const { db, newId } = backend;
  clock.now += 1_000;
  return insertPost(db, document, { now: clock.now, newId }).id;
}

export const documentOf = async (desk: TestBackend, id: string): Promise<Post> =>
  (await desk.call('posts.get', { id })).document;

export const actsEnded = async ({ backend }: TestBackend): Promise<void> => {
  await peopleActsOf(backend)?.settled();
};

/** Every id in working copies and in the table beside them. */
export const idsInUse = ({ backend: { db } }: TestBackend): { documents: string[]; rows: string[] } => ({
  documents: [
    ...new Set(
      all<{ document: string }>(db, sql`SELECT document FROM posts`).flatMap(({ document }) =>
        (JSON.parse(document) as Post).participants.map(({ id }) => id),
      ),
    ),
  ].toSorted(),
  rows: all<{ id: string }>(
    db,
    sql`SELECT DISTINCT participant_id AS id FROM post_participants ORDER BY 1`,
  ).map(({ id }) => id),
});
