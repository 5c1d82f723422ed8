/**
 * Alterations that a blog makes to texts as it saves them: reported to the author until accepted, and never a conflict
 * (docs/design/publishing.md#altered-by-the-blog).
 */
import type { BackendOutput } from '#contract/backend.ts';
import { AppError } from '#contract/failure.ts';
import { type DestinationKind, htmlRulesOf } from '#interview/destinations.ts';
import type { Alteration } from '#interview/html/alterations.ts';
import type { Context } from '../../core/context.ts';
import { sha256 } from '../../exchange/sources/read-body.ts';
import type { Ahead } from '../../exchange/reading/ahead.ts';
import {
  acceptAlterations,
  altersTexts,
  areKnown,
  listAltered,
  noteAlterations,
  rememberAltered,
} from '../../library/publications/alterations.ts';
import {
  type Content,
  findPublication,
  getPublication,
  type PublicationRecord,
} from '../../library/publications/publications.ts';
import { type ReadableDb, transaction } from '../../core/sql.ts';
import { sameContent, unlessTooComplex } from '../texts/same-content.ts';
import { sentText } from '../texts/sent-texts.ts';

export type AlterationReader = Readonly<{ db: ReadableDb; ahead: Ahead }>;
type Blog = Readonly<{ blogId: string; kind: DestinationKind }>;

/** Undefined when the whole text differs. Throws as Ahead's `get` does. */
function alterationsOf(
  ahead: Ahead,
  kind: DestinationKind,
  sent: Content,
  remote: Content,
): readonly Alteration[] | undefined {
  const rules = htmlRulesOf(kind);
  const key = sha256(
    JSON.stringify([
      rules,
      sent.title,
      sent.labels,
      sent.content,
      remote.title,
      remote.labels,
      remote.content,
    ]),
  );
  const [one, other] = [sent, remote].map(({ title, labels, content }) => ({ title, labels, content }));
  if (one === undefined || other === undefined) return undefined;
  return unlessTooComplex(() => ahead.get('alterations', key, { rules, sent: one, remote: other }));
}

/** Whether a remote text is `sent`, unaltered or with known alterations of this blog. Throws as Ahead's `get` does. */
export function holdsText(
  { db, ahead }: AlterationReader,
  { blogId, kind }: Blog,
  remote: Content,
  sent: Content,
): boolean {
  if (sameContent(ahead, kind, remote, sent)) return true;
  if (!altersTexts(db, blogId)) return false;
  const alterations = alterationsOf(ahead, kind, sent, remote);
  return alterations !== undefined && areKnown(db, blogId, alterations);
}

/** Whether the remote text has alterations that the author has not accepted. Throws as Ahead's `get` does. */
export function isAltered(
  { db, ahead }: AlterationReader,
  { blogId, kind }: Blog,
  remote: Content,
  sent: Content,
): boolean {
  if (sameContent(ahead, kind, remote, sent)) return false;
  const alterations = alterationsOf(ahead, kind, sent, remote);
  return alterations === undefined || !areKnown(db, blogId, alterations, true);
}

/** Remembers the alterations in the answer to a write of ours. Runs in a transaction. Throws as Ahead's `get` does. */
export function noteAnswer(
  { db, ahead }: Pick<Context, 'db'> & Readonly<{ ahead: Ahead }>,
  { blogId, kind }: Blog,
  sent: Content,
  answer: Content,
): void {
  if (sameContent(ahead, kind, answer, sent)) return;
  const alterations = alterationsOf(ahead, kind, sent, answer);
  if (alterations !== undefined) noteAlterations(db, blogId, alterations);
}

type Of = Readonly<{ postId: string; blogId: string }>;
type Shown = BackendOutput<'publications.alterations'>;

function alteredPublication(db: ReadableDb, { postId, blogId }: Of): PublicationRecord {
  const publication = findPublication(db, postId, blogId);
  if (publication === undefined) throw new AppError('publication.not-found');
  return publication;
}

/** Between the last text sent and the base; undefined when the whole text differs. Throws as Ahead's `get` does. */
function alterationsThere(
  { db, ahead }: AlterationReader,
  { id, kind, base }: PublicationRecord,
): readonly Alteration[] | undefined {
  const sent = sentText(db, id);
  if (sent === undefined || base === undefined || sameContent(ahead, kind, base, sent)) return [];
  return alterationsOf(ahead, kind, sent, base);
}

const LONGEST_SHOWN = 2_000;

/** Fails with publication.not-found, document.too-complex. */
export async function shownAlterations(reader: AlterationReader, of: Of): Promise<Shown> {
  const publication = alteredPublication(reader.db, of);
  const alterations = await reader.ahead.whenRead(() => alterationsThere(reader, publication));
  return {
    ...(publication.url === undefined ? {} : { url: publication.url }),
    otherText: alterations === undefined,
    items: (alterations ?? []).map(({ part, before, after }) => ({
      part,
      before: before.slice(0, LONGEST_SHOWN),
      after: after.slice(0, LONGEST_SHOWN),
    })),
  };
}

/**
 * Accepts the alterations of this post for the whole blog, and clears the state of its other posts with no other alteration.
 * Fails with publication.not-found, document.too-complex.
 */
export async function acceptShownAlterations(
  context: Pick<Context, 'db' | 'emit'> & Readonly<{ ahead: Ahead }>,
  of: Of,
): Promise<void> {
  const { db, ahead } = context;
  const { id } = alteredPublication(db, of);
  await ahead.whenRead(() =>
    transaction(db, () => {
      const alterations = alterationsThere(context, getPublication(db, id));
      if (alterations !== undefined) acceptAlterations(db, of.blogId, alterations);
      rememberAltered(db, id, false);
    }),
  );
  const settled = [of.postId];
  for (const other of listAltered(db, of.blogId)) {
    const postId = await ahead.whenRead(() => transaction(db, () => settleAccepted(context, other)));
    if (postId !== undefined) settled.push(postId);
  }
  context.emit('publications.changed', { postIds: settled });
  context.emit('posts.changed', { ids: settled });
}

/** Returns the id of the post when all its alterations are accepted now. */
function settleAccepted(
  context: Pick<Context, 'db'> & Readonly<{ ahead: Ahead }>,
  publicationId: string,
): string | undefined {
  const { db } = context;
  const publication = getPublication(db, publicationId);
  const alterations = alterationsThere(context, publication);
  if (alterations === undefined || !areKnown(db, publication.blogId, alterations, true)) return undefined;
  rememberAltered(db, publicationId, false);
  return publication.postId;
}
