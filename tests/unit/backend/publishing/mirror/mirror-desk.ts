/** A blog mirrored to a desk, and its rows in the library. */
import { readDocument } from '#backend/library/store/read-document.ts';
import type { PostInput } from '#backend/practice-blog/post-input.ts';
import { blocksToText } from '#interview/plain.ts';
import type { DeskBlog, PublishingDesk } from '../publishing-desk.ts';

export const DAY = 86_400_000;
/** A timeout for a busy machine. */
export const SOON = { timeout: 30_000 };

/** A post written in Blogger’s own editor. */
export async function writeOnWeb(blog: DeskBlog, post: PostInput, how: { draft?: boolean } = {}) {
  blog.clock.at += 1_000;
  const { id } = await blog.elsewhere.insert(post, { draft: how.draft ?? false });
  return id;
}

export async function mirror(desk: PublishingDesk, blogId: string) {
  desk.clock.at += 1_000;
  await desk.call('mirrors.start', { blogId });
  await desk.mirrored();
  // Mirrored posts are searchable.
  await desk.backend.indexing?.finished();
  const mirror = (await desk.call('mirrors.list', {})).items.find((one) => one.blogId === blogId);
  if (mirror === undefined) throw new Error('the blog was not asked');
  return mirror;
}

type Row = {
  id: string;
  title: string;
  status: string;
  document: string;
  binned_at: number | null;
  remote_id: string | null;
  remote_status: string | null;
};

export const publicationRows = (desk: PublishingDesk): Row[] =>
  desk.backend.db
    .prepare(
      `SELECT posts.id, title, status, document, binned_at, remote_id, remote_status
       FROM posts LEFT JOIN publications ON publications.post_id = posts.id ORDER BY posts.rowid`,
    )
    .all() as Row[];

export const byRemote = (desk: PublishingDesk, remoteId: string): Row => {
  const matching = publicationRows(desk).filter((row) => row.remote_id === remoteId);
  if (matching.length !== 1) throw new Error(`${matching.length} posts of the blog’s ${remoteId}`);
  return matching[0] as Row;
};
export const textOf = (row: Row): string => blocksToText(readDocument(row.document).body);
export const revisionReasons = (desk: PublishingDesk, postId: string): string[] =>
  desk.backend.db
    .prepare(
      'SELECT reason FROM revisions JOIN posts ON posts.rowid = revisions.post_rowid WHERE posts.id = ? ORDER BY revisions.rowid',
    )
    .pluck()
    .all(postId) as string[];
export const changesSince = (desk: PublishingDesk): (() => number) => {
  const count = (): number => desk.backend.db.prepare('SELECT total_changes()').pluck().get() as number;
  const before = count();
  return () => count() - before;
};
