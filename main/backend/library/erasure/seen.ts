/** What stands on a blog under words that were erased here since: it is what was last seen there. */
import { foldComposed } from '#interview/fold-key.ts';
import { contentFingerprint } from '#interview/html/compare.ts';
import { HtmlError } from '#interview/markup/parse.ts';
import type { ReadableDb } from '../../core/sql.ts';
import { get, sql } from '../../core/sql.ts';
import { listMarkers } from './markers.ts';
import { sealText } from './seal.ts';

type Content = Readonly<{ title: string; labels: readonly string[]; content: string }>;

/** Of HTML: what two states that say the same have in common. */
export type Fingerprint = (html: string) => string;

/** What two readings of one state have in common. */
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

/**
 * `found`, or `base` where it is the state that `base` was before an erasure: nobody changed anything there, and there is
 * nothing to choose. What differs from both is somebody's words. `fingerprintOf`: that of seenText, wherever it is found.
 */
export function asLastSeen(
  db: ReadableDb,
  publication: Readonly<{ id: string; base: Content | undefined }>,
  found: Content,
  fingerprintOf: Fingerprint,
): Content {
  if (publication.base === undefined) return found;
  const mark = get<{ seen_mark: string | null }>(
    db,
    sql`SELECT seen_mark FROM publications WHERE id = ${publication.id}`,
  )?.seen_mark;
  if (mark == null) return found;
  const text = seenText(found, fingerprintOf);
  return listMarkers(db).some(({ key }) => sealText(key, text) === mark) ? publication.base : found;
}
