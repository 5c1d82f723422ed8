/** Remote content whose base was erased here since: it counts as the content last seen. */
import { foldComposed } from '#interview/fold-key.ts';
import { contentFingerprint } from '#interview/html/content-fingerprint.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';
import { listMarkers } from './markers.ts';
import { sealText } from './sealed-names.ts';

type Content = Readonly<{ title: string; labels: readonly string[]; content: string }>;

/** A fingerprint of HTML, equal for two states with the same content. */
export type Fingerprint = (html: string) => string;

/** A text equal for two readings of one state. */
export const seenText = (
  { title, labels, content }: Content,
  fingerprintOf: Fingerprint = fingerprint,
): string =>
  JSON.stringify([
    foldComposed(title),
    [...new Set(labels.map(foldComposed))].toSorted(),
    fingerprintOf(content),
  ]);

export function fingerprint(html: string): string {
  try {
    return contentFingerprint(html);
  } catch (error) {
    if (error instanceof HtmlError) return html;
    throw error;
  }
}

const seenMarkOf = (db: ReadableDb, publicationId: string): string | undefined =>
  get<{ seen_mark: string | null }>(db, sql`SELECT seen_mark FROM publications WHERE id = ${publicationId}`)
    ?.seen_mark ?? undefined;

/** Whether the base of this publication was erased since it was read. */
export const hasSeenMark = (db: ReadableDb, publicationId: string): boolean =>
  seenMarkOf(db, publicationId) !== undefined;

/**
 * `remote`, or `base` if `remote` is the state that `base` had before an erasure: the blog is unchanged, and there is
 * nothing to choose. Content that differs from both was changed on the blog. `fingerprintOf`: that of seenText.
 */
export function asLastSeen(
  db: ReadableDb,
  publication: Readonly<{ id: string; base: Content | undefined }>,
  remote: Content,
  fingerprintOf: Fingerprint,
): Content {
  if (publication.base === undefined) return remote;
  const mark = seenMarkOf(db, publication.id);
  if (mark === undefined) return remote;
  const text = seenText(remote, fingerprintOf);
  return listMarkers(db).some(({ key }) => sealText(key, text) === mark) ? publication.base : remote;
}
