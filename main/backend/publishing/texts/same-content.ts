/**
 * Compares two states of a post on a blog. Anybody may have written the texts, so the reading thread compares them
 * (docs/design/security.md#files-from-outside). Each function throws what Ahead's `get` does, unless its comment
 * names other errors.
 */
import { capabilitiesOf, type DestinationKind, htmlRulesOf } from '#interview/destinations.ts';
import { AppError } from '#contract/failure.ts';
import { foldKey } from '#interview/fold-key.ts';
import { sha256 } from '../../exchange/sources/read-body.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import type { ReadText } from '../../exchange/reading/read-text.ts';
import { sameHtml } from '../../exchange/reading/same-html.ts';
import { asLastSeen, hasSeenMark } from '../../library/erasure/seen-mark.ts';
import { type Content, type PublicationRecord, sameHead } from '../../library/publications/publications.ts';
import type { ReadableDb } from '../../core/sql.ts';

const headOn = (kind: DestinationKind, { title, labels }: Content): Pick<Content, 'title' | 'labels'> => ({
  title,
  labels: capabilitiesOf(kind).foldsLabels ? labels.map(foldKey) : labels,
});

/** What the blog makes of HTML it was given is not a change (docs/design/publishing.md#conflicts). */
export const sameContent = (ahead: Ahead, kind: DestinationKind, one: Content, other: Content): boolean =>
  sameHead(headOn(kind, one), headOn(kind, other)) &&
  sameHtml(ahead, htmlRulesOf(kind), one.content, other.content);

type TextReader = Readonly<{ readText: ReadText }>;

/** As sameContent, for acts that await it. Rejects as ReadText does. */
export const readSameContent = async (
  { readText }: TextReader,
  kind: DestinationKind,
  one: Content,
  other: Content,
): Promise<boolean> =>
  sameHead(headOn(kind, one), headOn(kind, other)) &&
  (one.content === other.content ||
    (await readText('same', { rules: htmlRulesOf(kind), one: one.content, other: other.content })));

/** As sameContent; what takes too much to be compared says something else. */
export const saysTheSame = (ahead: Ahead, kind: DestinationKind, one: Content, other: Content): boolean =>
  unlessTooComplex(() => sameContent(ahead, kind, one, other)) ?? false;

/** The remote content, or the base if only an erasure here makes the two differ. */
export const lastSeen = (
  { db, ahead }: Readonly<{ db: ReadableDb; ahead: Ahead }>,
  publication: PublicationRecord,
  remoteContent: Content,
): Content =>
  asLastSeen(db, publication, remoteContent, (html) => ahead.get('fingerprint', sha256(html), { html }));

/** As lastSeen, for acts that await it. A mark that comes meanwhile shows the content as changed. Rejects as ReadText does. */
export async function readLastSeen(
  { db, readText }: Readonly<{ db: ReadableDb }> & TextReader,
  publication: PublicationRecord,
  remoteContent: Content,
): Promise<Content> {
  if (!hasSeenMark(db, publication.id)) return remoteContent;
  const fingerprint = await readText('fingerprint', { html: remoteContent.content });
  return asLastSeen(db, publication, remoteContent, () => fingerprint);
}

/** What `decide` finds. `waited`: the reading thread was asked in between, and the blog may say something else by now. */
export async function decided<Result>(
  ahead: Ahead,
  decide: () => Result,
  signal?: AbortSignal,
): Promise<Readonly<{ result: Result; waited: boolean }>> {
  let runs = 0;
  const result = await ahead.whenRead(() => {
    runs += 1;
    return decide();
  }, signal);
  return { result, waited: runs > 1 };
}

/**
 * Whether `test` holds for a post: repeated after each wait with the post read again, so that the answer is current.
 */
export async function holdsNow<Post>(
  ahead: Ahead,
  post: Post | undefined,
  again: () => Promise<Post | undefined>,
  test: (post: Post) => boolean,
  signal?: AbortSignal,
): Promise<boolean> {
  for (let current = post; current !== undefined; current = await again()) {
    const checked = current;
    const { result, waited } = await decided(ahead, () => test(checked), signal);
    if (!result || !waited) return result;
  }
  return false;
}

/** Undefined where it takes more than the reading thread has. */
export function unlessTooComplex<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    return undefinedIfTooComplex(error);
  }
}

/** The same of a promise, for its catch. Throws any other error. */
export function undefinedIfTooComplex(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'document.too-complex') throw error;
}

/** What cannot be read, or held, stays on the blog: it is told, and the other posts go on. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'document.too-complex' || error.code === 'document.too-large');
