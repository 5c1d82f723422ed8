/**
 * The id of a publication, which is the mark in the published HTML. It is derived from the post and the blog, not drawn:
 * a library restored from before the publication, or a copy of it on another computer, gives the same post the same mark,
 * and so recognises on the blog what it no longer knows it has sent.
 */
import { createHash } from 'node:crypto';
import type { ReadableDb } from '../sql.ts';
import { get, sql } from '../sql.ts';

type Place = Readonly<{ postId: string; blogRemoteId: string }>;

/** The `turn`th publication of a post on a blog, from 0: as a UUID of version 8 (RFC 9562: of our own making). */
export function derivedPublicationId({ postId, blogRemoteId }: Place, turn: number): string {
  const hex = createHash('sha256').update(`escale/${blogRemoteId}/${postId}/${turn}`).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The first id of this post on this blog that no publication here has. */
export function nextPublicationId(db: ReadableDb, place: Place): string {
  for (let turn = 0; ; turn += 1) {
    const id = derivedPublicationId(place, turn);
    if (get(db, sql`SELECT 1 FROM publications WHERE id = ${id}`) === undefined) return id;
  }
}
