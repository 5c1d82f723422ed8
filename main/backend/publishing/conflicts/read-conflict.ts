/** What the window shows of a post that is no longer on its blog as it was sent. */
import { mergeByTurn } from '#interview/merge/merge-by-turn.ts';
import type { BackendOutput } from '#contract/backend.ts';
import { get, sql } from '../../library/sql.ts';
import { findOpenJobOf } from '../../library/publications/jobs.ts';
import type { OpenJob } from '../../library/publications/jobs.ts';
import { findPublication } from '../../library/publications/publications.ts';
import type { PublicationRecord } from '../../library/publications/publications.ts';
import { workingCopy } from '../../library/publications/working-copy.ts';
import { carryOn } from './carry-on.ts';
import type { VersionReader } from './remote-version.ts';
import { versionsOf } from './versions.ts';
import { capabilitiesOf, type DestinationKind } from '#interview/destinations.ts';
import { COUNTS, kindOf, type Way } from '../../library/publications/blogs.ts';

type Shown = BackendOutput<'conflicts.get'>;
/** More than a list can be read through; what is beyond is settled all the same. */
const MOST = 50_000;

/** Fails with post.not-found, document.too-large, and what Ahead's `get` throws. */
export function readConflict(
  reader: VersionReader,
  { postId, blogId }: Readonly<{ postId: string; blogId: string }>,
): Shown {
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
    sql`SELECT name, kind, ${COUNTS} AS counts, forgotten_at, account_id, way FROM blogs WHERE id = ${blogId}`,
  );
  const shown: Shown = {
    kind: 'none',
    blogName: blog?.name ?? '',
    trial: blog?.counts === 0,
    connected: blog !== undefined && blog.forgotten_at === null && blog.account_id !== null,
    ...(publication?.url === undefined ? {} : { url: publication.url }),
    ...(job?.state === 'needs-author' ? { jobId: job.id } : {}),
    saveNumber,
    changes: [],
    conflicts: [],
  };
  if (publication === undefined) return shown;
  const away = awayKind(publication, job);
  if (away !== undefined) return { ...shown, kind: away };
  const versions = versionsOf(reader, publication);
  if (versions === undefined) return shown;
  const { changes, conflicts } = mergeByTurn(versions.base, versions.mine, versions.theirs);
  const alone = conflicts.length === 0 && changes.every(({ from }) => from !== 'mine');
  const { intent, publishAt } = carryOn(
    capabilitiesOf(blog === undefined ? 'blogger' : kindOf(blog)),
    publication,
    job,
  );
  const at = get<{ remote_read_at: number | null }>(
    db,
    sql`SELECT remote_read_at FROM publications WHERE id = ${publication.id}`,
  )?.remote_read_at;
  return {
    ...shown,
    kind: alone ? 'blog-only' : 'choose',
    found: versions.found,
    carries: { intent, ...(publishAt === undefined ? {} : { publishAt }) },
    ...(at === null || at === undefined ? {} : { foundAt: at }),
    changes: changes.slice(0, MOST),
    conflicts: conflicts.slice(0, MOST),
  };
}

/** No longer before the public: what is to be chosen is not the text. */
function awayKind(
  { remoteStatus }: PublicationRecord,
  job: OpenJob | undefined,
): 'gone' | 'trashed' | 'withdrawn' | undefined {
  if (remoteStatus === 'gone') return 'gone';
  if (remoteStatus === 'binned') return 'trashed';
  return remoteStatus === 'draft' && job?.intent === 'update' ? 'withdrawn' : undefined;
}
