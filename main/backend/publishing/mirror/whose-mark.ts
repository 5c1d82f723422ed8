/**
 * Finds the owner of a mark met under an unknown id: a publication of this library, or one the library lost (an older
 * backup, a copy), recognized by its derived id (library/publications/publications.ts).
 */
import { findPublicationMarks, publicationOfMark } from '#interview/marks.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { column, get, sql } from '../../core/sql.ts';
import { derivedPublicationId } from '../../library/publications/publications.ts';
import { letOthersRun } from '../../core/slices.ts';

type MarkOwner = Readonly<{ publicationId: string; postId: string }>;

export type MarkReader = Readonly<{
  /** Searches the bodies for marks, in short pieces. Await it before `ownerOf` for the same bodies. */
  prepare(bodies: readonly string[]): Promise<void>;
  ownerOf(body: string): MarkOwner | undefined;
}>;

const AT_ONCE = 2_000;
/** How often one post is likely to be published again on one blog. */
const TURNS = 3;

export function createMarkReader(
  db: ReadableDb,
  blog: Readonly<{ id: string; remoteId: string }>,
): MarkReader {
  let lost: Map<string, string> | undefined;
  /** The marks of the bodies prepared last, used again when each post is written. */
  let prepared = new Map<string, string[]>();
  const idsIn = (body: string): string[] =>
    prepared.get(body) ?? findPublicationMarks(body).map(publicationOfMark);

  const findOwner = (publicationId: string): MarkOwner | undefined => {
    const row = get<{ post_id: string }>(
      db,
      sql`SELECT post_id FROM publications WHERE id = ${publicationId} AND blog_id = ${blog.id}`,
    );
    return row === undefined ? undefined : { publicationId, postId: row.post_id };
  };

  async function derive(): Promise<Map<string, string>> {
    const posts = column<string>(db, sql`SELECT id FROM posts`);
    const derived = new Map<string, string>();
    for (const [at, postId] of posts.entries()) {
      for (let turn = 0; turn < TURNS; turn += 1)
        derived.set(derivedPublicationId({ postId, blogRemoteId: blog.remoteId }, turn), postId);
      if (at % AT_ONCE === AT_ONCE - 1) await letOthersRun();
    }
    return derived;
  }

  return {
    async prepare(bodies) {
      prepared = new Map(bodies.map((body) => [body, idsIn(body)]));
      const unknown = bodies.flatMap(idsIn).some((id) => findOwner(id) === undefined);
      if (unknown) lost ??= await derive();
    },
    ownerOf(body) {
      for (const id of idsIn(body)) {
        const owner = findOwner(id);
        if (owner !== undefined) return owner;
        const postId = lost?.get(id);
        const alive =
          postId !== undefined && get(db, sql`SELECT 1 FROM posts WHERE id = ${postId}`) !== undefined;
        if (alive) return { publicationId: id, postId };
      }
      return undefined;
    },
  };
}
