/** A post on the blog, written elsewhere, with its imported copy here. */
import { DOCUMENT_VERSION, type Post } from '#interview/document.ts';
import { readHtml } from '#interview/html/read-html.ts';
import { emptyPost } from '#interview/upgrade.ts';
import { run, sql } from '#backend/core/sql.ts';
import { keepDocument } from '#backend/library/posts/remote-revision.ts';
import type { DeskBlog, PublishingDesk } from './publishing-desk.ts';

export async function importedPost(
  { blog, desk, blogId }: Readonly<{ blog: DeskBlog; desk: PublishingDesk; blogId: string }>,
  html: string,
) {
  const remote = await blog.elsewhere.insert(
    { title: 'Un ancien billet', content: html, labels: ['Archives'] },
    { draft: false },
  );
  const document: Post = {
    ...emptyPost('article', 'fr'),
    title: 'Un ancien billet',
    labels: ['Archives'],
    body: readHtml(remote.content, { newId: () => 'n', origin: 'blog', language: 'fr', keepSource: true }),
  };
  const { db, now, newId } = desk.backend;
  const postId = desk.write(document);
  const json = JSON.stringify(document);
  keepDocument(db, postId, { json, version: DOCUMENT_VERSION }, 'imported', { now: now(), newId });
  run(
    db,
    sql`
    INSERT INTO publications (id, post_id, blog_id, remote_id, remote_status, url, published_at, base_title, base_labels,
      base_content, sent_hash, created_at)
    SELECT ${`p-${postId}`}, id, ${blogId}, ${remote.id}, 'live', 'https://labo.example/ancien.html', ${remote.published},
      title, '["Archives"]', ${remote.content}, document_hash, created_at FROM posts WHERE id = ${postId}`,
  );
  const stored = (): string => blog.posts().find(({ id }) => id === remote.id)?.content ?? '';
  return { postId, stored, remoteId: remote.id };
}
