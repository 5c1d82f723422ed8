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
import type { ReadText } from '../../exchange/reading/read-text.ts';
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
  isAsRead,
  type PublicationRecord,
} from '../../library/publications/publications.ts';
import { type ReadableDb, transaction } from '../../core/sql.ts';
import {
  readSameContent,
  sameContent,
  undefinedIfTooComplex,
  unlessTooComplex,
} from '../texts/same-content.ts';
import { sentText } from '../texts/sent-texts.ts';

type AlterationReader = Readonly<{ db: ReadableDb; ahead: Ahead }>;
type TextReader = Readonly<{ db: ReadableDb; readText: ReadText }>;
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
  return unlessTooComplex(() =>
    ahead.get('alterations', key, { rules, sent: textOf(sent), remote: textOf(remote) }),
  );
}

const textOf = ({ title, labels, content }: Content): Content => ({ title, labels, content });

/** alterationsOf, for acts that await it. */
const readAlterations = (
  { readText }: TextReader,
  kind: DestinationKind,
  sent: Content,
  remote: Content,
): Promise<readonly Alteration[] | undefined> =>
  readText('alterations', {
    rules: htmlRulesOf(kind),
    sent: textOf(sent),
    remote: textOf(remote),
  }).catch(undefinedIfTooComplex);

/** Whether a remote text equals `sent`, with or without known alterations of this blog. Throws the errors of Ahead's `get`. */
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

/** holdsText, for acts that await it. Rejects as ReadText does. */
export async function readHoldsText(
  reader: TextReader,
  { blogId, kind }: Blog,
  remote: Content,
  sent: Content,
): Promise<boolean> {
  if (await readSameContent(reader, kind, remote, sent)) return true;
  if (!altersTexts(reader.db, blogId)) return false;
  const alterations = await readAlterations(reader, kind, sent, remote);
  return alterations !== undefined && areKnown(reader.db, blogId, alterations);
}

/** Whether the remote text has alterations that the author has not accepted. Throws the errors of Ahead's `get`. */
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

type AlterationsRead = Readonly<{
  /** Between the last text sent and the base; undefined when the whole text differs. */
  alterations: readonly Alteration[] | undefined;
  publication: PublicationRecord;
  /** Whether neither text has changed since it was read. */
  isCurrent: () => boolean;
}>;

async function readAlterationsThere(reader: TextReader, publicationId: string): Promise<AlterationsRead> {
  const { db } = reader;
  const publication = getPublication(db, publicationId);
  const { kind, base } = publication;
  const sent = sentText(db, publicationId);
  const isUnaltered =
    sent === undefined || base === undefined || (await readSameContent(reader, kind, base, sent));
  return {
    alterations: isUnaltered ? [] : await readAlterations(reader, kind, sent, base),
    publication,
    isCurrent: () =>
      isAsRead(db, publication) && JSON.stringify(sentText(db, publicationId)) === JSON.stringify(sent),
  };
}

const LONGEST_SHOWN = 2_000;

/** Fails with publication.not-found, document.too-complex. */
export async function shownAlterations(reader: TextReader, of: Of): Promise<Shown> {
  const { id, url } = alteredPublication(reader.db, of);
  const { alterations } = await readAlterationsThere(reader, id);
  return {
    ...(url === undefined ? {} : { url }),
    otherText: alterations === undefined,
    items: (alterations ?? []).map(({ part, before, after }) => ({
      part,
      before: before.slice(0, LONGEST_SHOWN),
      after: after.slice(0, LONGEST_SHOWN),
    })),
  };
}

type Accepting = Pick<Context, 'db' | 'emit'> & Readonly<{ readText: ReadText }>;

/**
 * Accepts the alterations of this post for the whole blog, and clears the state of its other posts with no other alteration.
 * Fails with publication.not-found, document.too-complex.
 */
export async function acceptShownAlterations(context: Accepting, of: Of): Promise<void> {
  const { db } = context;
  await settleAltered(context, alteredPublication(db, of).id, (alterations) => {
    if (alterations !== undefined) acceptAlterations(db, of.blogId, alterations);
    return true;
  });
  const settled = [of.postId];
  for (const other of listAltered(db, of.blogId)) {
    const postId = await settleAltered(
      context,
      other,
      (alterations) => alterations !== undefined && areKnown(db, of.blogId, alterations, true),
    );
    if (postId !== undefined) settled.push(postId);
  }
  context.emit('publications.changed', { postIds: settled });
  context.emit('posts.changed', { ids: settled });
}

/**
 * Clears the altered state of a publication if `settles`, in the transaction. Texts that changed while they were read are
 * read again. Returns the id of the post if the state was cleared.
 */
async function settleAltered(
  context: Accepting,
  publicationId: string,
  settles: (alterations: AlterationsRead['alterations']) => boolean,
): Promise<string | undefined> {
  const { db } = context;
  const { alterations, publication, isCurrent } = await readAlterationsThere(context, publicationId);
  const outcome = transaction(db, () => {
    if (!isCurrent()) return 'again';
    const isSettled = settles(alterations);
    if (isSettled) rememberAltered(db, publicationId, false);
    return isSettled;
  });
  if (outcome === 'again') return await settleAltered(context, publicationId, settles);
  return outcome ? publication.postId : undefined;
}
