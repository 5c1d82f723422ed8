/** Describes for the window a post that differs from its last send on the blog. */
import type { BackendOutput } from '#contract/backend.ts';
import { type Capabilities, capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import type { PostDetails } from '#interview/post-details.ts';
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import { letOthersRun } from '#backend/core/slices.ts';
import { IS_PUBLIC, kindOf, type Way } from '#backend/library/publications/blogs.ts';
import { findOpenJobOf, type OpenJob } from '#backend/library/publications/jobs.ts';
import { findPublication, type PublicationRecord } from '#backend/library/publications/publications.ts';
import { workingCopy } from '#backend/library/publications/working-copy.ts';
import { get, sql } from '#backend/core/sql.ts';
import { isOnBlog } from '../send.ts';
import { type VersionReader, type Versions, versionsOf } from '../../conflicts/versions.ts';

/** The intent with which a settled text is sent: never more public, or earlier, than requested. */
export type CarriedOn = Readonly<{
  intent: 'deposit' | 'propose' | 'publish' | 'schedule' | 'update';
  publishAt?: number | undefined;
  addressTitle?: string | undefined;
  details?: PostDetails | undefined;
}>;

/**
 * Continues the interrupted job with the settled text, at its hour. Without such a job, a public post is updated and a draft
 * stays a draft: only « Publier » publishes.
 * @param open the job that stopped for the choice, or that waits
 */
export function carryOn(
  capabilities: Capabilities,
  publication: PublicationRecord,
  open: OpenJob | undefined,
): CarriedOn {
  return { ...actOn(capabilities, publication, open), details: open?.wanted.details };
}

function actOn(
  capabilities: Capabilities,
  publication: PublicationRecord,
  open: OpenJob | undefined,
): CarriedOn {
  const stands = isOnBlog(capabilities, publication);
  // Publishing by hand only supports publish and update; the author chooses on the blog itself.
  if (!capabilities.canSend) return { intent: stands ? 'update' : 'publish' };
  if (open?.intent === 'schedule' && publication.remoteStatus !== 'live')
    return { intent: 'schedule', publishAt: open.publishAt, addressTitle: open.addressTitle };
  if (stands) return { intent: 'update' };
  return open?.intent === 'publish'
    ? { intent: 'publish', addressTitle: open.addressTitle }
    : { intent: open?.intent === 'propose' ? 'propose' : 'deposit' };
}

type Shown = BackendOutput<'conflicts.get'>;
/** Maximum length of the compared lists; the rest is settled too, but not shown. */
const MOST = 50_000;

type Of = Readonly<{ postId: string; blogId: string }>;
/** If `versions` is absent, the summary is complete. */
type Conflict = Readonly<{ summary: Shown; versions?: Versions }>;

/** Fails with post.not-found, document.too-large, and the errors of Ahead's `get`. */
export async function readConflict(reader: VersionReader, of: Of): Promise<Shown> {
  const { summary, versions } = await reader.ahead.whenRead(() => findConflict(reader, of));
  if (versions === undefined) return summary;
  // Reading three versions of a very long post takes one turn of the thread, merging them another.
  await letOthersRun();
  const { changes, conflicts } = mergeByTurn(versions.base, versions.mine, versions.theirs);
  const alone = conflicts.length === 0 && changes.every(({ from }) => from !== 'mine');
  return {
    ...summary,
    kind: alone ? 'blog-only' : 'choose',
    changes: changes.slice(0, MOST),
    conflicts: conflicts.slice(0, MOST),
  };
}

function findConflict(reader: VersionReader, { postId, blogId }: Of): Conflict {
  const { db } = reader;
  const { saveNumber } = workingCopy(db, postId);
  const publication = findPublication(db, postId, blogId);
  const job = publication === undefined ? undefined : findOpenJobOf(db, publication.id);
  const blog = get<{
    name: string;
    counts: number;
    kind: DestinationKind;
    forgotten_at: number | null;
    account_id: string | null;
    way: Way;
  }>(
    db,
    sql`SELECT name, kind, ${IS_PUBLIC} AS counts, forgotten_at, account_id, way FROM blogs WHERE id = ${blogId}`,
  );
  const summary: Shown = {
    kind: 'none',
    blogName: blog?.name ?? '',
    practice: blog?.counts === 0,
    connected: blog !== undefined && blog.forgotten_at === null && blog.account_id !== null,
    ...(publication?.url === undefined ? {} : { url: publication.url }),
    ...(job?.state === 'needs-author' ? { jobId: job.id } : {}),
    putsBack: false,
    saveNumber,
    changes: [],
    conflicts: [],
  };
  if (publication === undefined || blog === undefined) return { summary };
  const away = awayKind(publication, job);
  if (away !== undefined) {
    const can = summary.connected && capabilitiesOf(kindOf(blog)).canPutBack;
    return { summary: { ...summary, kind: away, putsBack: away === 'trashed' && can } };
  }
  const versions = versionsOf(reader, publication);
  if (versions === undefined) return { summary };
  const { intent, publishAt } = carryOn(capabilitiesOf(kindOf(blog)), publication, job);
  const carries = { intent, ...(publishAt === undefined ? {} : { publishAt }) };
  return { summary: { ...summary, remoteHash: versions.remoteHash, carries }, versions };
}

/** How the post left the public; undefined if it is public. The choice is then not about its text. */
function awayKind(
  { remoteStatus }: PublicationRecord,
  job: OpenJob | undefined,
): 'gone' | 'trashed' | 'withdrawn' | undefined {
  if (remoteStatus === 'gone') return 'gone';
  if (remoteStatus === 'binned') return 'trashed';
  return remoteStatus === 'draft' && job?.intent === 'update' ? 'withdrawn' : undefined;
}
