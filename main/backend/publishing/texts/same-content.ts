/**
 * Compares two states of a post on a blog. The texts are untrusted, so the reading thread compares them
 * (docs/design/security.md#files-from-outside). Each function throws the errors of Ahead's `get`, unless its comment names
 * others.
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

/** Whether the contents are equal apart from the blog's normalization of HTML (docs/design/publishing.md#conflicts). */
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

/** As sameContent; false for content that is too complex to compare. */
export const saysTheSame = (ahead: Ahead, kind: DestinationKind, one: Content, other: Content): boolean =>
  unlessTooComplex(() => sameContent(ahead, kind, one, other)) ?? false;

/** The remote content, or the base if only an erasure here makes the two differ. */
export const lastSeen = (
  { db, ahead }: Readonly<{ db: ReadableDb; ahead: Ahead }>,
  publication: PublicationRecord,
  remoteContent: Content,
): Content =>
  asLastSeen(db, publication, remoteContent, (html) => ahead.get('fingerprint', sha256(html), { html }));

/**
 * As lastSeen, for acts that await it. If an erasure happens meanwhile, the content counts as changed. Rejects as ReadText
 * does.
 */
export async function readLastSeen(
  { db, readText }: Readonly<{ db: ReadableDb }> & TextReader,
  publication: PublicationRecord,
  remoteContent: Content,
): Promise<Content> {
  if (!hasSeenMark(db, publication.id)) return remoteContent;
  const fingerprint = await readText('fingerprint', { html: remoteContent.content });
  return asLastSeen(db, publication, remoteContent, () => fingerprint);
}

/** The result of `decide`. `waited`: the reading thread was used in between, so the blog's content may have changed. */
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

/** Whether `test` holds for a post: repeated after each wait with the post read again, so that the answer is current. */
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

/** Undefined if the reading exceeds the limits of the reading thread. */
export function unlessTooComplex<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    return undefinedIfTooComplex(error);
  }
}

/** The same for the catch of a promise. Throws any other error. */
export function undefinedIfTooComplex(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'document.too-complex') throw error;
}

/** Whether a post cannot be read or stored: it is reported and stays on the blog, and the other posts continue. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'document.too-complex' || error.code === 'document.too-large');
